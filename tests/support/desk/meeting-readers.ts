import { expect } from "vitest";
import { endReadingOfMeeting, nameReaderOfMeeting } from "#desk/documents/meeting-readers-actions.ts";
import { recordMeeting } from "#features/meetings/meeting-commands.ts";
import { nameMeetingReader } from "#features/meetings/meeting-readers.ts";
import { can, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done, meetingOf } from "#tests/support/policy-meetings.ts";
import type { Job } from "./job.ts";

const code = "CON-1995";

const consultation = () => database().meeting.findUnique({ where: { code } });

/** Both who may are among its readers, or they could not work on it. */
async function meetingForSome() {
  done(await recordMeeting(portal, meetingOf({ code, type: "consultation", start: "1995-05-11", access: "named" })));
  for (const role of ["unit", "admin"] as const) await nameOf(role);
}

async function nameOf(role: "unit" | "admin" | "focal") {
  const version = Number((await seen()).version);
  return done(await nameMeetingReader(portal, { code, version }, (await personWith(role)).email));
}

async function seen() {
  return { code, version: String((await consultation())?.version) };
}

const idOf = async (role: "focal" | "expert") => (await personWith(role)).id;

export const meetingReaders: Job[] = [
  {
    does: "names somebody who may read a meeting",
    name: "nameReaderOfMeeting",
    once: "key",
    action: nameReaderOfMeeting,
    may: can.editMeetings,
    by: ["unit", "admin"],
    prepare: meetingForSome,
    form: async () => ({ ...(await seen()), email: "Expert@example.org" }),
    outcome: { status: "done", message: expect.stringContaining("expert@example.org") },
    kept: [async () => (await consultation())?.named.includes(await idOf("expert")), true],
    wrong: [{ email: "nobody" }, ["email"]],
    meanwhile: { change: () => nameOf("focal") },
  },
  {
    does: "ends somebody's reading of a meeting",
    name: "endReadingOfMeeting",
    once: "stands",
    again: { to: `/en/meetings/${code}/readers?refused=changedMeanwhile` },
    action: endReadingOfMeeting,
    may: can.editMeetings,
    by: ["unit", "admin"],
    prepare: async () => {
      await meetingForSome();
      await nameOf("focal");
    },
    form: async () => ({ ...(await seen()), person: String(await idOf("focal")) }),
    outcome: { to: `/en/meetings/${code}/readers?ended=1` },
    kept: [async () => (await consultation())?.named.includes(await idOf("focal")), false],
    refusal: (error) => ({ to: `/en/meetings/${code}/readers?refused=${error}` }),
  },
];
