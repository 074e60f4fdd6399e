import type { TextClaim } from "#generated/prisma/client.ts";
import { columns, type Localized, localized } from "#i18n/localized.ts";
import { isMadeFrom, statesIn, type TextPlace, textStatesAfter } from "#i18n/record-text.ts";
import { standingOriginal } from "#i18n/settled-text.ts";
import type { Source } from "#i18n/source.ts";
import { cleanText } from "#lib/clean-text.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type Actor, can, portal } from "#policy.ts";
import { change, type Transaction } from "#server/database.ts";
import { recordEvent } from "#server/history.ts";
import {
  type ClaimInput,
  type ClaimOutcome,
  type ClaimRefusal,
  type ClaimVerb,
  canClaim,
  claimCode,
  inputOf,
  stateAfter,
  stillHolds,
} from "./claim.ts";
import { findText, type TextFound, writeText } from "./claim-texts.ts";

type Refusal =
  | ClaimRefusal
  | "notAllowed"
  | "notFound"
  | "claimWaits"
  | "claimDecided"
  | "ownClaim"
  | "reasonMissing"
  | "changedMeanwhile";

/**
 * Proposes it; the text stands as it is until a second person confirms. Of a language one thing at a time waits. `seen` is the
 * fingerprint of the words that the person saw.
 */
export async function proposeClaim(
  actor: Actor,
  place: TextPlace,
  input: ClaimInput,
  seen?: string,
): Promise<Result<TextClaim, Refusal>> {
  if (!can.claim(actor)) return fail("notAllowed");
  return change<TextClaim, Refusal>(async (tx) => {
    const proposed = await propose(tx, actor, place, input, seen);
    return proposed.ok ? ok(proposed.value.claim) : proposed;
  });
}

/** From here on it holds. Nobody confirms what they have proposed themselves, nor of words that were changed since. */
export async function confirmClaim(actor: Actor, id: number): Promise<Result<TextClaim, Refusal>> {
  if (!can.confirmClaims(actor)) return fail("notAllowed");
  return change<TextClaim, Refusal>(async (tx) => {
    const claim = await hold(tx, id);
    if (!claim.ok) return claim;
    if (!can.confirmClaim(actor, claim.value)) return fail("ownClaim");
    const text = await textClaimed(tx, actor, claim.value);
    return text ? confirm(tx, actor, claim.value, text) : fail("notFound");
  });
}

/** It does not hold, for this reason. */
export async function refuseClaim(actor: Actor, id: number, answer: Localized): Promise<Result<TextClaim, Refusal>> {
  if (!can.confirmClaims(actor)) return fail("notAllowed");
  if (!answer.en && !answer.ru) return fail("reasonMissing");
  return change<TextClaim, Refusal>(async (tx) => {
    const claim = await hold(tx, id);
    if (!claim.ok) return claim;
    const text = await textClaimed(tx, actor, claim.value);
    return text ? ok(await decide(tx, actor, claim.value, "refused", answer)) : fail("notFound");
  });
}

/** Its author does not stand by it any more. */
export async function takeBackClaim(actor: Actor, id: number): Promise<Result<TextClaim, Refusal>> {
  if (!can.claim(actor)) return fail("notAllowed");
  return change<TextClaim, Refusal>(async (tx) => {
    const claim = await hold(tx, id);
    if (!claim.ok) return claim;
    if (!can.takeBackClaim(actor, claim.value)) return fail("notAllowed");
    return ok(await decide(tx, actor, claim.value, "takenBack"));
  });
}

/** The record's editors have confirmed the words that the portal itself brings: they are proposed and confirmed in one. */
export async function settleClaim(place: TextPlace, input: ClaimInput): Promise<Result<TextClaim, Refusal>> {
  return change<TextClaim, Refusal>(async (tx) => {
    const proposed = await propose(tx, portal, place, input);
    return proposed.ok ? confirm(tx, portal, proposed.value.claim, proposed.value.text) : proposed;
  });
}

async function propose(
  tx: Transaction,
  actor: Actor,
  place: TextPlace,
  input: ClaimInput,
  seen?: string,
): Promise<Result<{ claim: TextClaim; text: TextFound }, Refusal>> {
  // Two colleagues who propose at once: the second waits here, and is told.
  const text = await findText(tx, actor, place, { hold: true });
  if (!text) return fail("notFound");
  if (seen !== undefined && !isMadeFrom(text.words[input.language] ?? "", seen)) return fail("changedMeanwhile");
  const allowed = canClaim(text, input);
  if (!allowed.ok) return allowed;
  const { subject, field } = text.place;
  const of = { subject, field, subjectId: text.subjectId, language: input.language };
  if (await tx.textClaim.findFirst({ where: { ...of, outcome: null } })) return fail("claimWaits");
  const erratum = input.kind === "erratum" ? input : null;
  const claim = await tx.textClaim.create({
    data: {
      ...{ ...of, kind: input.kind, wordsBefore: cleanText(text.words[input.language] ?? "") },
      ...{ words: erratum?.words, told: erratum?.told, provenance: provenanceIn(text, input) },
      ...{ ...columns("reason", reasonIn(input)), source: input.source },
      ...{ proposedById: actor.kind === "person" ? actor.id : null, proposedAt: new Date() },
    },
  });
  await recordClaim(tx, actor, claim, "propose", { reason: reasonIn(input), source: input.source });
  return ok({ claim, text });
}

function reasonIn(input: ClaimInput): Localized | undefined {
  return input.kind === "official" ? undefined : input.reason;
}

/** Only an erratum of the original says what kind of words a text is in. */
function provenanceIn({ provenance }: TextFound, input: ClaimInput): string | null {
  return input.kind === "erratum" && provenance !== null && input.provenance !== provenance ? input.provenance : null;
}

async function confirm(
  tx: Transaction,
  actor: Actor,
  claim: TextClaim,
  text: TextFound,
): Promise<Result<TextClaim, Refusal>> {
  const input = inputOf(claim);
  const holds = stillHolds(text, input, claim.wordsBefore);
  if (!holds.ok) return holds;
  const decided = await decide(tx, actor, claim, "confirmed");
  const { language, source } = input;
  const erratum = input.kind === "erratum" ? input : null;
  const words = erratum ? { ...text.words, [language]: erratum.words } : text.words;
  const told = { ...statesIn(text.states), ...stateAfter(text, input) };
  const states = textStatesAfter(words, told, text, {
    at: new Date(),
    beside: text.words,
    isTrivial: erratum?.told === "trivial",
    isTranslated: erratum?.told === "translated" && language !== standingOriginal(text),
    grounds: { [language]: { source, ...(actor.kind === "person" && { confirmedBy: actor.id }) } },
  });
  const how = { language, words, states, provenance: claim.provenance, source };
  const reason = localized(claim, "reason");
  const written = await writeText(tx, actor, text, { ...how, verb: input.kind, reason });
  return written.ok ? ok(decided) : fail("changedMeanwhile");
}

async function hold(tx: Transaction, id: number): Promise<Result<TextClaim, "notFound" | "claimDecided">> {
  await tx.$queryRaw`SELECT id FROM text_claim WHERE id = ${id} FOR UPDATE`;
  const claim = await tx.textClaim.findUnique({ where: { id } });
  if (!claim) return fail("notFound");
  return claim.outcome === null ? ok(claim) : fail("claimDecided");
}

function textClaimed(tx: Transaction, actor: Actor, claim: TextClaim): Promise<TextFound | null> {
  return findText(tx, actor, claim as Pick<TextPlace, "subject" | "field"> & TextClaim, { hold: true });
}

const verbs = { confirmed: "confirm", refused: "refuse", takenBack: "take-back" } as const;

async function decide(
  tx: Transaction,
  actor: Actor,
  { id }: TextClaim,
  outcome: ClaimOutcome,
  answer?: Localized,
): Promise<TextClaim> {
  const decidedById = actor.kind === "person" ? actor.id : null;
  const data = { outcome, decidedById, decidedAt: new Date(), ...columns("answer", answer) };
  const claim = await tx.textClaim.update({ where: { id }, data });
  await recordClaim(tx, actor, claim, verbs[outcome], { reason: answer });
  return claim;
}

/** Of the claim itself the public learns nothing: what it changed is told in the history of its record. */
async function recordClaim(
  tx: Transaction,
  actor: Actor,
  claim: TextClaim,
  verb: ClaimVerb,
  { reason, source }: { reason?: Localized; source?: Source },
): Promise<void> {
  await recordEvent(tx, actor, {
    ...{ subject: "claim", subjectId: claim.id, subjectCode: claimCode(claim), verb, reason },
    ...{ source, snapshot: claim, visible: false },
  });
}
