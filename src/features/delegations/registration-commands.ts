import type { MeetingRegistration } from "#generated/prisma/client.ts";
import { dayToDate } from "#lib/partial-date.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import type { RegistrationInput, RegistrationVerb } from "./delegation.ts";
import { meetingOf } from "./delegation-commands.ts";

export type RegistrationRefusal =
  | "notAllowed"
  | "notFound"
  | "changedMeanwhile"
  | "countOfUnpublished"
  | "nobodyCounted";

/** `version` is the one that the person saw, 0 where nothing was set. */
export async function setRegistration(
  actor: Actor,
  code: string,
  version: number,
  { listFor, keptUntil }: RegistrationInput,
): Promise<Result<MeetingRegistration, RegistrationRefusal>> {
  const data = { listFor, keptUntil: keptUntil === null ? null : dayToDate(keptUntil) };
  return changeRegistration(actor, code, version, "set", data);
}

/** Tells everybody who reads the meeting how many came, or does so no more. Nobody is named by it. */
export async function releaseCount(
  actor: Actor,
  code: string,
  version: number,
  isReleased: boolean,
): Promise<Result<MeetingRegistration, RegistrationRefusal>> {
  return changeRegistration(actor, code, version, isReleased ? "release" : "withhold", { countReleased: isReleased });
}

async function changeRegistration(
  actor: Actor,
  code: string,
  version: number,
  verb: RegistrationVerb,
  data: Partial<Pick<MeetingRegistration, "listFor" | "keptUntil" | "countReleased">>,
): Promise<Result<MeetingRegistration, RegistrationRefusal>> {
  if (!can.keepDelegations(actor)) return fail("notAllowed");
  return change<MeetingRegistration, RegistrationRefusal>(async (tx) => {
    const meeting = await meetingOf(tx, actor, code);
    if (!meeting) return fail("notFound");
    const isPublic = meeting.publishedEnAt !== null || meeting.publishedRuAt !== null;
    if (verb === "release") {
      if (!isPublic || meeting.state !== "held") return fail("countOfUnpublished");
      const there = { meetingId: meeting.id, removedAt: null, counts: { path: ["people"], gt: 0 } };
      if ((await tx.delegation.count({ where: there })) === 0) return fail("nobodyCounted");
    }
    const row = await written(tx, meeting.id, version, data);
    if (!row) return fail("changedMeanwhile");
    await recordEvent(tx, actor, {
      ...{ subject: "registration", subjectId: row.id, subjectCode: code, verb, snapshot: row },
      visible: isPublic && verb !== "set",
    });
    return ok(row);
  });
}

async function written(
  tx: Transaction,
  meetingId: number,
  version: number,
  data: Partial<MeetingRegistration>,
): Promise<MeetingRegistration | null> {
  if (version === 0) {
    // Two colleagues who set it first at once: the second is told.
    const { count } = await tx.meetingRegistration.createMany({ data: { ...data, meetingId }, skipDuplicates: true });
    return count === 0 ? null : tx.meetingRegistration.findUniqueOrThrow({ where: { meetingId } });
  }
  const { count } = await tx.meetingRegistration.updateMany({
    where: { meetingId, version },
    data: { ...data, version: version + 1 },
  });
  return count === 0 ? null : tx.meetingRegistration.findUniqueOrThrow({ where: { meetingId } });
}
