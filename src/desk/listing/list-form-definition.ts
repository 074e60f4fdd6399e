import { z } from "zod";
import { addresseeFields, codesChosen } from "#desk/recording/addressee-form-definition.ts";
import type { ChosenBefore } from "#desk/recording/recommendation-form-definition.ts";
import {
  isWordless,
  mostAtOnce,
  newProvenances,
  recommendationText,
} from "#features/recommendations/recommendation.ts";
import { statesOfWords } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { isNamed } from "#i18n/source.ts";
import { SheetTooLarge } from "#lib/sheets/sheet.ts";
import { citations, citing, pair, rows, states, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import { rowsOf, withRows } from "#ui/form/form-row-values.ts";
import { type FormValues, localizedOf, localizedValues } from "#ui/form/form-state.ts";
import { pastedList } from "./pasted-list.ts";

/** Several recommendations of one meeting, each a row with its words in both languages; what else is said is said of them all. */
export const listForm = defineForm(() =>
  z.object({
    meeting: words(),
    pasted: words({ label: "list:pasted", problem: "list:problem.pasted" }),
    rows: rows(z.object({ text: pair({ label: "staff:pair.text" }) }), {
      ...{ row: "list:row", problem: "list:problem.rows", spare: 2 },
    }),
    textState: states({ en: "staff:recommendations.state.en", ru: "staff:recommendations.state.ru" }),
    source: citations({ problem: "staff:problem.textSource" }),
    provenance: words({ label: "staff:correct.provenance.label", problem: "staff:problem.kindOfWords" }),
    verb: words({ label: "staff:recommendations.verb" }),
    addressees: addresseeFields,
  }),
);

/** In characters: more than any meeting agrees on. */
const longestPasted = 400_000;

/** A row has words. */
export const worded = newProvenances.filter((kind) => !isWordless(kind));

const input = z
  .object({
    meeting: z.string(),
    rows: z.array(z.object({ text: recommendationText.shape.text })).min(1),
    textState: recommendationText.shape.textState,
    source: recommendationText.shape.source,
    provenance: z.enum(worded),
    ...{ addressees: z.array(z.string()), verb: z.enum(["agree", "draft"]) },
  })
  .refine(({ rows }) => rows.length <= mostAtOnce, { path: ["rows"], when: () => true })
  .refine(({ source }) => isNamed(source), { path: ["source"], when: () => true });

export function readList(values: FormValues, locale: Locale) {
  const read = listForm(locale).read(values, input, ({ addressees, ...fields }) => ({
    ...fields,
    addressees: codesChosen(addressees),
  }));
  if (!read.ok) return read;
  const { meeting, rows, textState, ...said } = read.value;
  const texts = rows.map(({ text }) => ({ ...said, text, textState: statesOfWords(text, textState) }));
  return { ok: true as const, value: { meeting, texts } };
}

/** The texts of a list, as it was pasted, for rows beside those that are filled in; `null` where there are none, or more than are entered at once. */
export function readPasted(pasted: string, values: FormValues): Localized[] | null {
  if (pasted.length > longestPasted) return null;
  try {
    const texts = pastedList(pasted);
    return texts.length === 0 || texts.length + filledIn(values) > mostAtOnce ? null : texts;
  } catch (thrown) {
    if (thrown instanceof SheetTooLarge) return null;
    throw thrown;
  }
}

const filledIn = (values: FormValues) =>
  rowsOf(values, "rows").filter((row) => Object.values(localizedOf(row, "text")).some(Boolean)).length;

export function listValues(
  meeting: { code: string },
  { state, source, ...chosen }: ChosenBefore,
  locale: Locale,
): FormValues {
  return listForm(locale).values({
    ...{ meeting: meeting.code, pasted: null, rows: [], textState: state, source: citing(source) },
    ...chosen,
  });
}

/** The form with these texts in rows after those that are filled in, and nothing pasted any more. */
export function withTexts(values: FormValues, texts: readonly Localized[], locale: Locale): FormValues {
  const rows = [...rowsOf(values, "rows"), ...texts.map((text) => localizedValues("text", text))];
  return listForm(locale).tidy(withRows({ ...values, pasted: "" }, "rows", rows));
}
