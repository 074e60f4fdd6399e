import { publishMeeting, recordMeeting } from "#features/meetings/meeting-commands.ts";
import { locales } from "#i18n/locale.ts";
import { portal as actor } from "#policy.ts";
import { database } from "#server/database.ts";
import { type FileOf, readData } from "./seed-data.ts";
import { done } from "./seed-record.ts";

/**
 * The meetings that the record knows of, each once: a portal from before one was known gets it when it next starts, too, unless
 * somebody has entered it. One that the unit has corrected, withdrawn or voided since stays as the unit left it.
 */
export async function fillMeetings(): Promise<void> {
  const begun = await database().event.findMany({
    where: { subject: "meeting", verb: "record", actorId: null },
    select: { subjectCode: true },
  });
  const recorded = new Set(begun.map(({ subjectCode }) => subjectCode));
  for (const { told, ...input } of await readData("meetings")) {
    const before = await database().meeting.findUnique({ where: { code: input.code } });
    if (recorded.has(input.code) ? before?.version !== 1 : before || (await isEntered(input))) continue;
    const meeting = before ?? done(await recordMeeting(actor, input, { source: input.source, ...told }));
    done(await publishMeeting(actor, meeting.code, meeting.version, locales));
  }
}

/** Whether somebody has entered one of the same kind on its days, under a code of their own. */
async function isEntered({ type, pillar, start }: Omit<FileOf<"meetings">[number], "told">): Promise<boolean> {
  if (start?.length !== 10) return false;
  return (await database().meeting.count({ where: { type, pillarNumber: pillar, start } })) > 0;
}
