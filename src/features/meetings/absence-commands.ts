import type { MeetingAbsence } from "#generated/prisma/client.ts";
import { dayOf } from "#i18n/format.ts";
import type { Localized } from "#i18n/localized.ts";
import type { Source } from "#i18n/source.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { roman } from "#lib/roman.ts";
import { type Actor, can, kept } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import type { AbsenceInput, AbsenceVerb } from "./absence.ts";

type Refusal =
  | "notAllowed"
  | "notFound"
  | "changedMeanwhile"
  | "reasonMissing"
  | "yearNotOver"
  | "absenceExists"
  | "absenceContradicted";

/**
 * Records that a source says that no expert meeting of a pillar was held in a year. Where the record holds one that was, this
 * is refused; where one is recorded later, both are shown.
 */
export async function tellAbsence(actor: Actor, input: AbsenceInput): Promise<Result<MeetingAbsence, Refusal>> {
  if (!can.editMeetings(actor)) return fail("notAllowed");
  const { pillar, year, source } = input;
  if (year >= Number(dayOf(new Date()).slice(0, 4))) return fail("yearNotOver", { year });
  return change<MeetingAbsence, Refusal>(async (tx) => {
    // Two colleagues who tell of one year at once: the second waits here, and is told.
    const pillars = await tx.$queryRaw<unknown[]>`SELECT number FROM pillar WHERE number = ${pillar} FOR UPDATE`;
    if (pillars.length === 0) return fail("notFound");
    const held = await tx.meeting.findMany({
      where: { type: "ewg", pillarNumber: pillar, state: "held", start: { startsWith: String(year) }, ...kept },
      select: { code: true },
      orderBy: { code: "asc" },
    });
    if (held.length > 0) return fail("absenceContradicted", { codes: held.map(({ code }) => code).join(", ") });
    const where = { pillarNumber_year: { pillarNumber: pillar, year } };
    const before = await tx.meetingAbsence.findUnique({ where });
    if (before && before.takenBackAt === null) return fail("absenceExists", { pillar: roman(pillar), year });
    const data = { source, takenBackAt: null };
    const row = before
      ? await tx.meetingAbsence.update({ where, data: { ...data, version: before.version + 1 } })
      : await tx.meetingAbsence.create({ data: { pillarNumber: pillar, year, ...data } });
    await recordAbsence(tx, actor, row, "tell", { source });
    return ok(row);
  });
}

/** It was recorded by mistake, or another source says otherwise. `version` is the one that the person saw. */
export async function takeBackAbsence(
  actor: Actor,
  id: number,
  version: number,
  reason: Localized,
): Promise<Result<MeetingAbsence, Refusal>> {
  if (!can.editMeetings(actor)) return fail("notAllowed");
  if (!reason.en && !reason.ru) return fail("reasonMissing");
  return change<MeetingAbsence, Refusal>(async (tx) => {
    const { count } = await tx.meetingAbsence.updateMany({
      where: { id, version, takenBackAt: null },
      data: { takenBackAt: new Date(), version: version + 1 },
    });
    const row = await tx.meetingAbsence.findUnique({ where: { id } });
    if (!row) return fail("notFound");
    if (count === 0) return fail("changedMeanwhile");
    await recordAbsence(tx, actor, row, "take-back", { reason });
    return ok(row);
  });
}

function recordAbsence(
  tx: Transaction,
  actor: Actor,
  row: MeetingAbsence,
  verb: AbsenceVerb,
  words: { source?: Source; reason?: Localized },
): Promise<void> {
  return recordEvent(tx, actor, {
    ...{ subject: "absence", subjectId: row.id, subjectCode: `${row.pillarNumber}/${row.year}`, verb, ...words },
    ...{ snapshot: row, visible: true },
  });
}
