import {
  confirmProposed,
  proposeErratum,
  proposeNotOfficial,
  proposeOfficial,
  refuseProposed,
  takeBackProposed,
} from "#desk/claims/claim-actions.ts";
import {
  decisionValues,
  erratumValues,
  notOfficialValues,
  officialValues,
  refusalValues,
} from "#desk/claims/claim-form-definition.ts";
import { proposeClaim } from "#features/claims/claim-commands.ts";
import { findClaimed } from "#features/claims/claim-queries.ts";
import type { TextPlace } from "#i18n/record-text.ts";
import { cited } from "#i18n/source.ts";
import { type Actor, can, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import type { Job } from "./job.ts";
import { recommendation, renameMeeting, reworded } from "./recording.ts";

const text: TextPlace = { subject: "recommendation", key: "2021-III-4", field: "text" };
const title: TextPlace = { subject: "meeting", key: "EWG-2021-III", field: "title" };
const reason = { en: "A word was lost.", ru: "Пропущено слово." };
const typed = (en: string) => ({ "source.typed.rows": "1", "source.typed.0.text.en": en });

const source = cited({ en: "Report of the meeting, page 4", ru: "Доклад о совещании, с. 4" });

async function found(place: TextPlace) {
  const claimed = await findClaimed(portal, place);
  if (!claimed) throw new Error(place.key);
  return claimed.text;
}

const erratum = {
  kind: "erratum",
  language: "en",
  words: "Put right.",
  told: null,
  provenance: null,
  reason,
  source,
} as const;

/** The translator proposes an erratum of adopted words. */
export async function proposedErratum(actor: Actor) {
  return done(await proposeClaim(actor, text, erratum));
}

/** The one of theirs that waits, be it a new one. */
async function ownErratum(actor: Actor) {
  const waits = await database().textClaim.findFirst({ where: { outcome: null } });
  return waits ?? (await proposedErratum(actor));
}

async function waiting() {
  return database().textClaim.findFirstOrThrow({ where: { outcome: null } });
}

const lastClaim = () => database().textClaim.findFirst({ orderBy: { id: "desc" } });

export const claims: Job[] = [
  {
    does: "proposes that a title is official",
    name: "proposeOfficial",
    once: "key",
    action: proposeOfficial,
    may: can.claim,
    by: ["translator", "unit", "admin"],
    form: async () => ({ ...officialValues(await found(title), "ru", "en"), ...typed("Letter of the host") }),
    outcome: { to: "/en/desk/claims?done=proposed" },
    kept: [
      lastClaim,
      { kind: "official", language: "ru", outcome: null, source: cited({ en: "Letter of the host", ru: null }) },
    ],
    wrong: [{ "source.typed.0.text.en": "" }, ["source"]],
    meanwhile: { change: () => renameMeeting("EWG-2021-III") },
  },
  {
    does: "proposes that a title is not official, which was called so by mistake",
    name: "proposeNotOfficial",
    once: "key",
    action: proposeNotOfficial,
    may: can.claim,
    by: ["translator", "unit", "admin"],
    form: async () => ({
      ...notOfficialValues(await found(title), "en", "en"),
      ...{ "reason.en": reason.en, "reason.ru": reason.ru },
    }),
    outcome: { to: "/en/desk/claims?done=proposed" },
    kept: [lastClaim, { kind: "not-official", language: "en", outcome: null, reasonRu: reason.ru, source: [] }],
    wrong: [{ "reason.ru": "" }, ["reason.ru"]],
  },
  {
    does: "proposes an erratum of adopted words",
    name: "proposeErratum",
    once: "key",
    action: proposeErratum,
    may: can.claim,
    by: ["translator", "unit", "admin"],
    form: async () => ({
      ...erratumValues(await found(text), "en", "en"),
      ...{
        words: "Put right.",
        "reason.en": reason.en,
        "reason.ru": reason.ru,
        ...typed("Report of the meeting, page 4"),
      },
    }),
    outcome: { to: "/en/desk/claims?done=proposed" },
    kept: [lastClaim, { kind: "erratum", words: "Put right.", outcome: null, reasonRu: reason.ru }],
    wrong: [{ words: "", "reason.ru": "", "source.typed.0.text.en": "" }, ["words", "reason.ru", "source"]],
    meanwhile: { change: () => reworded("2021-III-4", { en: "Reworded by a colleague." }) },
  },
  {
    does: "confirms an erratum",
    name: "confirmProposed",
    once: "key",
    action: confirmProposed,
    may: can.confirmClaims,
    by: ["unit", "admin"],
    prepare: async () => proposedErratum(await personWith("translator")),
    form: async () => decisionValues(await waiting(), "en"),
    outcome: { to: "/en/desk/claims?done=confirmed" },
    kept: [() => recommendation("2021-III-4"), { textEn: "Put right." }],
    wrong: [{ id: "x" }, ["id"]],
  },
  {
    does: "refuses an erratum",
    name: "refuseProposed",
    once: "key",
    action: refuseProposed,
    may: can.confirmClaims,
    by: ["unit", "admin"],
    prepare: async () => proposedErratum(await personWith("translator")),
    form: async () => ({ ...refusalValues(await waiting(), "en"), "reason.en": "The source says otherwise." }),
    outcome: { to: "/en/desk/claims?done=refused" },
    kept: [lastClaim, { outcome: "refused", answerEn: "The source says otherwise." }],
    wrong: [{ "reason.en": "" }, ["reason"]],
  },
  {
    does: "takes back what one has proposed oneself",
    name: "takeBackProposed",
    once: "key",
    action: takeBackProposed,
    may: can.claim,
    by: ["translator", "unit", "admin"],
    form: async (actor) => decisionValues(can.claim(actor) ? await ownErratum(actor) : { id: 1 }, "en"),
    outcome: { to: "/en/desk/claims?done=takenBack" },
    kept: [lastClaim, { outcome: "takenBack" }],
  },
];
