import type { ReactNode } from "react";
import { EvidenceFiles } from "#features/evidence/evidence-files.tsx";
import { SentWords } from "#features/translations/sent-words.tsx";
import { dayOf, formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Note } from "#ui/note.tsx";
import { ImplementationState } from "#ui/state.tsx";
import { Tag } from "#ui/text.tsx";
import { asksPartners } from "./report.ts";
import type { Answer } from "./report-queries.ts";

type Props = {
  locale: Locale;
  partner: string;
  year: number;
  answers: readonly Answer[];
  /** of the text */
  status: string | null;
  /** first of all */
  children?: ReactNode;
};

/** Beside the form: what the partner said before, and what becomes of a report that is sent. */
export function ReportNotes({ locale, partner, year, answers, status, children }: Props) {
  const t = translator(locale);
  const standing = answers.find((answer) => answer.year === year);
  const earlier = answers.filter((answer) => answer !== standing).slice(0, 3);
  return (
    <>
      {children}
      {!asksPartners(status) && (
        <Note locale={locale} title={t("reports:note.ownAccord")}>
          {t("reports:note.ownAccordText", { partner })}
        </Note>
      )}
      {standing && (
        <Note kind="look" locale={locale} title={t("reports:note.corrects", { year })}>
          {t("reports:note.correctsText")}
          <EvidenceFiles files={standing.files} locale={locale} />
        </Note>
      )}
      {earlier.map((answer) => (
        <Note key={answer.id} locale={locale} title={t("reports:note.earlier", { year: answer.year })}>
          <AnswerWords answer={answer} locale={locale} />
        </Note>
      ))}
      {answers.length === 0 && (
        <Note locale={locale} title={t("reports:note.none")}>
          {t("reports:note.noneText", { partner })}
        </Note>
      )}
      <Note locale={locale} title={t("reports:note.who")}>
        {t("reports:note.whoText")}
      </Note>
      <Note locale={locale} title={t("reports:note.stays")}>
        {t("reports:note.staysText")}
      </Note>
    </>
  );
}

/** State, words, and the day on which it was sent. */
export function AnswerWords({
  answer,
  locale,
  saysState = true,
  saysWhen = true,
}: {
  answer: Answer;
  locale: Locale;
  /** `false` where it stands above */
  saysState?: boolean;
  /** `false` where the day stands elsewhere or matters little */
  saysWhen?: boolean;
}) {
  const t = translator(locale);
  return (
    <>
      {saysState && <ImplementationState state={answer.state} locale={locale} />}
      <p>
        <NoChange since={answer.repeats} locale={locale} />
        <SentWords words={answer.statement} {...answer} locale={locale} />{" "}
        {answer.sample && <Tag>{t("reports:release.sample")}</Tag>}
      </p>
      {saysWhen && (
        <p>{t("recommendations:reports.submitted", { date: formatDate(dayOf(answer.submittedAt), locale) })}</p>
      )}
    </>
  );
}

/** Before words that a partner did not write anew: they are those of an earlier year, since when nothing has changed. */
export function NoChange({ since, locale }: { since: number | null; locale: Locale }) {
  if (since === null) return null;
  return (
    <>
      <b>{translator(locale)("reports:noChange", { year: since })}</b>{" "}
    </>
  );
}
