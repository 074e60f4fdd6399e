import { z } from "zod";
import { tellings } from "#desk/text-telling.tsx";
import {
  isWordless,
  newProvenances,
  type Provenance,
  provenances,
  recommendationText,
} from "#features/recommendations/recommendation.ts";
import { type LanguageStates, statesOfWords, statesToFill } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import type { TextRights } from "#i18n/settled-text.ts";
import { isNamed, type Source } from "#i18n/source.ts";
import type { TextKey } from "#i18n/texts.ts";
import { type Actor, can } from "#policy.ts";
import { citations, citing, pair, states, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { withShown } from "#ui/merging/form-conflicts.ts";
import { addresseeFields, codesChosen, nobodyChosen } from "./addressee-form-definition.ts";

const text = {
  text: pair({ label: "staff:pair.text", problem: "staff:problem.text" }),
  textState: states({ en: "staff:recommendations.state.en", ru: "staff:recommendations.state.ru" }),
};
const sourced = { ...text, source: citations({ problem: "staff:problem.textSource" }) };

/** Words that are recorded already: of these their author can say, too, what a change of them means. */
const recorded = () => ({ ...sourced, textTold: tellings() });

/** The words of a recommendation, how far each language has come: for translators, who say nothing of the original. */
export const translatedForm = defineForm(() => z.object({ ...text, textTold: tellings() }));

/** The unit says, too, where they come from. */
export const textForm = defineForm(() => z.object(recorded()));

/** ... and what kind of words these are. */
export const correctionForm = defineForm(() =>
  z.object({ ...recorded(), provenance: words({ label: "staff:correct.provenance.label" }) }),
);

/** Nobody's choice is taken for granted: until somebody says what kind of words these are, they are of none. */
export const newRecommendationForm = defineForm(() =>
  z.object({
    ...sourced,
    provenance: words({ label: "staff:correct.provenance.label", problem: "staff:problem.kindOfWords" }),
    verb: words({ label: "staff:recommendations.verb" }),
    addressees: addresseeFields,
  }),
);

type Worded = { text: Localized & { state: LanguageStates }; source: Source };

/** A text as the form holds it. */
export function translatedFields({ text }: Pick<Worded, "text">) {
  return { text, textState: statesToFill(text.state), textTold: [] };
}

export function textFields({ text, source }: Worded) {
  return { ...translatedFields({ text }), source: citing(source) };
}

export function correctionFields(page: Worded & { provenance: string }) {
  return { ...textFields(page), provenance: page.provenance };
}

/** The unit says what kind of words these are, while nobody has adopted them or confirmed that they are official. */
export function saysProvenance(actor: Actor, { rights: { settled } }: { rights: TextRights }): boolean {
  return can.editRecommendations(actor) && !settled.en && !settled.ru;
}

/** The form of a recommendation that is recorded, with what its author is shown. */
export function correctionValues(
  page: Worded & { code: string; provenance: string; rights: TextRights },
  actor: Actor,
  locale: Locale,
): FormValues {
  const values = () => {
    if (!can.editRecommendations(actor)) return translatedForm(locale).values(translatedFields(page));
    if (!saysProvenance(actor, page)) return textForm(locale).values(textFields(page));
    return correctionForm(locale).values(correctionFields(page));
  };
  return { code: page.code, ...withShown(values()) };
}

/** A new text is missing in no language that has words, whatever was chosen beside it. */
function withStates<Fields extends { text: Localized; textState: Localized }>(fields: Fields) {
  return { ...fields, textState: statesOfWords(fields.text, fields.textState) };
}

export function readTranslated(values: FormValues, locale: Locale) {
  return translatedForm(locale).read(values, recommendationText.omit({ source: true }), withStates);
}

export function readText(values: FormValues, locale: Locale) {
  return textForm(locale).read(values, recommendationText, withStates);
}

const kindOfWords = z.enum(provenances);

type Judged = { text: Localized; source: Source; provenance: Provenance };

/**
 * Words that are there are of some kind; where there are none, that is said, and that they are not public by a source. All of
 * it is asked beside other faults of the form, so that everything is said at once.
 */
const judgements: [fits: (fields: Judged) => boolean, path: string[], problem: TextKey][] = [
  [
    ({ text, provenance }) => !isWordless(provenance) || !hasWords(text),
    ["provenance"],
    "staff:correct.provenance.noWords",
  ],
  [({ text, provenance }) => isWordless(provenance) || hasWords(text), ["text"], "staff:problem.text"],
  [({ source, provenance }) => provenance !== "not-public" || isNamed(source), ["source"], "staff:problem.stateSource"],
];

function hasWords({ en, ru }: Localized): boolean {
  return Boolean(en || ru);
}

function judged<Fields extends Judged>(schema: z.ZodType<Fields>, of = judgements): z.ZodType<Fields> {
  return of.reduce<z.ZodType<Fields>>(
    (before, [fits, path, problem]) => before.refine(fits, { path, params: { problem }, when: () => true }),
    schema,
  );
}

const correction = judged(recommendationText.extend({ provenance: kindOfWords }));

export function readCorrection(values: FormValues, locale: Locale) {
  return correctionForm(locale).read(values, correction, withStates);
}

/** Of a new one, the source of its words is asked for, too: once typed, it stays for those that follow. */
const newRecommendation = judged(
  recommendationText.extend({
    ...{ addressees: z.array(z.string()), verb: z.enum(["agree", "draft"]) },
    provenance: z.enum(newProvenances),
  }),
  [...judgements, [({ text, source }) => !hasWords(text) || isNamed(source), ["source"], "staff:problem.textSource"]],
);

export function readNewRecommendation(values: FormValues, locale: Locale) {
  return newRecommendationForm(locale).read(values, newRecommendation, (fields) => ({
    ...withStates(fields),
    addressees: codesChosen(fields.addressees),
  }));
}

/** Choices made for the one before, which the next begins with. */
export type ChosenBefore = {
  state: LanguageStates;
  source: Source;
  provenance: string | null;
  verb: string;
  addressees: typeof nobodyChosen;
};

export const chosenByNobody: ChosenBefore = {
  state: { en: "original", ru: "draft" },
  ...{ source: [], provenance: null, verb: "agree", addressees: nobodyChosen },
};
