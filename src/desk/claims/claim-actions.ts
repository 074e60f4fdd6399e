import { anew, deskAction, type Outcome, type Sent } from "#desk/desk-action.ts";
import type { ClaimInput } from "#features/claims/claim.ts";
import { confirmClaim, proposeClaim, refuseClaim, takeBackClaim } from "#features/claims/claim-commands.ts";
import { findClaimed } from "#features/claims/claim-queries.ts";
import { placeNamed } from "#features/texts/text.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { wordsFingerprint } from "#i18n/record-text.ts";
import { compareWords } from "#lib/compared.ts";
import { can, type Person } from "#policy.ts";
import { invalid, type Refused, refused } from "#ui/form/form-answers.ts";
import { textOf } from "#ui/form/form-state.ts";
import {
  type ClaimDone,
  readDecision,
  readErratum,
  readNotOfficial,
  readOfficial,
  readRefusal,
} from "./claim-form-definition.ts";

/** Proposes that the words of a language are official. */
export const proposeOfficial = deskAction(
  "proposeOfficial",
  can.claim,
  async (actor, sent) => {
    const read = readOfficial(sent.values, sent.locale);
    return read.ok ? propose(actor, sent, read.value) : invalid(read.problems, sent.values);
  },
  (sent) => toList(sent, "proposed"),
);

/** Proposes that the words of a language are not official, which were called so by mistake. */
export const proposeNotOfficial = deskAction(
  "proposeNotOfficial",
  can.claim,
  async (actor, sent) => {
    const read = readNotOfficial(sent.values, sent.locale);
    return read.ok ? propose(actor, sent, read.value) : invalid(read.problems, sent.values);
  },
  (sent) => toList(sent, "proposed"),
);

/** Proposes that settled words should read otherwise; or shows first, word by word, what would be changed. */
export const proposeErratum = deskAction(
  "proposeErratum",
  can.claim,
  async (actor, sent) => {
    const { values, locale } = sent;
    if (textOf(values, "intent") === "compare") return compare(actor, sent);
    const read = readErratum(values, locale);
    return read.ok ? propose(actor, sent, read.value) : invalid(read.problems, values);
  },
  (sent) => toList(sent, "proposed"),
);

type Proposed = ClaimInput & { noun: string; code: string; field: string; seen: string };

async function propose(actor: Person, sent: Sent, { noun, code, field, seen, ...input }: Proposed): Promise<Outcome> {
  const { values, locale } = sent;
  const place = placeNamed(noun, code, field);
  if (!place) return refused({ error: "notFound" }, locale, values);
  const proposed = await proposeClaim(actor, place, input, seen);
  if (proposed.ok) return toList(sent, "proposed");
  // With the words that stand now, so that sending again is a decision about what is now on the page.
  const now = (await findClaimed(actor, place))?.text.words[input.language];
  return anew(refused(proposed, locale, { ...values, seen: wordsFingerprint(now ?? "") }));
}

async function compare(actor: Person, { values, locale }: Sent): Promise<Outcome> {
  const place = placeNamed(textOf(values, "noun"), textOf(values, "code"), textOf(values, "field"));
  const language = textOf(values, "language");
  const found = place && (await findClaimed(actor, place));
  if (!found || !isLocale(language)) return refused({ error: "notFound" }, locale, values);
  const pieces = compareWords(found.text.words[language] ?? "", textOf(values, "words"), language);
  return { status: "continued", values, compared: { words: pieces } };
}

/** Confirms what somebody else proposed: it holds from now on. */
export const confirmProposed = deskAction(
  "confirmProposed",
  can.confirmClaims,
  async (actor, sent) => {
    const read = readDecision(sent.values, sent.locale);
    if (!read.ok) return invalid(read.problems, sent.values);
    return answer(sent, await confirmClaim(actor, read.value.id), "confirmed");
  },
  (sent) => toList(sent, "confirmed"),
);

/** Refuses it, with the reason. */
export const refuseProposed = deskAction(
  "refuseProposed",
  can.confirmClaims,
  async (actor, sent) => {
    const read = readRefusal(sent.values, sent.locale);
    if (!read.ok) return invalid(read.problems, sent.values);
    return answer(sent, await refuseClaim(actor, read.value.id, read.value.reason), "refused");
  },
  (sent) => toList(sent, "refused"),
);

/** Takes back what one has proposed oneself. */
export const takeBackProposed = deskAction(
  "takeBackProposed",
  can.claim,
  async (actor, sent) => {
    const read = readDecision(sent.values, sent.locale);
    if (!read.ok) return invalid(read.problems, sent.values);
    return answer(sent, await takeBackClaim(actor, read.value.id), "takenBack");
  },
  (sent) => toList(sent, "takenBack"),
);

/** Where it was refused the page shows both texts as they stand now. */
function answer(sent: Sent, decided: { ok: true } | ({ ok: false } & Refused), done: ClaimDone): Outcome {
  return decided.ok ? toList(sent, done) : anew(refused(decided, sent.locale, sent.values));
}

function toList({ locale }: Sent, done: ClaimDone): Outcome {
  return { to: addressOf(locale, "/desk/claims", `?done=${done}`) };
}
