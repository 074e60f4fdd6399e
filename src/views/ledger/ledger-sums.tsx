import type { ReactNode } from "react";
import { PartnerState } from "#features/reports/partner-state.tsx";
import { silenceWords } from "#features/reports/report.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDate, formatNumber } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Leaders } from "#ui/list.tsx";
import { Note } from "#ui/note.tsx";
import { Section } from "#ui/page.tsx";
import { TextState } from "#ui/state.tsx";
import { type RecommendationQuery, searchOf } from "#views/search/recommendation-filter.ts";
import { answerOrder, type LedgerScope } from "./ledger.ts";
import { type LedgerPage, queryOf } from "./ledger-queries.ts";

type Props = { ledger: LedgerPage; locale: Locale };

/** Shows what is open, what was done, what is silent: each number is a link to the records that it counts. */
export function LedgerSection({ ledger, locale, title, children }: Props & { title: ReactNode; children?: ReactNode }) {
  if (ledger.recommendations === 0) return null;
  return (
    <Section id="ledger" title={title}>
      <div className="beside">
        <LedgerSums ledger={ledger} locale={locale} />
        <div className="notes">
          <LedgerNotes ledger={ledger} locale={locale} />
        </div>
      </div>
      {children}
    </Section>
  );
}

/** The two axes side by side: how the texts stand, and what the partners that are asked say. */
export function LedgerSums({ ledger, locale }: Props) {
  return (
    <div className="tallies">
      <TextSums ledger={ledger} locale={locale} />
      <AnswerSums ledger={ledger} locale={locale} />
    </div>
  );
}

function TextSums({ ledger: { texts, recommendations, waiting, waitingSince, scope }, locale }: Props) {
  const t = translator(locale);
  return (
    <div>
      <p>
        <b>{t("ledger:texts", { count: recommendations })}</b>
      </p>
      <Leaders
        items={texts.map(({ status, count }) => ({
          key: status,
          label: <TextState state={status} count={count} locale={locale} />,
          value: <a href={listAddress(scope, { status: [status] }, locale)}>{formatNumber(count, locale)}</a>,
        }))}
      />
      {waiting > 0 && (
        <p className="small mt-2">
          {t("ledger:waiting", { count: waiting })}{" "}
          {waitingSince && t("ledger:since", { date: formatDate(waitingSince, locale) })}
        </p>
      )}
    </div>
  );
}

function AnswerSums({ ledger: { answers, addressed, sight, scope }, locale }: Props) {
  const t = translator(locale);
  return (
    <div>
      <p>
        <b>{t(scope.partner ? "ledger:answersOfOne" : "ledger:answers")}</b>
      </p>
      {addressed === 0 ? (
        <p className="soft">{t("ledger:nobodyAsked")}</p>
      ) : (
        <Leaders
          items={answerOrder
            .filter((state) => answers[state] > 0)
            .map((state) => ({
              key: state,
              label: <PartnerState {...{ state, sight, locale }} />,
              value: <a href={answersAddress(scope, state, locale)}>{formatNumber(answers[state], locale)}</a>,
            }))}
        />
      )}
      {addressed > 0 && !scope.partner && <p className="small mt-2">{t("ledger:counted")}</p>}
      {answers.notAsked > 0 && <p className="small mt-2">{t("ledger:notAsked")}</p>}
    </div>
  );
}

/** Silence is never progress: said wherever it is counted, to those who see less than everything in other words. */
function LedgerNotes({ ledger: { answers, sight, hasSamples }, locale }: Props) {
  const t = translator(locale);
  return (
    <>
      {answers.noReport > 0 && (
        <Note kind="look" locale={locale} title={t("partners:reports.silence")}>
          {t(`ledger:silence${silenceWords[sight]}`)}
        </Note>
      )}
      {hasSamples && (
        <Note kind="look" locale={locale} title={t("recommendations:matrix.sampleTitle")}>
          {t("ledger:samples")}
        </Note>
      )}
    </>
  );
}

export function listAddress(scope: LedgerScope, change: Partial<RecommendationQuery>, locale: Locale): string {
  return addressOf(locale, "/recommendations", searchOf(queryOf(scope), change));
}

/** The list tells what one partner says; the matrix, what many say. */
export function answersAddress(scope: LedgerScope, state: string, locale: Locale, year: string[] = []): string {
  const page = scope.partner ? "/recommendations" : "/recommendations/matrix";
  const search = searchOf(queryOf(scope), { report: [state], year });
  return addressOf(locale, page, search);
}
