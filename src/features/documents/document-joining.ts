import type { Seen } from "#features/recommendations/recommendation-changes.ts";
import type { Document } from "#generated/prisma/client.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { columns, type Localized } from "#i18n/localized.ts";
import { statesIn, type TextStates, textStatesAfter, textStatesOf, wordsOf } from "#i18n/record-text.ts";
import { sourceIn } from "#i18n/source.ts";
import { literally } from "#lib/literally.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { sortedJson } from "#lib/sorted-json.ts";
import { withoutSpaces } from "#lib/united-nations/symbol.ts";
import { type Actor, can, kept, readable } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { keptIn } from "#server/snapshot.ts";
import { type Texts, writeTextStates } from "#server/text-states.ts";
import { type DocumentRefusal as Refusal, recordDocumentEvent } from "./document-changes.ts";
import { recordFileEvent } from "./document-file-commands.ts";
import { canJoin, filesAlong, lists, lone } from "./document-joined.ts";

const texts = ["title", "summary"] as const;

/**
 * Says that a document is the same work as another (`stays`: its code or symbol), which was entered a second time, in another
 * language say. The other takes over its files, what it belongs to, its sources and the words that it has not itself; the address
 * of the one that goes leads there.
 */
export async function joinDocument(actor: Actor, seen: Seen, stays: string): Promise<Result<Document, Refusal>> {
  if (!can.takeBack(actor)) return fail("notAllowed");
  return change<Document, Refusal>(async (tx) => {
    const mine = { ...kept, ...readable.leveled(actor) };
    const goes = await tx.document.findUnique({ where: { code: seen.code, ...mine }, include: { files: true } });
    if (!goes) return fail("notFound");
    if (goes.version !== seen.version) return fail("changedMeanwhile");
    const called = { equals: literally(withoutSpaces(stays)), mode: "insensitive" as const };
    const found = await tx.document.findFirst({
      where: { AND: [mine, { id: { not: goes.id }, OR: [{ code: called }, { symbol: called }] }] },
    });
    if (!found) return fail("rightUnknown", { code: stays });
    await tx.$queryRaw`SELECT id FROM document WHERE id IN (${goes.id}, ${found.id}) ORDER BY id FOR UPDATE`;
    const other = await tx.document.findUniqueOrThrow({ where: { id: found.id }, include: { files: true } });
    const allowed = canJoin(other, goes);
    if (!allowed.ok) return allowed;
    const now = new Date();
    const gone = await write(tx, goes, { voidedAt: now, rightId: other.id, joined: true });
    if (!gone) return fail("changedMeanwhile");
    await recordDocumentEvent(tx, actor, gone, { verb: "join" }, goes);
    const after = await write(tx, other, broughtTo(other, goes), textsBroughtTo(other, goes, now));
    if (!after) return fail("changedMeanwhile");
    await recordDocumentEvent(tx, actor, after, { verb: "join" }, other);
    for (const { language, name, sha256 } of filesAlong(other, goes)) {
      const version =
        1 + Math.max(0, ...other.files.filter((one) => one.language === language).map((one) => one.version));
      const of = { documentId: other.id, language, version, name, sha256 };
      const by = actor.kind === "person" ? actor.id : null;
      const file = await tx.documentFile.create({ data: { ...of, addedById: by, addedAt: now } });
      await recordFileEvent(tx, actor, after, file, "attach");
    }
    return ok(after);
  });
}

/** Takes from the one that stayed what came over with this one, and has not been changed since. */
export async function takeApart(tx: Transaction, actor: Actor, goes: Document): Promise<void> {
  const joined = await tx.event.findFirstOrThrow({
    where: { subject: "document", subjectId: goes.id, verb: "join" },
    orderBy: { id: "desc" },
  });
  const of = { subject: "document", subjectId: goes.rightId };
  const came = await tx.event.findFirst({ where: { ...of, id: { gt: joined.id } }, orderBy: { id: "asc" } });
  const earlier = await tx.event.findFirst({ where: { ...of, id: { lt: joined.id } }, orderBy: { id: "desc" } });
  const stays = await tx.document.findFirst({ where: { id: goes.rightId ?? 0, ...kept }, include: { files: true } });
  if (!came || !earlier || !stays) return;
  const [before, then] = [keptIn("document", earlier), keptIn("document", came)];
  const isAsThen = (key: (typeof lone)[number]) => sortedJson(asJson(stays[key])) === sortedJson(asJson(then[key]));
  const own = lists.map((list) => [list, (stays[list] as Key[]).filter((key) => !cameOver(before, then, list, key))]);
  const cited = new Set(sourceIn(before).map(sortedJson));
  const citedThen = new Set(sourceIn(then).map(sortedJson));
  const words = texts.map((text) => [text, wordsLeft(stays, { before, then }, text)] as const);
  const leaving = (language: Locale) => wordsOf(stays, "title")[language] && !words[0]?.[1][language];
  const told = words.map(([text, left]) => [
    text,
    textStatesAfter(left, statesIn(textStatesOf(stays, text)), {
      words: wordsOf(stays, text),
      states: textStatesOf(stays, text),
    }),
  ]);
  const data = {
    ...Object.fromEntries(own),
    ...Object.fromEntries(lone.flatMap((key) => (before[key] === null && isAsThen(key) ? [[key, null]] : []))),
    ...(before.mandate === false && then.mandate && { mandate: false }),
    source: sourceIn(stays).filter((one) => cited.has(sortedJson(one)) || !citedThen.has(sortedJson(one))),
    ...Object.assign({}, ...words.map(([text, left]) => columns(text, left))),
    publishedEnAt: leaving("en") ? null : stays.publishedEnAt,
    publishedRuAt: leaving("ru") ? null : stays.publishedRuAt,
  };
  const after = await write(tx, stays, data, Object.fromEntries(told));
  if (!after) throw new Error(`${stays.code} was changed while it was held`);
  await recordDocumentEvent(tx, actor, after, { verb: "separate" }, stays);
  const along = stays.files.filter(({ addedAt, removedAt }) => +addedAt === +(goes.voidedAt ?? 0) && !removedAt);
  for (const { id } of along) {
    const file = await tx.documentFile.update({ where: { id }, data: { removedAt: new Date() } });
    await recordFileEvent(tx, actor, after, file, "remove");
  }
}

type Key = string | number;
type Kept = ReturnType<typeof keptIn<"document">>;

function cameOver(before: Kept, then: Kept, list: (typeof lists)[number], key: Key): boolean {
  return !(before[list] as Key[]).includes(key) && (then[list] as Key[]).includes(key);
}

function asJson(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

/** Words of a language that came over, and stand as they came, go again. */
function wordsLeft(
  stays: Document,
  { before, then }: { before: Kept; then: Kept },
  text: (typeof texts)[number],
): Localized {
  const [now, was, came] = [wordsOf(stays, text), wordsOf(before, text), wordsOf(then, text)];
  const isBrought = (language: Locale) => !was[language] && now[language] === came[language];
  return { en: isBrought("en") ? null : now.en, ru: isBrought("ru") ? null : now.ru };
}

/** All that the one that stays has not itself. */
function broughtTo(stays: Document, goes: Document) {
  const cited = new Set(sourceIn(stays).map(sortedJson));
  const opens = (language: Locale) => !wordsOf(stays, "title")[language];
  return {
    ...Object.fromEntries(lists.map((list) => [list, [...new Set<Key>([...stays[list], ...goes[list]])]])),
    ...Object.fromEntries(lone.map((key) => [key, stays[key] ?? goes[key]])),
    mandate: stays.mandate || goes.mandate,
    source: [...sourceIn(stays), ...sourceIn(goes).filter((one) => !cited.has(sortedJson(one)))],
    ...columns("title", together(stays, goes, "title")),
    ...columns("summary", together(stays, goes, "summary")),
    publishedEnAt: stays.publishedEnAt ?? (opens("en") ? goes.publishedEnAt : null),
    publishedRuAt: stays.publishedRuAt ?? (opens("ru") ? goes.publishedRuAt : null),
  };
}

function together(stays: Document, goes: Document, text: (typeof texts)[number]): Localized {
  const [own, other] = [wordsOf(stays, text), wordsOf(goes, text)];
  return { en: own.en ?? other.en, ru: own.ru ?? other.ru };
}

/** A work has one original: the words that come over were made from what stood beside them. */
function textsBroughtTo(stays: Document, goes: Document, at: Date): Texts<"document"> {
  const of = (text: (typeof texts)[number]): TextStates => {
    const [own, other] = [textStatesOf(stays, text), textStatesOf(goes, text)];
    const words = together(stays, goes, text);
    const hasOriginal = locales.some((language) => own[language]?.state === "original");
    const toldOf = (language: Locale) => {
      if (wordsOf(stays, text)[language]) return statesIn(own)[language];
      const told = statesIn(other)[language];
      return told === "original" && hasOriginal ? "unofficial" : told;
    };
    const grounds = { en: other.en ?? {}, ru: other.ru ?? {} };
    const was = { words: wordsOf(stays, text), states: own };
    const beside = together(goes, stays, text);
    return textStatesAfter(words, { en: toldOf("en"), ru: toldOf("ru") }, was, { at, beside, grounds });
  };
  return { title: of("title"), summary: of("summary") };
}

async function write(
  tx: Transaction,
  { id, version }: Document,
  data: object,
  told: Texts<"document"> = {},
): Promise<Document | null> {
  const { count } = await tx.document.updateMany({ where: { id, version }, data: { ...data, version: version + 1 } });
  if (count === 0) return null;
  await writeTextStates(tx, "document", [{ id, texts: told }]);
  return tx.document.findUniqueOrThrow({ where: { id } });
}
