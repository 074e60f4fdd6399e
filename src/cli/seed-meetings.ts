import { agendaItemInput } from "#features/agenda/agenda.ts";
import { addAgendaItem } from "#features/agenda/agenda-commands.ts";
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
  for (const { told, topics, ...input } of await readData("meetings")) {
    const before = await database().meeting.findUnique({ where: { code: input.code } });
    if (recorded.has(input.code) ? before?.version !== 1 : before || (await isEntered(input))) continue;
    const meeting = before ?? done(await recordMeeting(actor, input, { source: input.source, ...told }));
    await fillTopics(meeting, topics);
    done(await publishMeeting(actor, meeting.code, meeting.version, locales));
  }
}

/** A fill that was cut off goes on behind the last of them. */
async function fillTopics({ id, code }: { id: number; code: string }, topics: FileOf<"meetings">[number]["topics"]) {
  const there = await database().agendaItem.count({ where: { meetingId: id } });
  for (const { text: title, source } of topics.slice(there)) {
    const item = agendaItemInput.parse({ ...untimed, title, source });
    done(await addAgendaItem(actor, code, item));
  }
}

const untimed = {
  ...{ kind: "item", parent: null, day: null, number: null, starts: null, ends: null },
  ...{ speakers: [], interpretation: [] },
};

/** Whether somebody has entered one of the same kind on its days, under a code of their own. */
async function isEntered({
  type,
  pillar,
  start,
}: Pick<FileOf<"meetings">[number], "type" | "pillar" | "start">): Promise<boolean> {
  if (start?.length !== 10) return false;
  return (await database().meeting.count({ where: { type, pillarNumber: pillar, start } })) > 0;
}
