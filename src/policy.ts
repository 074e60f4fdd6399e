import type { Prisma } from "#generated/prisma/client.ts";
import type { Locale } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";

/**
 * Who may do what. A visitor is an actor; so is the portal itself, when it fills a database or an operator asks it to.
 * Every question is asked about the stored record. `can` answers for one, `readable` gives the same answer for a list.
 */
export const roles = ["admin", "unit", "translator", "liaison", "focal", "expert"] as const;

export type Role = (typeof roles)[number];

export type Person = {
  kind: "person";
  id: number;
  name: string;
  email: string;
  role: Role;
  language: Locale;
  /** the partner that a focal point speaks for */
  partner: { id: number; code: string } | null;
  /** ISO 3166-1 alpha-3 codes of the places that a liaison officer's post covers */
  covers: readonly string[];
};

/** A focal point: what they report, their partner says. */
export type Speaker = Person & { role: "focal"; partner: NonNullable<Person["partner"]> };

export type Actor = { kind: "visitor" } | { kind: "portal" } | Person;

export const visitor: Actor = { kind: "visitor" };
export const portal: Actor = { kind: "portal" };

export type Published = { publishedEnAt: Date | null; publishedRuAt: Date | null };
type Report = { partnerId: number; releasedAt: Date | null };
type Assessment = { releasedAt: Date | null };
type Figure = { placeCode: string; verifiedAt: Date | null };

export const can = {
  /** everything, before it is public */
  seeDrafts: seesDrafts,
  readRecord: (actor: Actor, record: Published) => seesDrafts(actor) || isPublished(record),
  readLanguage: (actor: Actor, record: Published, language: Locale) =>
    seesDrafts(actor) || publishedIn(record, language) !== null,
  editMeetings: (actor: Actor) => isUnit(actor),
  editRecommendations: (actor: Actor) => isUnit(actor),
  translate: (actor: Actor) => isUnit(actor) || is(actor, "translator"),
  publish: (actor: Actor) => isUnit(actor),
  decide: (actor: Actor) => isUnit(actor),
  closeRecommendations: (actor: Actor) => isUnit(actor),
  readReport: (actor: Actor, report: Report) => report.releasedAt !== null || readsAllReports(actor),
  /** whoever may not reads "no report" as "no public report" */
  readAllReports: readsAllReports,
  report: (actor: Actor, to: { partnerId: number }) =>
    actor.kind === "portal" || (is(actor, "focal") && actor.partner?.id === to.partnerId),
  speakForPartner: (actor: Actor): actor is Speaker => is(actor, "focal") && actor.partner !== null,
  /** Typed, not sent: a colleague of the same partner goes on with it, and nobody else sees it. */
  keepDraft: (actor: Actor, of: { partnerId: number }) => is(actor, "focal") && actor.partner?.id === of.partnerId,
  keepRounds: (actor: Actor) => isUnit(actor),
  readRounds: (actor: Actor) => isPartner(actor),
  releaseReports: (actor: Actor) => isUnit(actor),
  readAssessment: (actor: Actor, assessment: Assessment) =>
    assessment.releasedAt !== null || readsAllAssessments(actor),
  readAllAssessments: readsAllAssessments,
  assess: (actor: Actor) => isUnit(actor),
  readFigure: (actor: Actor, figure: Figure) =>
    figure.verifiedAt !== null || isUnit(actor) || covers(actor, figure.placeCode),
  enterFigures: (actor: Actor, place: { placeCode: string }) =>
    actor.kind === "portal" || covers(actor, place.placeCode),
  verifyFigures: (actor: Actor) => isUnit(actor),
  invite: (actor: Actor) => actor.kind === "portal" || is(actor, "admin"),
  managePeople: (actor: Actor) => actor.kind === "portal" || is(actor, "admin"),
  enterDesk: (actor: Actor): actor is Person => actor.kind === "person",
};

export const readable = {
  meetings: (actor: Actor): Prisma.MeetingWhereInput => (seesDrafts(actor) ? {} : published),
  recommendations: (actor: Actor): Prisma.RecommendationWhereInput => (seesDrafts(actor) ? {} : published),
  /** Of a record's words those in the languages in which this reader may see it. */
  words: (actor: Actor, record: Published, words: Localized): Localized => ({
    en: can.readLanguage(actor, record, "en") ? words.en : null,
    ru: can.readLanguage(actor, record, "ru") ? words.ru : null,
  }),
  reports: (actor: Actor): Prisma.ImplementationReportWhereInput =>
    readsAllReports(actor) ? {} : { releasedAt: { not: null } },
  drafts: (actor: Actor): Prisma.ReportDraftWhereInput => ({
    partnerId: { in: is(actor, "focal") && actor.partner ? [actor.partner.id] : [] },
  }),
  assessments: (actor: Actor): Prisma.AssessmentWhereInput =>
    readsAllAssessments(actor) ? {} : { releasedAt: { not: null } },
  figures: (actor: Actor): Prisma.ObservationWhereInput =>
    isUnit(actor)
      ? {}
      : {
          OR: [{ verifiedAt: { not: null } }, { placeCode: { in: is(actor, "liaison") ? [...actor.covers] : [] } }],
        },
};

const published = { OR: [{ publishedEnAt: { not: null } }, { publishedRuAt: { not: null } }] };

function publishedIn(record: Published, language: Locale): Date | null {
  return { en: record.publishedEnAt, ru: record.publishedRuAt }[language];
}

function isPublished(record: Published): boolean {
  return record.publishedEnAt !== null || record.publishedRuAt !== null;
}

function is<R extends Role>(actor: Actor, role: R): actor is Person & { role: R } {
  return actor.kind === "person" && actor.role === role;
}

function isUnit(actor: Actor): boolean {
  return actor.kind === "portal" || is(actor, "unit") || is(actor, "admin");
}

function seesDrafts(actor: Actor): boolean {
  return isUnit(actor) || is(actor, "translator");
}

function readsAllReports(actor: Actor): boolean {
  return isPartner(actor);
}

function readsAllAssessments(actor: Actor): boolean {
  return isPartner(actor);
}

/** Everybody who signs in belongs to the partnership: experts of its networks too. */
function isPartner(actor: Actor): boolean {
  return actor.kind !== "visitor";
}

function covers(actor: Actor, placeCode: string): boolean {
  return is(actor, "liaison") && actor.covers.includes(placeCode);
}
