import { recommendationText } from "#features/recommendations/recommendation.ts";
import type { NewRecommendation } from "#features/recommendations/recommendation-commands.ts";
import type { LanguageStates } from "#i18n/language-state.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import type { T } from "#i18n/t.ts";
import { type FormValues, localizedOf, localizedValues, type Problem, textOf } from "#ui/form/form-state.ts";
import { addresseesOfForm } from "./addressee-form-values.ts";

type Text = { text: Localized & { state: LanguageStates }; source: Localized };

/** What the controls of a text hold: the words, how far each language has come, where they come from. */
export function textValues({ text, source }: Text): FormValues {
  const states = Object.fromEntries(
    locales.map((locale) => [locale, text.state[locale] === "missing" ? "draft" : text.state[locale]]),
  ) as Record<Locale, string>;
  return {
    ...localizedValues("text", text),
    ...localizedValues("textState", states),
    ...localizedValues("source", source),
  };
}

/** A text that is empty is missing, whatever was chosen beside it. */
export function textOfForm(
  values: FormValues,
  t: T,
): { ok: true; value: Pick<NewRecommendation, "text" | "textState" | "source"> } | { ok: false; problems: Problem[] } {
  const text = localizedOf(values, "text");
  const read = recommendationText.safeParse({
    text,
    textState: Object.fromEntries(
      locales.map((locale) => [locale, text[locale]?.trim() ? textOf(values, `textState.${locale}`) : "missing"]),
    ),
    source: localizedOf(values, "source"),
  });
  if (read.success) return { ok: true, value: read.data };
  const problems = read.error.issues.map((issue) => {
    const field = issue.path.join(".");
    if (issue.code === "too_big")
      return { field, message: t("staff:problem.tooLong", { count: Number(issue.maximum) }) };
    if (issue.code !== "custom") return { field, message: t("staff:problem.choose") };
    return { field: "textState.ru", message: t("staff:problem.twoOriginals") };
  });
  return { ok: false, problems };
}

/** A new recommendation of a meeting, or every problem at once. */
export function newRecommendationOf(
  values: FormValues,
  t: T,
): { ok: true; value: NewRecommendation } | { ok: false; problems: Problem[] } {
  const text = textOfForm(values, t);
  const problems = text.ok ? [] : text.problems;
  if (text.ok && !text.value.text.en && !text.value.text.ru) {
    problems.push({ field: "text", message: t("staff:problem.text") });
  }
  if (!text.ok || problems.length > 0) return { ok: false, problems };
  const verb = textOf(values, "verb") === "draft" ? "draft" : "agree";
  return { ok: true, value: { ...text.value, addressees: addresseesOfForm(values), verb } };
}
