import { defaultLocale, isLocale, type Locale } from "#i18n/locale.ts";
import type { resources } from "#i18n/resources.ts";
import { translator } from "#i18n/t.ts";
import { type FormState, type FormValues, type Problem, textOf } from "./form-state.ts";

/** A code without its sentence in both languages is a mistake of types, not of a reader's day. */
export type RefusalCode = Exclude<keyof typeof resources.en.errors, "title">;

export type Refused = { error: RefusalCode; details?: Record<string, string | number> };

type Answer<Status extends FormState["status"]> = Extract<FormState, { status: Status }>;

/** The reason why something was not done, in the reader's words. */
export function refusalText({ error, details }: Refused, locale: Locale): string {
  return translator(locale)(`errors:${error}`, details);
}

/** A form answers this when a command refuses; `theirs` are the stored values where a colleague was faster. */
export function refused(refusal: Refused, locale: Locale, values: FormValues, theirs?: FormValues): Answer<"refused"> {
  return { status: "refused", message: refusalText(refusal, locale), values, ...(theirs && { theirs }) };
}

export function invalid(problems: Problem[], values: FormValues): Answer<"invalid"> {
  return { status: "invalid", problems, values };
}

/** The language of the page on which the form stood. */
export function localeOf(values: FormValues): Locale {
  const language = textOf(values, "locale");
  return isLocale(language) ? language : defaultLocale;
}
