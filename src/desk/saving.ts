import type { z } from "zod";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Result } from "#lib/result.ts";
import { type RefusalCode, refused } from "#ui/form/form-answers.ts";
import type { FormDefinition } from "#ui/form/form-definition.ts";
import { choiceName } from "#ui/form/form-names.ts";
import type { FormValues, Problem } from "#ui/form/form-state.ts";
import { asking, conflictsIn, shownIn, shownNow, withChoices } from "#ui/merging/form-conflicts.ts";
import { saysTheSame } from "#ui/merging/form-meaning.ts";
import { type Merged, mergeForm } from "#ui/merging/form-merge.ts";
import { anew, type Outcome } from "./desk-action.ts";

type Read<Input> = { ok: true; value: Input } | { ok: false; problems: Problem[] };

/** The record as it stands now, `null` where nobody has made it yet; `isPast` where the same words make another one. */
type Found<Fields extends z.ZodObject, Version> = {
  record: z.output<Fields> | null;
  version: Version;
  isPast?: boolean;
};

type Saving<Fields extends z.ZodObject, Input, Version, Written> = {
  form: FormDefinition<Fields>;
  /** as they came */
  values: FormValues;
  /** its author was shown these, where the form does not carry them; `null` where no record was shown */
  shown?: FormValues | null;
  locale: Locale;
  /** `null` where there is no such record for this person */
  find: () => Promise<Found<Fields, Version> | null>;
  read: (values: FormValues) => Read<Input> | Promise<Read<Input>>;
  /**
   * Changes the record that has this version. `typed` are the author's own values, before a colleague's came to them: a
   * translation is made from the words that stood beside it.
   */
  write: (input: Input, version: Version, typed: FormValues) => Promise<Result<Written, RefusalCode>>;
  /** the record says all this now; it had this version, and said it already if nothing was written */
  saved: (input: Input, version: Version, written?: Written) => Outcome | Promise<Outcome>;
};

/** Others who save the same record at the same moment are waited for so often. */
const tries = 5;

/**
 * A save changes only what its author changed: every other field comes from the record as it stands. Where a field was
 * changed by both, its author chooses. A form that is sent again says what the record says already, and changes nothing.
 */
export async function saveChanges<Fields extends z.ZodObject, Input, Version, Written>({
  form,
  values,
  shown = shownIn(values),
  locale,
  find,
  read,
  write,
  saved,
}: Saving<Fields, Input, Version, Written>): Promise<Outcome> {
  const { values: chosen, open } = withChoices(values);
  if (open.length > 0) return stillAsking(form, values, open, locale);
  const typed = form.tidy(chosen);
  for (let attempt = 1; ; attempt++) {
    const found = await find();
    if (!found) return refused({ error: "notFound" }, locale, values);
    const stored = found.record && form.values(found.record);
    const merged = stored ? mergeForm(form.fields, { shown, typed, stored }) : { ...untouched, values: typed };
    // From here on the form shows what stands in the record, with its author's own changes.
    const back = { ...form.tidy(merged.values), ...shownNow(stored) };
    if (isAsking(merged)) return ask(form, back, merged, locale);
    const result = await read(merged.values);
    if (!result.ok) return { status: "invalid", problems: result.problems, values: asking(back, {}, locale).values };
    const isSaid = stored && saysTheSame(form.fields, form.tidy(merged.values), stored);
    if (isSaid && !found.isPast) return saved(result.value, found.version);
    const written = await write(result.value, found.version, typed);
    if (written.ok) return saved(result.value, found.version, written.value);
    // The page around the form is to know what it did not, too.
    if (written.error !== "changedMeanwhile" || attempt === tries) return anew(refused(written, locale, values));
  }
}

const untouched = { fields: {}, rows: [] } satisfies Partial<Merged>;

type Named = Pick<FormDefinition<z.ZodObject>, "nameOf">;

export function isAsking({ fields, rows }: Merged): boolean {
  return rows.length > 0 || Object.keys(fields).length > 0;
}

/** Asks whose words stay, on a page that is made anew. */
export function ask(form: Named, values: FormValues, { fields, rows }: Merged, locale: Locale): Outcome {
  const problems = conflictProblems(form, { fields: Object.keys(fields), rows }, locale);
  const lead = translator(locale)("form:conflict.lead");
  return anew({ status: "invalid", lead, problems, ...asking(values, fields, locale) });
}

/** Asks at each of these for what its author says of it. */
export function conflictProblems(
  form: Named,
  { fields, rows = [] }: { fields: readonly string[]; rows?: readonly string[] },
  locale: Locale,
): Problem[] {
  const t = translator(locale);
  return [
    ...fields.map((field) => ({ field, where: form.nameOf(field), message: t("form:conflict.field") })),
    ...rows.map((field) => ({ field, where: form.nameOf(field), message: t("form:conflict.row") })),
  ];
}

/** A choice that was not made is asked for again, before anything else. */
export function stillAsking(form: Named, values: FormValues, open: readonly string[], locale: Locale): Outcome {
  const conflicts = conflictsIn(values);
  const chosen = Object.entries(values).filter(([name]) => name.startsWith(choiceName("")));
  const { values: carriedOn, ...shown } = asking(values, conflicts, locale);
  return {
    status: "invalid",
    lead: translator(locale)("form:conflict.lead"),
    problems: conflictProblems(form, { fields: open }, locale),
    ...shown,
    values: { ...carriedOn, ...Object.fromEntries(chosen) },
  };
}
