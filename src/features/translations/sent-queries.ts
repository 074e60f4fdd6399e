import { type Event, Prisma } from "#generated/prisma/client.ts";
import { type Locale, locales, otherLocale } from "#i18n/locale.ts";
import { type Columns, type Localized, localized } from "#i18n/localized.ts";
import { type Actor, kept, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import { readableAssessments, readableReports } from "#server/readable-rows.ts";
import { readableReport } from "#server/readable-sql.ts";
import { languageOfMethod, type SentSubject } from "./translation.ts";

/** Words that somebody sent, in the language in which they did. */
export type Sent = {
  subject: SentSubject;
  id: number;
  words: string;
  language: Locale;
  isPublic: boolean;
  isSample: boolean;
  /** by which people know whose they are: "2021-III-4, Uzbekistan, 2022" */
  called: Localized;
  /** the record on whose page they stand */
  of: { noun: "recommendation" | "meeting" | "profile"; code: string };
};

/**
 * The words that were sent and stand in the record, as far as this reader may read them: a report that was corrected, or that
 * repeats the words of another, has no translation of its own, nor has anything of a record that was taken back.
 */
export const sentTo: { [S in SentSubject]: (actor: Actor, ids?: readonly number[]) => Promise<Sent[]> } = {
  async report(actor, ids) {
    const standing = await standingReports(actor, ids);
    const rows = await database().implementationReport.findMany({
      where: { AND: [await readableReports(actor), { repeatsId: null, recommendation: kept }, asked(ids)] },
      include: named,
      orderBy: { id: "asc" },
    });
    return rows
      .filter(({ id }) => standing.has(id))
      .map((row) => ({ ...answer("report", row), isPublic: row.releasedAt !== null }));
  },

  async assessment(actor, ids) {
    const rows = await database().assessment.findMany({
      where: { AND: [await readableAssessments(actor), { recommendation: kept }, asked(ids)] },
      include: named,
      orderBy: { id: "asc" },
    });
    return rows.map((row) => ({ ...answer("assessment", row), isPublic: row.openTo === "public" }));
  },

  async observation(actor, ids) {
    const rows = await database().observation.findMany({
      where: { AND: [readable.figures(actor), { method: { not: null }, supersededBy: null }, asked(ids)] },
      include: { place: names, indicator: names },
      orderBy: { id: "asc" },
    });
    return rows.map(({ id, method, placeCode, place, indicator, year, verifiedAt, sample }) => ({
      ...{ subject: "observation", id, words: method ?? "", language: languageOfMethod(method ?? "") },
      ...{ isPublic: verifiedAt !== null, isSample: sample },
      called: joined(localized(place, "name"), localized(indicator, "name"), year),
      of: { noun: "profile", code: placeCode },
    }));
  },

  async event(actor, ids) {
    const [recommendations, meetings] = await Promise.all([
      database().recommendation.findMany({ where: readable.recommendations(actor), select: { id: true } }),
      database().meeting.findMany({ where: readable.meetings(actor), select: { id: true } }),
    ]);
    const rows = await database().event.findMany({
      where: {
        ...(ids && { id: { in: [...ids] } }),
        AND: [
          { OR: inOneLanguage },
          {
            OR: [
              { subject: "recommendation", subjectId: { in: recommendations.map(({ id }) => id) } },
              { subject: "meeting", subjectId: { in: meetings.map(({ id }) => id) } },
            ],
          },
        ],
      },
      omit: { snapshot: true },
      orderBy: { id: "asc" },
    });
    return rows.map(reason);
  },
};

const names = { select: { nameEn: true, nameRu: true } } as const;

const named = { partner: names, recommendation: { select: { code: true } } } as const;

function joined(...parts: readonly (Localized | string | number)[]): Localized {
  const line = (language: Locale) =>
    parts.map((part) => (typeof part === "object" ? (part[language] ?? part[otherLocale(language)]) : part)).join(", ");
  return { en: line("en"), ru: line("ru") };
}

/** Those that no later one corrects, as far as this reader may read it. */
async function standingReports(actor: Actor, ids?: readonly number[]): Promise<Set<number>> {
  const rows = await database().$queryRaw<{ id: number }[]>`
    SELECT r.id FROM implementation_report r
    WHERE ${ids ? Prisma.sql`r.id = ANY(${[...ids]})` : Prisma.sql`TRUE`} AND NOT EXISTS (
      SELECT FROM implementation_report later
      WHERE (later.recommendation_id, later.partner_id, later.year) = (r.recommendation_id, r.partner_id, r.year)
        AND later.id > r.id AND ${readableReport(actor, "later")}
    )`;
  return new Set(rows.map(({ id }) => id));
}

const inOneLanguage = [
  { reasonEn: { not: null }, reasonRu: null },
  { reasonEn: null, reasonRu: { not: null } },
];

/** Samples are no texts of the record: they have a translation where somebody asks for theirs. */
function asked(ids: readonly number[] | undefined) {
  return ids ? { id: { in: [...ids] } } : { sample: false };
}

type Answer = {
  id: number;
  statement: string;
  language: string;
  year: number;
  sample: boolean;
  partner: Columns<"name">;
  recommendation: { code: string };
};

function answer(subject: "report" | "assessment", { recommendation, partner, year, ...row }: Answer) {
  return {
    ...{ subject, id: row.id, words: row.statement, language: row.language as Locale, isSample: row.sample },
    called: joined(recommendation.code, localized(partner, "name"), year),
    of: { noun: "recommendation" as const, code: recommendation.code },
  };
}

/** It is open to all to whom its record is. */
function reason({ id, subject, subjectCode, reasonEn, reasonRu }: Omit<Event, "snapshot">): Sent {
  const words = { en: reasonEn, ru: reasonRu };
  const language = locales.find((one) => words[one]) ?? "en";
  return {
    ...{ subject: "event", id: Number(id), words: words[language] ?? "", language, isPublic: true, isSample: false },
    ...{ called: joined(subjectCode), of: { noun: subject as "recommendation" | "meeting", code: subjectCode } },
  };
}
