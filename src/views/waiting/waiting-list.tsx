import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { Book, BookRow } from "#ui/page.tsx";
import { SampleTag } from "#ui/text.tsx";
import type { WaitingStep } from "./next-step-queries.ts";
import { NextStepSentence, sinceDates } from "./next-step-words.tsx";

/** So many numbers stand in one row; the rest is counted. */
const shown = 20;

/** Since when, who, what and on which recommendations, in the order in which it is given. */
export function WaitingList({ locale, waiting }: { locale: Locale; waiting: readonly WaitingStep[] }) {
  const t = translator(locale);
  return (
    <Book>
      {waiting.map(({ recommendations, step }) => (
        <BookRow
          key={`${step.who}-${step.what}-${recommendations[0]?.code}`}
          label={step.since && sinceDates(step.since, locale)}
        >
          <p>
            <b>{t(`recommendations:next.who.${step.who}`)}.</b> <NextStepSentence {...{ step, locale }} sight="all" />
          </p>
          <p>
            {recommendations.length > 1 && <>{t("recommendations:next.list.each")} </>}
            {recommendations.slice(0, shown).map(({ code }, index) => (
              <span key={code}>
                {index > 0 && ", "}
                <Code code={code} href={addressOf(locale, "/recommendations/[code]", code, "#next")} />
              </span>
            ))}
            {recommendations.length > shown && (
              <> {t("recommendations:next.list.more", { count: recommendations.length - shown })}</>
            )}{" "}
            {recommendations.every(({ provenance }) => provenance === "sample") && <SampleTag locale={locale} />}
          </p>
        </BookRow>
      ))}
    </Book>
  );
}
