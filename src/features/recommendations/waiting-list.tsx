import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { RecordList, RecordRow } from "#ui/list.tsx";
import { TextState } from "#ui/state.tsx";
import { SampleTag } from "#ui/text.tsx";
import type { WaitingStep } from "./next-step-queries.ts";
import { NextStepSentence, sinceWords } from "./next-step-words.tsx";

/** What waits, for whom and since when, in the order in which it is given. */
export function WaitingList({ locale, waiting }: { locale: Locale; waiting: readonly WaitingStep[] }) {
  const t = translator(locale);
  return (
    <RecordList>
      {waiting.map(({ recommendation: { code, status, provenance }, step }) => (
        <RecordRow
          key={`${code}-${step.who}-${step.what}`}
          number={<Code code={code} href={`/${locale}/recommendations/${code}#next`} />}
          state={status && <TextState state={status} locale={locale} />}
          below={step.since && sinceWords(step.since, locale)}
        >
          <b>{t(`recommendations:next.who.${step.who}`)}.</b> <NextStepSentence {...{ step, locale }} seesAllReports />{" "}
          {provenance === "sample" && <SampleTag locale={locale} />}
        </RecordRow>
      ))}
    </RecordList>
  );
}
