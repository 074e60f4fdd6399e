import { readersOf } from "#features/meetings/meeting-readers.ts";
import type { Document } from "#generated/prisma/client.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { columns, type Localized } from "#i18n/localized.ts";
import { statesUntold, type Telling, textStatesAfter, textStatesOf, wordsOf } from "#i18n/record-text.ts";
import { emptiedInPublic, unvouched } from "#i18n/settled-text.ts";
import { dayToDate, lastDayOf } from "#lib/partial-date.ts";
import { fail, ok, type Result, together } from "#lib/result.ts";
import { type Actor, can, readable } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { hasStood, refusedChange } from "#server/text-rights.ts";
import { type Texts, writeTextStates } from "#server/text-states.ts";
import { type DocumentInput, newDocumentCode } from "./document.ts";
import {
  narrowerMeetings,
  type DocumentRefusal as Refusal,
  recordDocumentEvent,
  updateDocument,
} from "./document-changes.ts";

type Tellings = Record<"title" | "summary", Telling>;

/** Enters a new document; nobody outside the unit sees it before it is published. */
export function recordDocument(actor: Actor, input: DocumentInput): Promise<Result<Document, Refusal>> {
  return change<Document, Refusal>((tx) => recordDocumentWithin(tx, actor, input));
}

/** The same within a change of more. Where no date of it is known, its number is of the year `numberedIn`. */
export async function recordDocumentWithin(
  tx: Transaction,
  actor: Actor,
  input: DocumentInput,
  numberedIn: string | null = null,
): Promise<Result<Document, Refusal>> {
  if (!can.editDocuments(actor)) return fail("notAllowed");
  const belonging = await belongingOf(tx, actor, input);
  if (!belonging.ok) return belonging;
  const free = await freeDocumentCode(tx, { ...input, issued: input.issued ?? numberedIn });
  if (!free.ok) return free;
  const code = free.value;
  const data = { code, ...toRow(input), ...readersOf(actor, input.access, []), ...belonging.value };
  const held = await narrowerMeetings(tx, data);
  if (held.length > 0) return fail("paperWider", { codes: held.join(", ") });
  const { id } = await tx.document.create({
    data,
    select: { id: true },
  });
  // The record's editors have confirmed the titles that the portal brings: their source is that of the document.
  const grounds = actor.kind === "portal" && input.source?.length ? { source: input.source } : {};
  const texts = textsOf(input, null, { title: { grounds: { en: grounds, ru: grounds } } });
  if (unvouched(texts.title, null).length > 0) return fail("officialAlone", { codes: code });
  await writeTextStates(tx, "document", [{ id, texts }]);
  const document = await tx.document.findUniqueOrThrow({ where: { id } });
  await recordDocumentEvent(tx, actor, document, { verb: "record" });
  return ok(document);
}

/**
 * `version` is the one that the person saw: a colleague's change in between is refused, not overwritten. The address stays,
 * whatever becomes of the symbol. `tellings` are what the person says of the words.
 */
export async function correctDocument(
  actor: Actor,
  code: string,
  version: number,
  input: DocumentInput,
  tellings?: Tellings,
): Promise<Result<Document, Refusal>> {
  if (!can.editDocuments(actor)) return fail("notAllowed");
  return change<Document, Refusal>(async (tx) => {
    const correct = async (
      before: Document,
    ): Promise<Result<ReturnType<typeof toRow> & Belonging & { named: number[] }, Refusal>> => {
      const belonging = await belongingOf(tx, actor, input);
      if (!belonging.ok) return belonging;
      if (input.symbol && input.symbol !== before.symbol) {
        const other = await tx.document.findFirst({
          where: { symbol: input.symbol, discardedAt: null, id: { not: before.id } },
        });
        if (other) return fail("symbolTaken", { code: other.code });
      }
      if (emptiedInPublic(before, wordsOf(before, "title"), input.title).length > 0) {
        return fail("publicWordsMissing", { codes: code });
      }
      const texts = textsOf(input, before, tellings);
      if (unvouched(texts.title, textStatesOf(before, "title")).length > 0) {
        return fail("officialAlone", { codes: code });
      }
      for (const name of ["title", "summary"] as const) {
        const stood = { words: wordsOf(before, name), states: textStatesOf(before, name) };
        const now = { words: input[name] ?? none, states: texts[name] };
        const refused = refusedChange(actor, stood, now);
        if (refused) return fail(refused, { codes: code });
        const of = { subject: "document", field: name, id: before.id } as const;
        if (!(await hasStood(tx, of, stood, now, tellings?.[name]))) return fail("changedMeanwhile");
      }
      return ok({ ...toRow(input), ...readersOf(actor, input.access, before.named), ...belonging.value });
    };
    return updateDocument(tx, actor, { code, version }, { verb: "correct" }, correct, {
      texts: (before) => textsOf(input, before, tellings),
    });
  });
}

/** Makes it public in those of the languages that have a title; where it is public already it keeps its date. */
export function publishDocument(
  actor: Actor,
  code: string,
  version: number,
  languages: readonly Locale[],
): Promise<Result<Document, Refusal>> {
  return change<Document, Refusal>((tx) => publishWithin(tx, actor, { code, version }, languages));
}

/** Some at once, or none of them: each for which that cannot be is named. `version` is that which was seen of each. */
export function publishDocuments(
  actor: Actor,
  seen: readonly { code: string; version: number }[],
  languages: readonly Locale[],
): Promise<Result<Document[], Refusal>> {
  return change<Document[], Refusal>((tx) =>
    together(
      seen,
      ({ code }) => code,
      (one) => publishWithin(tx, actor, one, languages),
    ),
  );
}

async function publishWithin(
  tx: Transaction,
  actor: Actor,
  seen: { code: string; version: number },
  languages: readonly Locale[],
): Promise<Result<Document, Refusal>> {
  if (!can.publish(actor)) return fail("notAllowed");
  return updateDocument<Refusal>(tx, actor, seen, { verb: "publish" }, (document) => {
    const now = new Date();
    const en = languages.includes("en") && document.titleEn !== null;
    const ru = languages.includes("ru") && document.titleRu !== null;
    if (!en && !ru) return fail("nothingToPublish", { codes: seen.code });
    return ok({
      publishedEnAt: en ? (document.publishedEnAt ?? now) : document.publishedEnAt,
      publishedRuAt: ru ? (document.publishedRuAt ?? now) : document.publishedRuAt,
    });
  });
}

/** Takes it back from its readers in those languages; the reason stays in its history. */
export async function withdrawDocument(
  actor: Actor,
  code: string,
  version: number,
  reason: Localized,
  languages: readonly Locale[] = locales,
): Promise<Result<Document, Refusal>> {
  if (!can.publish(actor)) return fail("notAllowed");
  if (!reason.en && !reason.ru) return fail("reasonMissing");
  return change<Document, Refusal>((tx) =>
    updateDocument<Refusal>(tx, actor, { code, version }, { verb: "withdraw", reason }, (document) => {
      const en = languages.includes("en") ? null : document.publishedEnAt;
      const ru = languages.includes("ru") ? null : document.publishedRuAt;
      const isChanged = en !== document.publishedEnAt || ru !== document.publishedRuAt;
      return isChanged ? ok({ publishedEnAt: en, publishedRuAt: ru }) : fail("nothingToWithdraw", { codes: code });
    }),
  );
}

const none: Localized = { en: null, ru: null };

/** The code of a new document, or `wanted` where that is free. A symbol belongs to one document alone. */
export async function freeDocumentCode(
  tx: Transaction,
  { symbol, issued }: Pick<DocumentInput, "symbol" | "issued">,
  wanted: string | null = null,
): Promise<Result<string, "symbolTaken">> {
  // Two colleagues who enter papers of one year at once: the second waits here for the number of the first.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('numbers of documents'))`;
  const other = symbol && (await tx.document.findFirst({ where: { symbol, discardedAt: null } }));
  if (other) return fail("symbolTaken", { code: other.code });
  const rows = await tx.document.findMany({ select: { code: true } });
  const taken = rows.map(({ code }) => code);
  const code = wanted && !taken.includes(wanted) ? wanted : newDocumentCode({ symbol, issued }, taken);
  return taken.includes(code) ? fail("symbolTaken", { code }) : ok(code);
}

type Belonging = Pick<
  Document,
  "issuerId" | "meetings" | "recommendations" | "pillars" | "partners" | "programmes" | "places"
>;

/** The keys of what it belongs to, which is in the record. */
async function belongingOf(
  tx: Transaction,
  actor: Actor,
  input: DocumentInput,
): Promise<Result<Belonging, "belongsToNothing">> {
  const among = (codes: readonly string[]) => ({ code: { in: [...codes] } });
  const partnerCodes = [...input.partners, ...(input.issuer.partner ? [input.issuer.partner] : [])];
  const meetings = await tx.meeting.findMany({ where: { AND: [readable.meetings(actor), among(input.meetings)] } });
  const recommendations = await tx.recommendation.findMany({
    where: { AND: [readable.recommendations(actor), among(input.recommendations)] },
  });
  const partners = await tx.partner.findMany({ where: among(partnerCodes) });
  const pillars = await tx.pillar.findMany({ where: { number: { in: input.pillars } } });
  const programmes = await tx.programme.findMany({ where: among(input.programmes) });
  const places = await tx.place.findMany({ where: among(input.places) });
  const known = new Set([meetings, recommendations, partners, programmes, places].flat().map(({ code }) => code));
  const numbers = new Set(pillars.map(({ number }) => number));
  const unknown = [
    ...[...input.meetings, ...input.recommendations, ...partnerCodes, ...input.programmes, ...input.places].filter(
      (code) => !known.has(code),
    ),
    ...input.pillars.filter((number) => !numbers.has(number)).map(String),
  ];
  if (unknown.length > 0) return fail("belongsToNothing", { codes: unknown.join(", ") });
  const ids = (codes: readonly string[], rows: readonly { id: number; code: string }[]) =>
    distinct(codes.flatMap((code) => rows.find((row) => row.code === code)?.id ?? []));
  return ok({
    issuerId: partners.find(({ code }) => code === input.issuer.partner)?.id ?? null,
    meetings: ids(input.meetings, meetings),
    recommendations: ids(input.recommendations, recommendations),
    pillars: distinct(input.pillars),
    partners: ids(input.partners, partners),
    programmes: distinct(input.programmes),
    places: distinct(input.places),
  });
}

function distinct<Key>(keys: readonly Key[]): Key[] {
  return [...new Set(keys)];
}

/** The states of the words that take the place of those of `before`. Of a summary nobody is asked. */
function textsOf(
  { title, titleState, summary }: DocumentInput,
  before: Document | null,
  tellings?: Partial<Tellings>,
): Required<Texts<"document">> {
  const was = (name: "title" | "summary") =>
    before && { words: wordsOf(before, name), states: textStatesOf(before, name) };
  const summaryWords = summary ?? none;
  const at = new Date();
  return {
    title: textStatesAfter(title, titleState, was("title"), { at, ...tellings?.title }),
    summary: textStatesAfter(summaryWords, statesUntold(summaryWords), was("summary"), { at, ...tellings?.summary }),
  };
}

function toRow(input: DocumentInput) {
  return {
    ...{ symbol: input.symbol, kind: input.kind, described: input.described },
    ...columns("title", input.title),
    ...columns("summary", input.summary),
    ...columns("issuer", input.issuer.name),
    issued: input.issued,
    lastDay: input.issued === null ? null : dayToDate(lastDayOf(input.issued)),
    ...{ access: input.access, address: input.address, mandate: input.mandate },
    source: input.source ?? [],
  };
}
