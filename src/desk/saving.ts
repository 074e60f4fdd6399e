import type { z } from "zod";
import type { Locale } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import type { Result } from "#lib/result.ts";
import { type RefusalCode, refused } from "#ui/form/form-answers.ts";
import { asking, conflictsIn, shownIn, shownNow, withChoices } from "#ui/form/form-conflicts.ts";
import type { FormDefinition } from "#ui/form/form-definition.ts";
import { type Merged, mergeForm, saysTheSame } from "#ui/form/form-merge.ts";
import { choiceName } from "#ui/form/form-names.ts";
import { type FormValues, localizedOf, type Problem } from "#ui/form/form-state.ts";
import type { Outcome } from "./desk-action.ts";

type Read<Input> = { ok: true; value: Input } | { ok: false; problems: Problem[] };

type Saving<Fields extends z.ZodObject, Input> = {
  form: FormDefinition<Fields>;
  /** as they came */
  values: FormValues;
  locale: Locale;
  /** the record as it stands now; `null` where there is none, or none for this person */
  find: () => Promise<{ record: z.output<Fields>; version: number } | null>;
  read: (values: FormValues) => Read<Input> | Promise<Read<Input>>;
  /**
   * Changes the record that has this version. `typed` are the author's own values, before a colleague's came to them: a
   * translation is made from the words that stood beside it.
   */
  write: (input: Input, version: number, typed: FormValues) => Promise<Result<unknown, RefusalCode>>;
  /** the record says all this now */
  saved: (input: Input) => Outcome;
};

/** Others who save the same record at the same moment are waited for so often. */
const tries = 5;

/**
 * A save changes only what its author changed: every other field comes from the record as it stands. Where a field was
 * changed by both, its author chooses. A form that is sent again says what the record says already, and changes nothing.
 */
export async function saveChanges<Fields extends z.ZodObject, Input>({
  form,
  values,
  locale,
  find,
  read,
  write,
  saved,
}: Saving<Fields, Input>): Promise<Outcome> {
  const { values: chosen, open } = withChoices(values);
  if (open.length > 0) return stillAsking(form, values, open, locale);
  const typed = form.tidy(chosen);
  for (let attempt = 1; ; attempt++) {
    const found = await find();
    if (!found) return refused({ error: "notFound" }, locale, values);
    const stored = form.values(found.record);
    const merged = mergeForm(form.fields, { shown: shownIn(values) ?? stored, typed, stored });
    // From here on the form shows what stands in the record, with its author's own changes.
    const back = { ...values, ...form.tidy(merged.values), ...shownNow(stored) };
    if (isAsking(merged)) return ask(form, back, merged, locale);
    const result = await read(merged.values);
    if (!result.ok) return { status: "invalid", problems: result.problems, values: asking(back, {}, locale).values };
    if (saysTheSame(form.fields, form.tidy(merged.values), stored)) return saved(result.value);
    const written = await write(result.value, found.version, typed);
    if (written.ok) return saved(result.value);
    if (written.error !== "changedMeanwhile" || attempt === tries) return refused(written, locale, values);
  }
}

type Named = Pick<FormDefinition<z.ZodObject>, "nameOf">;

function isAsking({ fields, rows }: Merged): boolean {
  return rows.length > 0 || Object.keys(fields).length > 0;
}

function ask(form: Named, values: FormValues, { fields, rows }: Merged, locale: Locale): Outcome {
  const t = translator(locale);
  const problems = [
    ...Object.keys(fields).map((field) => ({ field, where: form.nameOf(field), message: t("form:conflict.field") })),
    ...rows.map((field) => ({ field, where: form.nameOf(field), message: t("form:conflict.row") })),
  ];
  return { status: "invalid", lead: t("form:conflict.lead"), problems, ...asking(values, fields, locale) };
}

/** A choice that was not made is asked for again, before anything else. */
function stillAsking(form: Named, values: FormValues, open: readonly string[], locale: Locale): Outcome {
  const t = translator(locale);
  const conflicts = conflictsIn(values);
  const problems = open.map((field) => ({ field, where: form.nameOf(field), message: t("form:conflict.field") }));
  const chosen = Object.entries(values).filter(([name]) => name.startsWith(choiceName("")));
  const { values: carriedOn, ...shown } = asking(values, conflicts, locale);
  return {
    status: "invalid",
    lead: t("form:conflict.lead"),
    problems,
    ...shown,
    values: { ...carriedOn, ...Object.fromEntries(chosen) },
  };
}

/** The words of a text that stood before its author, as the record would keep them. */
export function wordsBeside(typed: FormValues, name: string): Localized {
  const { en, ru } = localizedOf(typed, name);
  const kept = (text: string | null) => text?.replaceAll("\r\n", "\n").trim() || null;
  return { en: kept(en), ru: kept(ru) };
}
