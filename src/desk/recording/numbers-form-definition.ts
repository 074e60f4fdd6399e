import { z } from "zod";
import type { MeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { isExact } from "#features/meetings/reported-words.ts";
import { mostAtOnce, wordless } from "#features/recommendations/recommendation.ts";
import type { Locale } from "#i18n/locale.ts";
import { isNamed, source } from "#i18n/source.ts";
import { citations, citing, id, number, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";

/** Numbers of one meeting that are entered together, from the first that is shown to the last that is typed. */
export const numbersForm = defineForm((locale) =>
  z.object({
    ...{ meeting: words(), first: id() },
    last: number(locale, { label: "wordless:lastLabel", problem: "wordless:problem", range: { least: 1, most: 9999 } }),
    provenance: words({ label: "wordless:kind", problem: "staff:problem.choose" }),
    verb: words({ label: "wordless:verb", problem: "staff:problem.choose" }),
    source: citations({ problem: "staff:problem.stateSource" }),
  }),
);

const input = z
  .object({
    ...{ meeting: z.string(), first: z.number(), last: z.number() },
    ...{ provenance: z.enum(wordless), verb: z.enum(["agree", "draft"]), source },
  })
  .refine(({ first, last }) => last >= first && last < first + mostAtOnce, { path: ["last"] })
  .refine(({ source }) => isNamed(source), { path: ["source"], when: () => true });

export function readNumbers(values: FormValues, locale: Locale) {
  return numbersForm(locale).read(values, input);
}

/**
 * `first` is the next number that is free. As many as a source tells of, and the record does not hold yet, are offered with
 * that source; where it tells of none, or of no exact number, its author says how many.
 */
export function numbersValues(
  { code, reported, recommendations }: Pick<MeetingForDesk, "code" | "reported" | "recommendations">,
  first: number,
  locale: Locale,
): FormValues {
  const told = reported.find(({ what, qualifier }) => what === "agreed" && isExact(qualifier));
  const held = recommendations.filter(({ kind }) => kind === "recommendation").length;
  const missing = (told?.value ?? 0) - held;
  return numbersForm(locale).values({
    ...{ meeting: code, first, last: missing > 0 ? first + missing - 1 : null },
    ...{ provenance: "no-text", verb: "agree", source: citing(told?.source ?? []) },
  });
}
