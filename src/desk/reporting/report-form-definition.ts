import { z } from "zod";
import { type DraftInput, draftMark } from "#features/reports/draft.ts";
import { reportInput } from "#features/reports/report.ts";
import type { Answer } from "#features/reports/report-queries.ts";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { writtenIn } from "#i18n/written-in.ts";
import { ids, words } from "#ui/form/field-kinds.ts";
import { defineForm } from "#ui/form/form-definition.ts";
import { carried, type FormValues, textOf } from "#ui/form/form-state.ts";

/** A partner's words: of one recommendation, and of each row of a sheet. */
export const saidFields = {
  language: words({ label: "reports:form.language", problem: "reports:problem.language" }),
  state: words({ label: "reports:form.state", problem: "reports:problem.state" }),
  statement: words({ label: "reports:form.statement", problem: "reports:problem.statement" }),
  evidence: words({ label: "reports:form.evidence", problem: "reports:problem.evidence" }),
};

export const saidForm = defineForm(() => z.object(saidFields));

/** The same on a year that is chosen. */
export const reportForm = defineForm(() =>
  z.object({ year: words({ label: "reports:form.year", problem: "reports:problem.year" }), ...saidFields }),
);

export function reportFields({ year, state, statement, language, evidence }: Answer) {
  return { year: String(year), state, statement, language, evidence };
}

export function answerValues(answer: Answer, locale: Locale): FormValues {
  return reportForm(locale).values(reportFields(answer));
}

export function readReport(values: FormValues, locale: Locale) {
  return reportForm(locale).read(values, reportInput, (fields) => ({ ...fields, year: Number(fields.year) }));
}

/** Reports that the unit releases to everybody. */
export const releaseForm = defineForm(() => z.object({ report: ids({ problem: "reports:release.notChosen" }) }));

const released = z.object({ report: z.array(z.number()).min(1) });

export function readRelease(values: FormValues, locale: Locale) {
  return releaseForm(locale).read(values, released);
}

/** The language that was chosen gives way to that in whose letters the statement is. */
export function inItsLanguage(values: FormValues): FormValues {
  const language = textOf(values, "language");
  return isLocale(language) ? { ...values, language: writtenIn(textOf(values, "statement"), language) } : values;
}

/** Carries, for a year, the id of the answer that the person saw when the form was made. */
export function seenField(year: number): string {
  return `seen.${year}`;
}

/** A form carries its own draft, too, under another name: the sheet's is its colleagues' as well. */
export const draftYearField = `${carried}sheetYear`;
export const draftField = `${carried}sheetMark`;

/** The draft of the sheet, to be gone on with, and the mark by which it is known that no colleague changed it since. */
export function draftFormValues(year: number, draft: DraftInput | null, locale: Locale): FormValues {
  return {
    ...(draft && reportForm(locale).values({ ...draft, year: String(year) })),
    [draftYearField]: String(year),
    [draftField]: draftMark(draft),
  };
}
