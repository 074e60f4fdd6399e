import { hold, type Seen } from "#features/recommendations/recommendation-changes.ts";
import {
  publishedWithout,
  publishWithMeeting,
  withdrawWithMeeting,
} from "#features/recommendations/recommendation-publishing.ts";
import type { Meeting, Recommendation } from "#generated/prisma/client.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { columns, type Localized } from "#i18n/localized.ts";
import { statesUntold, type Telling, textStatesAfter, textStatesOf, wordsOf } from "#i18n/record-text.ts";
import { emptiedInPublic, unvouched } from "#i18n/settled-text.ts";
import { dayToDate } from "#lib/partial-date.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, kept, readable } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { hasStood, refusedChange } from "#server/text-rights.ts";
import { type Texts, writeTextStates } from "#server/text-states.ts";
import { daysOf, type MeetingInput } from "./meeting.ts";
import { holdToChange, type MeetingRefusal as Refusal, recordMeetingEvent, update } from "./meeting-changes.ts";
import { holdWithDecided, keepsNumbers, stillDecidable } from "./meeting-decided.ts";
import { keptHosts } from "./meeting-host-queries.ts";
import { readersOf } from "./meeting-readers.ts";
import type { FirstMove } from "./meeting-state.ts";
import { hasBegun, judge, type Told } from "./meeting-state-commands.ts";

type Tellings = Record<"title" | "outcome", Telling>;

/**
 * Enters a new meeting; nobody outside the unit sees it before it is published. `told` is what a source tells of it: without
 * one it is no more than planned.
 */
export async function recordMeeting(
  actor: Actor,
  input: MeetingInput,
  told: Told & { verb: FirstMove } = { verb: "plan" },
): Promise<Result<Meeting, Refusal>> {
  if (!can.editMeetings(actor)) return fail("notAllowed");
  return change(async (tx) => {
    const hosts = (await isPlaced(tx, input)) && (await keptHosts(tx, input.hosts));
    if (!hosts) return fail("notFound");
    if (input.reported.length > 0 && told.verb !== "hold") return notHeld(input);
    // Two colleagues who enter the same meeting at once: the second waits here, and is told.
    const readers = readersOf(actor, input.access ?? "public", []);
    const data = { code: input.code, ...toRow(input), ...readers, hosts };
    const { count } = await tx.meeting.createMany({ data, skipDuplicates: true });
    if (count === 0) return fail("codeTaken", { code: input.code });
    const { id } = await tx.meeting.findUniqueOrThrow({ where: { code: input.code }, select: { id: true } });
    // The record's editors have confirmed the titles that the portal brings: their source is that of the meeting.
    const grounds = actor.kind === "portal" && input.source?.length ? { source: input.source } : {};
    const texts = textsOf(input, null, { title: { grounds: { en: grounds, ru: grounds } } });
    if (unvouched(texts.title, null).length > 0) return fail("officialAlone", { codes: input.code });
    await writeTextStates(tx, "meeting", [{ id, texts }]);
    const judged = await judge(tx, await tx.meeting.findUniqueOrThrow({ where: { id } }), [], told);
    if (!judged.ok) return judged;
    const { changes, happening } = judged.value;
    const meeting = await tx.meeting.update({ where: { id }, data: changes });
    await recordMeetingEvent(tx, actor, meeting, { verb: "record" });
    await recordMeetingEvent(tx, actor, meeting, happening);
    return ok(meeting);
  });
}

/**
 * `version` is the one that the person saw: a colleague's change in between is refused, not overwritten. So are a date and
 * a type with which a decision that stands would not have been possible. `tellings` are what the person says of the words.
 */
export async function correctMeeting(
  actor: Actor,
  code: string,
  version: number,
  input: MeetingInput,
  tellings?: Tellings,
): Promise<Result<Meeting, Refusal>> {
  if (!can.editMeetings(actor)) return fail("notAllowed");
  return change(async (tx) => {
    const hosts = (await isPlaced(tx, input)) && (await keptHosts(tx, input.hosts));
    if (!hosts) return fail("notFound");
    await holdWithDecided(tx, code);
    const before = await tx.meeting.findUnique({ where: { code, version, ...kept, ...readable.leveled(actor) } });
    if (before) {
      if (emptiedInPublic(before, wordsOf(before, "title"), input.title).length > 0) {
        return fail("publicWordsMissing", { codes: code });
      }
      const texts = textsOf(input, before, tellings);
      if (unvouched(texts.title, textStatesOf(before, "title")).length > 0) {
        return fail("officialAlone", { codes: code });
      }
      for (const name of ["title", "outcome"] as const) {
        const stood = { words: wordsOf(before, name), states: textStatesOf(before, name) };
        const now = { words: input[name] ?? { en: null, ru: null }, states: texts[name] };
        const refused = refusedChange(actor, stood, now);
        if (refused) return fail(refused, { codes: code });
        const of = { subject: "meeting", field: name, id: before.id } as const;
        if (!(await hasStood(tx, of, stood, now, tellings?.[name]))) return fail("changedMeanwhile");
      }
      const numbered = await keepsNumbers(tx, before, toRow(input));
      if (!numbered.ok) return numbered;
      const possible = await stillDecidable(tx, before, toRow(input));
      if (!possible.ok) return possible;
    }
    if (before?.state === "held" && !hasBegun(daysOf(input))) return fail("heldNotBegun");
    if (before && before.state !== "held" && input.reported.length > 0) return notHeld(before);
    return update(
      tx,
      actor,
      { code, version },
      { verb: "correct" },
      (row) => ok({ ...toRow(input), ...readersOf(actor, input.access ?? row.access, row.named), hosts }),
      {
        texts: (row) => textsOf(input, row, tellings),
      },
    );
  });
}

/** A meeting that was not held has agreed on nothing, and endorsed nothing. */
function notHeld({ code }: { code: string }): Result<never, Refusal> {
  return fail("reportedNotHeld", { meeting: code });
}

/** Whether the record knows the country and the pillars that it names. */
async function isPlaced(tx: Transaction, { place, pillar, reported }: MeetingInput): Promise<boolean> {
  const pillars = new Set([pillar, ...reported.map((row) => row.pillar)].filter((number) => number !== null));
  return (
    (place === null || (await tx.place.count({ where: { code: place } })) === 1) &&
    (await tx.pillar.count({ where: { number: { in: [...pillars] } } })) === pillars.size
  );
}

/**
 * Makes it public in the languages that have a title, with the chosen of its recommendations or not at all; those already
 * public keep their date.
 */
export async function publishMeeting(
  actor: Actor,
  code: string,
  version: number,
  languages: readonly Locale[],
  recommendations: readonly Seen[] = [],
): Promise<Result<Meeting, Refusal>> {
  if (!can.publish(actor)) return fail("notAllowed");
  return change(async (tx) => {
    await holdToChange(tx, code);
    const held = await hold(tx, actor, recommendations);
    if (!held.ok) return held;
    const published = await update(tx, actor, { code, version }, { verb: "publish" }, (meeting) => {
      const now = new Date();
      const en = languages.includes("en") && meeting.titleEn !== null;
      const ru = languages.includes("ru") && meeting.titleRu !== null;
      if (!en && !ru) return fail("nothingToPublish", { codes: meeting.code });
      return ok({
        publishedEnAt: en ? (meeting.publishedEnAt ?? now) : meeting.publishedEnAt,
        publishedRuAt: ru ? (meeting.publishedRuAt ?? now) : meeting.publishedRuAt,
      });
    });
    if (!published.ok) return published;
    const meeting = published.value;
    if (held.value.some(({ meetingId }) => meetingId !== meeting.id)) return fail("notFound");
    const rows = held.value.map((row) => ({ ...row, meeting }));
    const withIt = await publishWithMeeting(tx, actor, languages, rows);
    return withIt.ok ? published : (withIt as Result<never, Refusal>);
  });
}

/**
 * Takes it back from the public in the chosen languages, alone or with its recommendations; the reason stays in their
 * history.
 */
export async function withdrawMeeting(
  actor: Actor,
  code: string,
  version: number,
  reason: Localized,
  {
    withRecommendations = false,
    languages = locales,
  }: { withRecommendations?: boolean; languages?: readonly Locale[] } = {},
): Promise<Result<Meeting & { withIt: Recommendation[] }, Refusal>> {
  if (!can.publish(actor)) return fail("notAllowed");
  if (!reason.en && !reason.ru) return fail("reasonMissing");
  return change(async (tx) => {
    await holdToChange(tx, code);
    const held = await hold(tx, actor, withRecommendations ? await publicOnesOf(tx, code, languages) : []);
    if (!held.ok) return held;
    const withdrawn = await update(tx, actor, { code, version }, { verb: "withdraw", reason }, (meeting) => {
      const data = publishedWithout(meeting, languages);
      return data ? ok(data) : fail("nothingToWithdraw", { codes: code });
    });
    if (!withdrawn.ok) return withdrawn;
    const withIt = await withdrawWithMeeting(tx, actor, reason, languages, held.value);
    return withIt.ok ? ok({ ...withdrawn.value, withIt: withIt.value }) : (withIt as Result<never, Refusal>);
  });
}

function publicOnesOf(tx: Transaction, meeting: string, languages: readonly Locale[]): Promise<Seen[]> {
  return tx.recommendation.findMany({
    where: {
      meeting: { code: meeting },
      ...kept,
      OR: languages.map((language) => ({ [{ en: "publishedEnAt", ru: "publishedRuAt" }[language]]: { not: null } })),
    },
    select: { code: true, version: true },
  });
}

/** The states of the words that take the place of those of `before`. Of an outcome nobody is asked. */
function textsOf(
  { title, titleState, outcome }: MeetingInput,
  before: Meeting | null,
  tellings?: Partial<Tellings>,
): Required<Texts<"meeting">> {
  const was = (name: "title" | "outcome") =>
    before && { words: wordsOf(before, name), states: textStatesOf(before, name) };
  const outcomeWords = outcome ?? { en: null, ru: null };
  const at = new Date();
  return {
    title: textStatesAfter(title, titleState, was("title"), { at, ...tellings?.title }),
    outcome: textStatesAfter(outcomeWords, statesUntold(outcomeWords), was("outcome"), { at, ...tellings?.outcome }),
  };
}

function toRow(input: MeetingInput) {
  const days = daysOf(input);
  return {
    type: input.type,
    number: input.number,
    pillarNumber: input.pillar,
    ...columns("title", input.title),
    start: input.start,
    end: input.end,
    datePrecision: input.datePrecision,
    firstDay: days && dayToDate(days.from),
    lastDay: days && dayToDate(days.on),
    ...columns("city", input.city),
    placeCode: input.place,
    format: input.format,
    zone: input.zone ?? null,
    ...columns("outcome", input.outcome),
    attendance: input.attendance,
    reported: input.reported,
    conflicts: input.conflicts,
    source: input.source ?? [],
  };
}
