import type { Prisma } from "#generated/prisma/client.ts";
import { Access } from "#generated/prisma/enums.ts";
import { defaultLocale, isLocale, type Locale, locales } from "#i18n/locale.ts";
import { type Localized, shownIn } from "#i18n/localized.ts";
import type { TextRights } from "#i18n/settled-text.ts";
import type { Actor, Person, Role, Speaker } from "./actors.ts";
import {
  isOpenTo,
  type OpenYears,
  type Reader,
  type ReleasedReport,
  type StepOf,
  type StepsSeen,
  stepOf,
  steps,
} from "./release-steps.ts";

/**
 * The policy says who may do what. A visitor is an actor; so is the portal itself, when it fills a database or an
 * operator asks it to. Every question is asked about the stored record. `can` answers for one, `readable` gives the
 * same answer for a list.
 */
export * from "./actors.ts";
export { Access };

/** From all to fewest. */
export const accessLevels: readonly Access[] = Object.values(Access);

/** A record that was taken back, discarded as a draft or voided after it had been public, is no part of the record. */
export type Kept = { discardedAt: Date | null; voidedAt: Date | null };
type Report = ReleasedReport & { partnerId: number };
type Assessment = { partnerId: number; openTo: string; report: Report | null };
/** A record, field or file with a level of its own; `named` are the ids of the people that it names. */
type Leveled = { access: Access; named: readonly number[] };
export type Published = Kept & Leveled & { publishedEnAt: Date | null; publishedRuAt: Date | null };
/** Somebody's claim about a text: the portal is nobody. */
type Claim = { proposedById: number | null };
/** A file of a document, in a language of two letters that may be one of neither side of the portal. */
type DocumentFile = { language: string; replacedAt: Date | null; removedAt: Date | null };
/** Files are sent for this: the papers of the unit, or where a partner is named that partner's next report or the unit's view of it. */
type SentFor = { evidenceOf: string | null; partnerId: number | null; recommendation: Published | null };
/** A file that somebody sends, or that waits to be sorted out or sent along. */
type Upload = SentFor & { personId: number; endedAt: Date | null };
/** A file that bears out a report or an assessment. */
type Bearing = { report: Report; assessment: null } | { report: null; assessment: Assessment };
type Evidence = Bearing & { removedAt: Date | null; recommendation: Published };
/** Of a partner, or of somebody who is none; `listFor` are the readers of the list of participants. */
type Delegation = { partnerId: number | null; listFor: Access };
type Typed = { personId: number; partnerId: number | null };
type Figure = { placeCode: string; verifiedAt: Date | null };

/** The steps on which an actor sees a noun: lists and SQL take their conditions from them, and `can` says the same of one row. */
export function stepsSeen<N extends keyof typeof steps>(actor: Actor, noun: N): StepsSeen<StepOf<N>> {
  const all = Object.entries(steps[noun]) as [StepOf<N>, Reader][];
  const seenBy = (reader: Reader) => all.filter(([, farthest]) => isOpenTo(reader, farthest)).map(([step]) => step);
  const own = is(actor, "focal") && actor.partner;
  return {
    any: seenBy(readerOf(actor, null)),
    own: own ? { partnerId: own.id, steps: seenBy(readerOf(actor, own.id)) } : null,
  };
}

/** Somebody sees so much of the reports: only to who sees all of them a missing one means that there is none. */
export type Sight = "all" | "partners" | "public";

/** Of all partners, or of one alone. */
export function sightOf(actor: Actor, partnerId: number | null = null): Sight {
  const reader = readerOf(actor, partnerId);
  if (isOpenTo(reader, steps.report.sent)) return "all";
  return isOpenTo(reader, steps.report.open) ? "partners" : "public";
}

export const can = {
  read: (actor: Actor, { access, named }: Leveled) => sees(actor, access, named),
  /** everything, before it is public */
  seeDrafts: seesDrafts,
  readRecord: (actor: Actor, record: Published) =>
    isKept(record) && can.read(actor, record) && (seesDrafts(actor) || isPublished(record)),
  readLanguage: (actor: Actor, record: Published, language: Locale) =>
    isKept(record) && can.read(actor, record) && (seesDrafts(actor) || publishedIn(record, language) !== null),
  /** drafts that are discarded, what was public and is voided, and both again in the record */
  takeBack: (actor: Actor) => isUnit(actor),
  editMeetings: (actor: Actor) => isUnit(actor),
  editRecommendations: (actor: Actor) => isUnit(actor),
  translate: (actor: Actor) => isUnit(actor) || is(actor, "translator"),
  /**
   * The words of a language, and what is said of them: what is settled takes two people, and a translator changes the language
   * that is not the original. Where there is none yet, its first words are no translation.
   */
  change: (actor: Actor, { original, settled }: TextRights, language: Locale) =>
    !settled[language] && (isUnit(actor) || (can.translate(actor) && original !== null && original !== language)),
  /** that words are official, or that what is settled should read otherwise */
  claim: (actor: Actor) => can.translate(actor),
  confirmClaims: (actor: Actor) => isUnit(actor),
  confirmClaim: (actor: Actor, { proposedById }: Claim) => isUnit(actor) && !isSelf(actor, proposedById),
  takeBackClaim: (actor: Actor, { proposedById }: Claim) =>
    actor.kind === "portal" ? proposedById === null : can.claim(actor) && isSelf(actor, proposedById),
  publish: (actor: Actor) => isUnit(actor),
  decide: (actor: Actor) => isUnit(actor),
  closeRecommendations: (actor: Actor) => isUnit(actor),
  readReport: (actor: Actor, report: Report, openYears: OpenYears): boolean =>
    isOpenTo(readerOf(actor, report.partnerId), steps.report[stepOf(report, openYears)]),
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
  /** An assessment goes no further than the report that it is about: it would tell that there is one. */
  readAssessment: (actor: Actor, { openTo, partnerId, report }: Assessment, openYears: OpenYears): boolean =>
    isOpenTo(readerOf(actor, partnerId), steps.assessment[openTo as StepOf<"assessment">]) &&
    (report === null || can.readReport(actor, report, openYears)),
  /** A round says who knows of silence in it: that of a partner, or without one of all who are asked. */
  knowSilence: (actor: Actor, { toPartners, partnerId = null }: { toPartners: string; partnerId?: number | null }) =>
    isOpenTo(readerOf(actor, partnerId), steps.silence[toPartners as StepOf<"silence">]),
  assess: (actor: Actor) => isUnit(actor),
  readDocument: (actor: Actor, document: Published) => can.readRecord(actor, document),
  editDocuments: (actor: Actor) => isUnit(actor),
  /** Of those whom a document names some work on it; they are the ones who say who else may read it. */
  keepNamed: ({ role, active }: { role: string; active: boolean }) => active && unitRoles.includes(role as Role),
  /** Files in other languages follow the publication in the first; those that were replaced are for who works with the record. */
  readFile: (actor: Actor, document: Published, file: DocumentFile) =>
    file.removedAt === null &&
    (file.replacedAt === null || seesDrafts(actor)) &&
    can.readDocument(actor, document) &&
    can.readLanguage(actor, document, isLocale(file.language) ? file.language : defaultLocale),
  sendFiles: (actor: Actor) => isUnit(actor) || can.speakForPartner(actor),
  /** Files on their way, and those that wait, are known to those who send them: for a report its partner alone, until it is sent. */
  readUpload: (actor: Actor, { evidenceOf, partnerId, recommendation }: SentFor) =>
    actor.kind === "portal" || evidenceOf !== "report" || partnerId === null || recommendation === null
      ? isUnit(actor)
      : can.report(actor, { partnerId }) && can.readRecord(actor, recommendation),
  goOnWith: (actor: Actor, upload: Upload) =>
    actor.kind === "portal" || (can.readUpload(actor, upload) && isSelf(actor, upload.personId)),
  /** A file that somebody is still sending is theirs; one that has come any colleague sorts out. */
  dropUpload: (actor: Actor, upload: Upload) =>
    can.readUpload(actor, upload) && (upload.endedAt !== null || isSelf(actor, upload.personId)),
  /** Evidence is for the readers of what it bears out, and for nobody else. */
  readEvidence: (actor: Actor, { removedAt, recommendation, report, assessment }: Evidence, openYears: OpenYears) =>
    removedAt === null &&
    can.readRecord(actor, recommendation) &&
    (report ? can.readReport(actor, report, openYears) : can.readAssessment(actor, assessment, openYears)),
  removeEvidence: (actor: Actor, { recommendation, ...of }: SentFor) =>
    recommendation !== null &&
    can.readRecord(actor, recommendation) &&
    (isUnit(actor) || can.readUpload(actor, { ...of, recommendation })),
  /** Delegations to meetings, all that is set for them, and lists of people that are brought in. */
  keepDelegations: (actor: Actor) => isUnit(actor),
  /** A focal point registers who comes for their own partner, as long as the unit lets them. */
  registerDelegation: (actor: Actor, { partnerId }: Pick<Delegation, "partnerId">) =>
    isUnit(actor) || (is(actor, "focal") && partnerId !== null && actor.partner?.id === partnerId),
  /** People are named to the unit, to their own partner, and to all partners where the meeting says so. */
  nameDelegates: (actor: Actor, { partnerId, listFor }: Delegation) =>
    can.registerDelegation(actor, { partnerId }) || (listFor === Access.partners && sees(actor, listFor)),
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
  /** Of a noun with the columns `access` and `named`, the ids of the people that it names. */
  leveled(actor: Actor): { OR: [Leveling, ...Leveling[]] } {
    const unnamed = { access: { in: accessLevels.filter((level) => sees(actor, level)) } };
    if (actor.kind !== "person") return { OR: [unnamed] };
    return { OR: [unnamed, { access: { in: [Access.named] }, named: { has: actor.id } }] };
  },
  meetings: (actor: Actor): Prisma.MeetingWhereInput => readableRecords(actor),
  recommendations: (actor: Actor): Prisma.RecommendationWhereInput => readableRecords(actor),
  documents: (actor: Actor): Prisma.DocumentWhereInput => readableRecords(actor),
  /** Of a record's words those in the languages in which this reader may see it. */
  words: <Words extends Localized>(actor: Actor, record: Published, words: Words): Words =>
    shownIn(words, (language) => can.readLanguage(actor, record, language)),
  reports: (actor: Actor, openYears: OpenYears): Prisma.ImplementationReportWhereInput =>
    ofPartners(stepsSeen(actor, "report"), (step) => reportsOn[step]([...openYears])),
  files(actor: Actor) {
    const document = { ...kept, ...readable.leveled(actor) };
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
  uploads: (actor: Actor): Prisma.UploadWhereInput => {
    if (actor.kind === "portal") return {};
    if (isUnit(actor)) return { OR: [{ evidenceOf: null }, { evidenceOf: "assessment" }] };
    const partnerId = { in: can.speakForPartner(actor) ? [actor.partner.id] : [] };
    return { evidenceOf: "report", partnerId, recommendation: readable.recommendations(actor) };
  },
  evidence: (actor: Actor, openYears: OpenYears): Prisma.EvidenceWhereInput => {
    const recommendation = readable.recommendations(actor);
    const reports = { AND: [readable.reports(actor, openYears), { recommendation }] };
    const assessments = { AND: [readable.assessments(actor, openYears), { recommendation }] };
    return { removedAt: null, OR: [{ report: reports }, { assessment: assessments }] };
  },
  delegations(actor: Actor): Prisma.DelegationWhereInput {
    if (isUnit(actor)) return {};
    const own = { partnerId: { in: is(actor, "focal") && actor.partner ? [actor.partner.id] : [] } };
    const listed = { meeting: { registration: { listFor: { in: sees(actor, "partners") ? [Access.partners] : [] } } } };
    return { OR: [own, listed], meeting: readable.meetings(actor) };
  },
  imports: (actor: Actor): Prisma.SheetImportWhereInput => (isUnit(actor) ? {} : { id: { in: [] } }),
  keptWords: (actor: Actor): Prisma.DraftWhereInput => ({
    OR: [
      { personId: { in: actor.kind === "person" ? [actor.id] : [] }, partnerId: null },
      { partnerId: { in: is(actor, "focal") && actor.partner ? [actor.partner.id] : [] } },
    ],
  }),
  assessments: (actor: Actor, openYears: OpenYears): Prisma.AssessmentWhereInput => ({
    AND: [
      ofPartners(stepsSeen(actor, "assessment"), (step) => ({ openTo: { in: [step] } })),
      { OR: [{ reportId: null }, { report: readable.reports(actor, openYears) }] },
    ],
  }),
  figures: (actor: Actor): Prisma.ObservationWhereInput =>
    isUnit(actor)
      ? {}
      : {
          OR: [{ verifiedAt: { not: null } }, { placeCode: { in: is(actor, "liaison") ? [...actor.covers] : [] } }],
        },
};

type Leveling = { access: { in: Access[] }; named?: { has: number } };

const publishedColumn = { en: "publishedEnAt", ru: "publishedRuAt" } as const satisfies Record<Locale, string>;

function readerOf(actor: Actor, partnerId: number | null): Reader {
  if (isUnit(actor)) return "unit";
  if (partnerId !== null && is(actor, "focal") && actor.partner?.id === partnerId) return "concerned";
  return sees(actor, Access.partners) ? "partners" : "anyone";
}

/** The rows on each step, as `stepOf` says it of one. */
const reportsOn: Record<StepOf<"report">, (openYears: number[]) => Prisma.ImplementationReportWhereInput> = {
  sent: (openYears) => ({ releasedAt: null, year: { notIn: openYears } }),
  open: (openYears) => ({ releasedAt: null, year: { in: openYears } }),
  released: () => ({ releasedAt: { not: null } }),
};

function ofPartners<Step, Where>({ any, own }: StepsSeen<Step>, onStep: (step: Step) => Where) {
  const ofOwn = own ? own.steps.map((step) => ({ ...onStep(step), partnerId: own.partnerId })) : [];
  return { OR: [...any.map(onStep), ...ofOwn] };
}

/** For the commands of those who see everything: what is in the record, public or not. */
export const kept = { discardedAt: null, voidedAt: null };
const published = { OR: [{ publishedEnAt: { not: null } }, { publishedRuAt: { not: null } }] };

function readableRecords(actor: Actor) {
  return { AND: [seesDrafts(actor) ? kept : { ...kept, ...published }, readable.leveled(actor)] };
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

const unitRoles: readonly Role[] = ["unit", "admin"];

function isUnit(actor: Actor): boolean {
  return actor.kind === "portal" || (actor.kind === "person" && unitRoles.includes(actor.role));
}

function seesDrafts(actor: Actor): boolean {
  return isUnit(actor) || is(actor, "translator");
}

/**
 * Whether a reader sees what has this level. Everybody who signs in belongs to the partnership but the experts of its networks,
 * who read what is public or names them. A record that names its readers is for them alone, for the unit only where it is named.
 */
function sees(actor: Actor, access: Access, named: readonly number[] = []): boolean {
  switch (access) {
    case "public":
      return true;
    case "partners":
      return actor.kind !== "visitor" && !is(actor, "expert");
    case "unit":
      return isUnit(actor);
    case "named":
      return actor.kind === "portal" || (actor.kind === "person" && named.includes(actor.id));
  }
}

function covers(actor: Actor, placeCode: string): boolean {
  return is(actor, "liaison") && actor.covers.includes(placeCode);
}
