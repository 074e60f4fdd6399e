import { formatList } from "#i18n/format.ts";
import { defaultLocale, isLocale, type Locale } from "#i18n/locale.ts";
import type { resources } from "#i18n/resources.ts";
import { translator } from "#i18n/t.ts";
import type { RefusedItem } from "#lib/result.ts";
import { type FormState, type FormValues, type Problem, textOf } from "./form-state.ts";

/** A code without its sentence in both languages is a mistake of types, not of a reader's day. */
export type RefusalCode = Exclude<keyof typeof resources.en.errors, "title">;

export type Refused = {
  error: RefusalCode;
  details?: Record<string, string | number>;
  /** where several were sent together and none was done because of these */
  refused?: RefusedItem<RefusalCode>[];
};

type Answer<Status extends FormState["status"]> = Extract<FormState, { status: Status }>;

type NameOf = (item: string | number) => string;

/** The reason why something was not done, in the reader's words; of several, which of them stood in the way and why. */
export function refusalText({ error, details, refused }: Refused, locale: Locale, nameOf: NameOf = String): string {
  const t = translator(locale);
  if (!refused) return t(`errors:${error}`, details);
  const alike = Map.groupBy(refused, (one) => JSON.stringify([one.error, { ...one.details, codes: "" }]));
  const named = [...alike.values()].map((of) => {
    const names = formatList(
      of.map(({ item }) => nameOf(item)),
      locale,
    );
    const [{ error: why, details: about }] = of as [RefusedItem<RefusalCode>];
    const reason = t(`errors:${why}`, { ...about, codes: names });
    // Some reasons name by themselves those that they are about.
    return reason.includes(names) ? reason : t("form:together.because", { names, reason });
  });
  return [t("form:together.none"), ...named].join(" ");
}

/** A form answers this when a command refuses; `theirs` are the stored values where a colleague was faster. */
export function refused(refusal: Refused, locale: Locale, values: FormValues, theirs?: FormValues): Answer<"refused"> {
  return { status: "refused", message: refusalText(refusal, locale), values, ...(theirs && { theirs }) };
}

/** The same for several that have no name but their id, which `names` turns into one. */
export function refusedAmong(
  refusal: Refused,
  names: ReadonlyMap<number, string>,
  locale: Locale,
  values: FormValues,
): Answer<"refused"> {
  const nameOf: NameOf = (id) => names.get(Number(id)) ?? String(id);
  return { status: "refused", message: refusalText(refusal, locale, nameOf), values };
}

export function invalid(problems: Problem[], values: FormValues): Answer<"invalid"> {
  return { status: "invalid", problems, values };
}

/** The language of the page on which the form stood. */
export function localeOf(values: FormValues): Locale {
  const language = textOf(values, "locale");
  return isLocale(language) ? language : defaultLocale;
}
