import type { ReactNode } from "react";
import type { AssessmentItem } from "#features/assessments/assessment-queries.ts";
import { AssessmentWords } from "#features/assessments/assessment-words.tsx";
import { EvidenceFiles } from "#features/evidence/evidence-files.tsx";
import { AnswerWords } from "#features/reports/report-notes.tsx";
import type { Answer } from "#features/reports/report-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Note } from "#ui/note.tsx";
import { Evidence } from "#views/recommendation/recommendation-report-row.tsx";

type Props = {
  locale: Locale;
  partner: string;
  year: number;
  /** all standing answers of the partner, the latest year first */
  answers: readonly Answer[];
  standing: AssessmentItem | null;
  /** first of all */
  children?: ReactNode;
};

/** Beside the form: what the partner itself says, what the unit said before, and what becomes of what is sent. */
export function AssessmentNotes({ locale, partner, year, answers, standing, children }: Props) {
  const t = translator(locale);
  const report = answers.find((answer) => answer.year === year);
  const others = answers.filter((answer) => answer !== report).slice(0, 3);
  return (
    <>
      {children}
      {report ? (
        <Note locale={locale} title={t("assessments:note.report", { year })}>
          <AnswerWords answer={report} locale={locale} />
          {report.evidence && (
            <p>
              <Evidence evidence={report.evidence} locale={locale} />
            </p>
          )}
          <EvidenceFiles files={report.files} locale={locale} />
        </Note>
      ) : (
        <Note kind="look" locale={locale} title={t("assessments:note.silent", { year })}>
          {t("assessments:note.silentText", { partner })}
        </Note>
      )}
      {standing && (
        <Note kind="look" locale={locale} title={t("assessments:note.stands")}>
          <AssessmentWords assessment={standing} locale={locale} />
          <EvidenceFiles files={standing.files} locale={locale} />
          <p>{t("assessments:note.standsText")}</p>
        </Note>
      )}
      {others.map((answer) => (
        <Note key={answer.id} locale={locale} title={t("assessments:note.earlier", { year: answer.year })}>
          <AnswerWords answer={answer} locale={locale} />
        </Note>
      ))}
      <Note locale={locale} title={t("assessments:note.who")}>
        {t("assessments:note.whoText")}
      </Note>
      <Note locale={locale} title={t("assessments:note.stays")}>
        {t("assessments:note.staysText")}
      </Note>
    </>
  );
}
