import { publishMeeting } from "#features/meetings/meeting-commands.ts";
import { nameMeetingReader } from "#features/meetings/meeting-readers.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { agreed, held } from "./planting-public.ts";
import type { Say } from "./saying.ts";

/** Published for those of a level alone, with a recommendation of it: that one is for nobody else. */
export async function meetingFor(access: "partners" | "named", code: string, say: Say): Promise<void> {
  const unit = await personWith("unit");
  const meeting = await held(unit, code, `${code.slice(4, 8)}-05-11`, say, { access });
  const one = await agreed(unit, code, say);
  const { version } = done(await publishMeeting(unit, code, meeting.version, ["en", "ru"], [one]));
  if (access !== "named") return;
  done(await nameMeetingReader(unit, { code, version }, (await personWith("focal")).email));
}
