import type { ReactNode } from "react";
import { RecommendationWords } from "#features/recommendations/recommendation-words.tsx";
import { reportStates } from "#features/reports/report.ts";
import { AnswerWords } from "#features/reports/report-notes.tsx";
import { addressOf } from "#i18n/address.ts";
import { capital, dayOf, formatDate, formatMoment } from "#i18n/format.ts";
import { type Locale, languageNames, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { Code } from "#ui/code.tsx";
import { Fields, RadioField, TextArea } from "#ui/form/form-fields.tsx";
import { FoldedRow, RowProblem } from "#ui/form/form-rows.tsx";
import { Note } from "#ui/note.tsx";
import { ImplementationState } from "#ui/state.tsx";
import { asTyped, draftValues, rowName, rowParts } from "./sheet-form-definition.ts";
import type { SheetRow } from "./sheet-queries.ts";

type Props = { locale: Locale; partner: string; year: number; row: SheetRow };

/** A recommendation with the answer for this year or the controls for one; the last answer stands beside it. */
export function SheetRowFields({ actor, ...props }: Props & { actor: Person }) {
  const { locale, year, row } = props;
  const t = translator(locale);
  const { code } = row.recommendation;
  const name = rowName(code);
  const controls = <Controls locale={locale} code={code} language={actor.language} />;
  return (
    <RowFrame {...props} before={<Before {...props} canRepeat={row.answer === null} />}>
      <RowProblem name={name} />
      {row.draft && (
        <p className="small">
          {t(row.draft.savedBy === actor.id ? "rounds:sheet.draft" : "rounds:sheet.draftColleague", {
            moment: formatMoment(row.draft.savedAt, locale),
          })}
        </p>
      )}
      {row.answer ? (
        <FoldedRow
          parts={[name, ...rowParts(code)]}
          first={draftValues(code, asTyped(row.answer))}
          summary={t("rounds:sheet.correct")}
          label={t("reports:mine.ofCode", { action: t("rounds:sheet.correct"), code })}
        >
          <p className="small">{t("rounds:sheet.correctText", { year })}</p>
          {controls}
        </FoldedRow>
      ) : (
        controls
      )}
    </RowFrame>
  );
}

/** The same without controls, for a round that takes no answers. */
export function SheetRowRead(props: Props) {
  const { locale, row } = props;
  const { code } = row.recommendation;
  const t = translator(locale);
  return (
    <RowFrame {...props} isRead before={<Before {...props} canRepeat={false} />}>
      {row.answer ? (
        <p>
          <a
            href={addressOf(locale, "/recommendations/[code]/report", code, `?year=${props.year}`)}
            aria-label={t("reports:mine.ofCode", { action: t("rounds:sheet.correct"), code })}
          >
            {t("rounds:sheet.correct")}
          </a>
        </p>
      ) : (
        <p>
          <ImplementationState state="noReport" locale={locale} />
        </p>
      )}
    </RowFrame>
  );
}

function RowFrame({
  locale,
  year,
  row,
  isRead = false,
  before,
  children,
}: Props & {
  /** where nothing is to be filled in, the answer that was given is what people come for */
  isRead?: boolean;
  before: ReactNode;
  children: ReactNode;
}) {
  const t = translator(locale);
  const { recommendation, answer } = row;
  const { code } = recommendation;
  const id = `row-${code}`;
  return (
    <section className="sheet-row" id={id} tabIndex={-1} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <Code code={code} href={addressOf(locale, "/recommendations/[code]", code)} />
      </h2>
      <div>
        <p>
          <RecommendationWords item={recommendation} locale={locale} />
        </p>
      </div>
      <div className="notes">{before}</div>
      <div className="answer">
        {answer && (
          <details className="given" open={isRead}>
            <summary>
              <b>{t("rounds:sheet.answer", { year, date: formatDate(dayOf(answer.submittedAt), locale) })}</b>{" "}
              <ImplementationState state={answer.state} locale={locale} />
            </summary>
            <AnswerWords answer={answer} locale={locale} saysState={false} saysWhen={false} />
          </details>
        )}
        {children}
      </div>
    </section>
  );
}

function Before({ locale, partner, row, canRepeat }: Props & { canRepeat: boolean }) {
  const t = translator(locale);
  const { before, recommendation } = row;
  if (!before) {
    return (
      <Note locale={locale} title={t("rounds:sheet.never")}>
        {t("rounds:sheet.neverText", { partner })}
      </Note>
    );
  }
  const { code } = recommendation;
  return (
    <Note locale={locale} title={t("rounds:sheet.before", { year: before.year })}>
      <AnswerWords answer={before} locale={locale} saysWhen={false} />
      {canRepeat && (
        <p className="mt-2">
          <button
            type="submit"
            name="intent"
            value={`same:${code}`}
            className="button quiet"
            aria-label={t("rounds:sheet.sameOf", { year: before.year, code })}
          >
            {t("rounds:sheet.same", { year: before.year })}
          </button>
        </p>
      )}
    </Note>
  );
}

function Controls({ locale, code, language }: { locale: Locale; code: string; language: Locale }) {
  const t = translator(locale);
  const [inLanguage, evidence] = [rowName(code, "language"), rowName(code, "evidence")];
  return (
    <Fields>
      <RadioField
        name={rowName(code, "state")}
        label={t("rounds:sheet.state")}
        options={reportStates.map((state) => ({
          value: state,
          label: <ImplementationState state={state} locale={locale} />,
        }))}
        wide
      />
      <TextArea name={rowName(code, "statement")} label={t("rounds:sheet.statement")} rows={2} wide />
      <div className="wide">
        <FoldedRow
          parts={[evidence, inLanguage]}
          first={{ [inLanguage]: language }}
          summary={t("rounds:sheet.more")}
          label={t("reports:mine.ofCode", { action: t("rounds:sheet.more"), code })}
        >
          <Fields>
            <TextArea
              name={evidence}
              label={t("rounds:sheet.evidence")}
              hint={t("rounds:sheet.evidenceHint")}
              rows={2}
            />
            <RadioField
              name={inLanguage}
              label={t("rounds:sheet.language")}
              options={locales.map((value) => ({
                value,
                label: <span lang={value}>{capital(languageNames[value], value)}</span>,
              }))}
            />
          </Fields>
        </FoldedRow>
      </div>
    </Fields>
  );
}
