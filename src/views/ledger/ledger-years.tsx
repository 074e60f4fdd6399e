import { PartnerState } from "#features/reports/partner-state.tsx";
import { formatNumber } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Leaders } from "#ui/list.tsx";
import { TextState } from "#ui/state.tsx";
import { unknownYear } from "#views/search/recommendation-filter.ts";
import { answerOrder, type LedgerOfYear } from "./ledger.ts";
import type { LedgerPage } from "./ledger-queries.ts";
import { answersAddress, listAddress } from "./ledger-sums.tsx";

type Props = { ledger: LedgerPage; locale: Locale };

/** The same year by year, side by side: a table of nine long words would not fit a small screen in Russian. */
export function LedgerYears({ ledger, locale }: Props) {
  const t = translator(locale);
  if (ledger.byYear.length < 2) return null;
  return (
    <div className="mt-4">
      <h3>{t("ledger:byYear")}</h3>
      <div className="tallies">
        {ledger.byYear.map((ofYear) => (
          <Year key={ofYear.year} {...{ ledger, ofYear, locale }} />
        ))}
      </div>
    </div>
  );
}

/** A state in which nobody stands is left out: a nought would look like a result. */
function Year({
  ledger: { scope, sight },
  ofYear: { year, recommendations, texts, answers },
  locale,
}: Props & { ofYear: LedgerOfYear }) {
  const t = translator(locale);
  const asked = [year === null ? unknownYear : String(year)];
  const counted = (count: number, href: string) => <a href={href}>{formatNumber(count, locale)}</a>;
  return (
    <div>
      <p>
        <b>{year ?? t("ledger:yearUnknown")}</b>
      </p>
      <Leaders
        items={[
          {
            key: "recommendations",
            label: t("ledger:recommendations"),
            value: counted(recommendations, listAddress(scope, { year: asked }, locale)),
          },
          ...texts.map(({ status, count }) => ({
            key: status,
            label: <TextState state={status} count={count} locale={locale} />,
            value: counted(count, listAddress(scope, { year: asked, status: [status] }, locale)),
          })),
          ...answerOrder
            .filter((state) => answers[state] > 0)
            .map((state) => ({
              key: `answer-${state}`,
              label: <PartnerState {...{ state, sight, locale }} />,
              value: counted(answers[state], answersAddress(scope, state, locale, asked)),
            })),
        ]}
      />
    </div>
  );
}
