import { versionName, versionValues } from "#desk/recording/chosen.ts";
import { fromParagraphs, paragraphsOf } from "#features/recommendations/amendment.ts";
import { type Decision, isDecision } from "#features/recommendations/recommendation.ts";
import { locales } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { type FormValues, idOf, localizedOf, localizedValues, textOf } from "#ui/form/form-state.ts";
import { decisionName, membersName, paragraphName, reasonName } from "./decision-names.ts";

/** Said of one number in place of what is said of its run: the meeting did not decide. */
export const undecided = "none";

export type ChosenDecision = {
  code: string;
  version: number;
  /** `null`: not decided there */
  decision: Decision | null;
  /** as it was typed, paragraph after paragraph */
  text: Localized;
  reason: Localized;
  /** the control that says it: the number's own, or its run's */
  field: string;
};

/** A form says of each number what is chosen for it alone, else for the run in which it stood. */
export function decisionsOf(values: FormValues): ChosenDecision[] {
  const chosen = new Map<string, ChosenDecision>();
  const add = (code: string, value: string, field: string) => {
    if (chosen.has(code) || !(isDecision(value) || value === undecided)) return;
    chosen.set(code, {
      code,
      version: idOf(values, versionName(code)),
      decision: isDecision(value) ? value : null,
      text: textOfParagraphs(values, code),
      reason: localizedOf(values, reasonName(code)),
      field,
    });
  };
  for (const [name, code] of named(values, decisionName(""))) add(code, textOf(values, name), name);
  for (const [name, key] of named(values, "run.")) {
    for (const code of textOf(values, membersName(key)).split(",").filter(Boolean))
      add(code, textOf(values, name), name);
  }
  return [...chosen.values()];
}

function named(values: FormValues, prefix: string): [name: string, rest: string][] {
  return Object.keys(values)
    .filter((name) => name.startsWith(prefix))
    .map((name) => [name, name.slice(prefix.length)]);
}

function textOfParagraphs(values: FormValues, code: string): Localized {
  const paragraphs: Localized[] = [];
  while (locales.some((locale) => `${paragraphName(code, paragraphs.length)}.${locale}` in values)) {
    paragraphs.push(localizedOf(values, paragraphName(code, paragraphs.length)));
  }
  return {
    en: fromParagraphs(paragraphs.map(({ en }) => en ?? "")),
    ru: fromParagraphs(paragraphs.map(({ ru }) => ru ?? "")),
  };
}

/**
 * Gives the controls of these numbers their first values: their words by paragraph, their versions, nothing decided.
 */
export function decisionValues(items: readonly { code: string; version: number; text: Localized }[]): FormValues {
  return { ...versionValues(items), ...Object.assign({}, ...items.map(wordValues)) };
}

export function wordValues({ code, text }: { code: string; text: Localized }): FormValues {
  const [en, ru] = [paragraphsOf(text.en), paragraphsOf(text.ru)];
  return Object.assign(
    {},
    ...Array.from({ length: paragraphCount(text) }, (_, index) =>
      localizedValues(paragraphName(code, index), { en: en[index] ?? null, ru: ru[index] ?? null }),
    ),
  );
}

/** One pair of controls at least: where there are no words yet, the meeting's are the first. */
export function paragraphCount(text: Localized): number {
  return Math.max(1, ...locales.map((locale) => paragraphsOf(text[locale]).length));
}
