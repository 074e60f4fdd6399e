import type { Prisma } from "#generated/prisma/client.ts";
import { Access } from "#generated/prisma/enums.ts";
import { defaultLocale, isLocale, type Locale, locales } from "#i18n/locale.ts";
import { type Localized, shownIn } from "#i18n/localized.ts";
import type { Settled } from "#i18n/settled-text.ts";

/**
 * The policy says who may do what. A visitor is an actor; so is the portal itself, when it fills a database or an
 * operator asks it to. Every question is asked about the stored record. `can` answers for one, `readable` gives the
 * same answer for a list.
 */
export const roles = ["admin", "unit", "translator", "liaison", "focal", "expert"] as const;

export type Role = (typeof roles)[number];

/**
 * A form as a person sent it: the key that was made with it, the fingerprint of all that stood in it and of the action to
 * which it went, and the drafts of it that are kept (a space between two). The deed that it asks for is done once. `earlier`
 * is the fingerprint that portals kept before they named the action in it.
 */
export type Sending = { key: string; content: string; earlier?: string; drafts?: string };

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
  /** with which they do it, where they sent a form */
  sending?: Sending;
};

/** A focal point: what they report, their partner says. */
export type Speaker = Person & { role: "focal"; partner: NonNullable<Person["partner"]> };

export type Actor = { kind: "visitor" } | { kind: "portal" } | Person;

export const visitor: Actor = { kind: "visitor" };
export const portal: Actor = { kind: "portal" };

export { Access };

/** From all to fewest. */
export const accessLevels: readonly Access[] = Object.values(Access);

/** A record that was taken back, discarded as a draft or voided after it had been public, is no part of the record. */
export type Kept = { discardedAt: Date | null; voidedAt: Date | null };
export type Published = Kept & { publishedEnAt: Date | null; publishedRuAt: Date | null };
type Report = { partnerId: number; releasedAt: Date | null };
type Assessment = { releasedAt: Date | null };
/** A record, field or file with a level of its own; `named` are the ids of the people that it names. */
type Leveled = { access: Access; named: readonly number[] };
/** A text of the record: which of its languages nobody changes alone. */
type Text = { settled: Settled };
/** Somebody's claim about a text: the portal is nobody. */
type Claim = { proposedById: number | null };
/** A file of a document, in a language of two letters that may be one of neither side of the portal. */
type DocumentFile = { language: string; replacedAt: Date | null; removedAt: Date | null };
type Typed = { personId: number; partnerId: number | null };
type Figure = { placeCode: string; verifiedAt: Date | null };

export const can = {
  read: (actor: Actor, { access, named }: Leveled) => sees(actor, access, named),
  /** everything, before it is public */
  seeDrafts: seesDrafts,
  readRecord: (actor: Actor, record: Published) => isKept(record) && (seesDrafts(actor) || isPublished(record)),
  readLanguage: (actor: Actor, record: Published, language: Locale) =>
    isKept(record) && (seesDrafts(actor) || publishedIn(record, language) !== null),
  /** drafts that are discarded, what was public and is voided, and both again in the record */
  takeBack: (actor: Actor) => isUnit(actor),
  editMeetings: (actor: Actor) => isUnit(actor),
  editRecommendations: (actor: Actor) => isUnit(actor),
  translate: (actor: Actor) => isUnit(actor) || is(actor, "translator"),
  /** the words of a language, and what is said of them, by a form of their record; what is settled takes two people */
  change: (actor: Actor, text: Text, language: Locale) => can.translate(actor) && !text.settled[language],
  /** that words are official, or that what is settled should read otherwise */
  claim: (actor: Actor) => can.translate(actor),
  confirmClaims: (actor: Actor) => isUnit(actor),
  confirmClaim: (actor: Actor, { proposedById }: Claim) => isUnit(actor) && !isSelf(actor, proposedById),
  takeBackClaim: (actor: Actor, { proposedById }: Claim) =>
    actor.kind === "portal" ? proposedById === null : can.claim(actor) && isSelf(actor, proposedById),
  publish: (actor: Actor) => isUnit(actor),
  decide: (actor: Actor) => isUnit(actor),
  closeRecommendations: (actor: Actor) => isUnit(actor),
  readReport: (actor: Actor, report: Report) => sees(actor, untilReleased(report)),
  /** A person who may not is told of "no public report", never of "no report". */
  readAllReports: (actor: Actor) => sees(actor, "partners"),
  report: (actor: Actor, to: { partnerId: number }) =>
    actor.kind === "portal" || (is(actor, "focal") && actor.partner?.id === to.partnerId),
  speakForPartner: (actor: Actor): actor is Speaker => is(actor, "focal") && actor.partner !== null,
  /** Typed and not sent: its author's alone, or a partner's, whose focal points write it together. */
  keepWords: (actor: Actor, { personId, partnerId }: Typed) =>
    partnerId === null
      ? actor.kind === "person" && actor.id === personId
      : is(actor, "focal") && actor.partner?.id === partnerId,
  keepRounds: (actor: Actor) => isUnit(actor),
  readRounds: (actor: Actor) => sees(actor, "partners"),
  releaseReports: (actor: Actor) => isUnit(actor),
  readAssessment: (actor: Actor, assessment: Assessment) => sees(actor, untilReleased(assessment)),
  readAllAssessments: (actor: Actor) => sees(actor, "partners"),
  assess: (actor: Actor) => isUnit(actor),
  readDocument: (actor: Actor, document: Published & { access: Access }) =>
    sees(actor, document.access) && can.readRecord(actor, document),
  editDocuments: (actor: Actor) => isUnit(actor),
  /** Files in other languages follow the publication in the first; those that were replaced are for who works with the record. */
  readFile: (actor: Actor, document: Published & { access: Access }, file: DocumentFile) =>
    file.removedAt === null &&
    (file.replacedAt === null || seesDrafts(actor)) &&
    can.readDocument(actor, document) &&
    can.readLanguage(actor, document, isLocale(file.language) ? file.language : defaultLocale),
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
  /** Of a noun with the column `access` and, as `named`, the rows of the people that it names. */
  leveled(actor: Actor) {
    const unnamed = { access: { in: accessLevels.filter((level) => sees(actor, level)) } };
    if (actor.kind !== "person") return unnamed;
    return { OR: [unnamed, { access: { in: [Access.named] }, named: { some: { personId: { in: [actor.id] } } } }] };
  },
  meetings: (actor: Actor): Prisma.MeetingWhereInput => readableRecords(actor),
  recommendations: (actor: Actor): Prisma.RecommendationWhereInput => readableRecords(actor),
  documents: (actor: Actor): Prisma.DocumentWhereInput => ({
    ...readableRecords(actor),
    access: { in: accessLevels.filter((level) => sees(actor, level)) },
  }),
  /** Of a record's words those in the languages in which this reader may see it. */
  words: <Words extends Localized>(actor: Actor, record: Published, words: Words): Words =>
    shownIn(words, (language) => can.readLanguage(actor, record, language)),
  reports: (actor: Actor): Prisma.ImplementationReportWhereInput => (sees(actor, "partners") ? {} : released),
  files(actor: Actor) {
    const document = { ...kept, access: { in: accessLevels.filter((level) => sees(actor, level)) } };
    if (seesDrafts(actor)) return { removedAt: null, document };
    const inLanguage = (locale: Locale) =>
      locale === defaultLocale
        ? { notIn: locales.filter((other) => other !== locale) as string[] }
        : { in: [locale as string] };
    return {
      ...{ removedAt: null, replacedAt: null, document },
      OR: locales.map((locale) => ({
        language: inLanguage(locale),
        document: { [publishedColumn[locale]]: { not: null } },
      })),
    };
  },
  keptWords: (actor: Actor): Prisma.DraftWhereInput => ({
    OR: [
      { personId: { in: actor.kind === "person" ? [actor.id] : [] }, partnerId: null },
      { partnerId: { in: is(actor, "focal") && actor.partner ? [actor.partner.id] : [] } },
    ],
  }),
  assessments: (actor: Actor): Prisma.AssessmentWhereInput => (sees(actor, "partners") ? {} : released),
  figures: (actor: Actor): Prisma.ObservationWhereInput =>
    isUnit(actor)
      ? {}
      : {
          OR: [{ verifiedAt: { not: null } }, { placeCode: { in: is(actor, "liaison") ? [...actor.covers] : [] } }],
        },
};

const publishedColumn = { en: "publishedEnAt", ru: "publishedRuAt" } as const satisfies Record<Locale, string>;
const released = { releasedAt: { not: null } };
/** For the commands of those who see everything: what is in the record, public or not. */
export const kept = { discardedAt: null, voidedAt: null };
const published = { OR: [{ publishedEnAt: { not: null } }, { publishedRuAt: { not: null } }] };

function readableRecords(actor: Actor) {
  return seesDrafts(actor) ? kept : { ...kept, ...published };
}

function isKept(record: Kept): boolean {
  return record.discardedAt === null && record.voidedAt === null;
}

function publishedIn(record: Published, language: Locale): Date | null {
  return { en: record.publishedEnAt, ru: record.publishedRuAt }[language];
}

function isPublished(record: Published): boolean {
  return record.publishedEnAt !== null || record.publishedRuAt !== null;
}

function is<R extends Role>(actor: Actor, role: R): actor is Person & { role: R } {
  return actor.kind === "person" && actor.role === role;
}

function isSelf(actor: Actor, personId: number | null): boolean {
  return actor.kind === "person" && actor.id === personId;
}

function isUnit(actor: Actor): boolean {
  return actor.kind === "portal" || is(actor, "unit") || is(actor, "admin");
}

function seesDrafts(actor: Actor): boolean {
  return isUnit(actor) || is(actor, "translator");
}

/**
 * Whether a reader sees what has this level. Everybody who signs in belongs to the partnership: experts of its networks too.
 * A record that names its readers is for them alone, for the unit only where it is named.
 */
function sees(actor: Actor, access: Access, named: readonly number[] = []): boolean {
  switch (access) {
    case "public":
      return true;
    case "partners":
      return actor.kind !== "visitor";
    case "unit":
      return isUnit(actor);
    case "named":
      return actor.kind === "portal" || (actor.kind === "person" && named.includes(actor.id));
  }
}

function untilReleased({ releasedAt }: { releasedAt: Date | null }): Access {
  return releasedAt === null ? "partners" : "public";
}

function covers(actor: Actor, placeCode: string): boolean {
  return is(actor, "liaison") && actor.covers.includes(placeCode);
}
