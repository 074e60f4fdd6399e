import type { ReactNode } from "react";
import { RecommendationWords } from "#features/recommendations/recommendation-words.tsx";
import { addressOf } from "#i18n/address.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { Code } from "#ui/code.tsx";
import { GroupHead, RecordList, RecordRow } from "#ui/list.tsx";
import { EmptyState, Section } from "#ui/page.tsx";
import { LanguageState } from "#ui/state.tsx";
import { MeetingTitle } from "#views/meeting/meeting-list.tsx";
import { findNextSteps, type NextStep } from "#views/waiting/next-step-queries.ts";
import { NextStepSentence, sinceWords } from "#views/waiting/next-step-words.tsx";
import { findToTranslate } from "#views/waiting/unfinished-queries.ts";

/** Enough for a day's work; the rest is counted. */
const shown = 10;

/** Texts that a language lacks or has only in unreviewed words. */
export async function TranslatorDesk({ locale, actor }: { locale: Locale; actor: Person }) {
  const t = translator(locale);
  const { recommendations, meetings } = await findToTranslate(actor);
  const waits = await waitsOf(actor, recommendations);
  const longestFirst = recommendations.toSorted((a, b) => sinceOf(waits, a).localeCompare(sinceOf(waits, b)));
  const isDone = recommendations.length + meetings.length === 0;
  return (
    <Section id="texts" title={t("desk:translator.title")}>
      {isDone ? <EmptyState>{t("desk:translator.none")}</EmptyState> : <p>{t("desk:translator.text")}</p>}
      <Texts locale={locale} title={t("desk:translator.recommendations")} count={recommendations.length}>
        {longestFirst.slice(0, shown).map((item) => (
          <RecordRow
            key={item.code}
            number={<Code code={item.code} href={addressOf(locale, "/recommendations/[code]/edit", item.code)} />}
            below={
              <>
                <States text={item.text} locale={locale} />
                {(waits.get(item.code) ?? []).map((step) => (
                  <span key={step.what}>
                    <NextStepSentence {...{ step, locale }} seesAllReports />{" "}
                    {step.since && sinceWords(step.since, locale)}{" "}
                  </span>
                ))}
              </>
            }
          >
            <RecommendationWords item={item} locale={locale} />
          </RecordRow>
        ))}
      </Texts>
      <Texts locale={locale} title={t("desk:translator.meetings")} count={meetings.length}>
        {meetings.slice(0, shown).map((meeting) => (
          <RecordRow
            key={meeting.code}
            number={<Code code={meeting.code} href={addressOf(locale, "/meetings/[code]", meeting.code)} />}
            below={<States text={meeting.title} locale={locale} />}
          >
            <MeetingTitle locale={locale} meeting={meeting} />
          </RecordRow>
        ))}
      </Texts>
    </Section>
  );
}

/** The first day ("YYYY-MM-DD") on which something began to wait; what waits since an unknown day stands last. */
function sinceOf(waits: ReadonlyMap<string, NextStep[]>, { code }: { code: string }): string {
  const days = (waits.get(code) ?? []).map(({ since }) => since?.days?.on ?? "9999");
  return days.sort()[0] ?? "9999";
}

/** Says what is wrong with each text, and since when. */
async function waitsOf(actor: Person, items: readonly { code: string }[]): Promise<Map<string, NextStep[]>> {
  const found = await findNextSteps(actor, { code: { in: items.map(({ code }) => code) } });
  return new Map(
    found.map(({ recommendation, steps }) => [recommendation.code, steps.filter(({ who }) => who === "translator")]),
  );
}

function Texts({
  locale,
  title,
  count,
  children,
}: {
  locale: Locale;
  title: string;
  count: number;
  children: ReactNode;
}) {
  const t = translator(locale);
  if (count === 0) return null;
  return (
    <>
      <GroupHead as="h3" title={title} aside={t("desk:translator.count", { count })} />
      <RecordList>{children}</RecordList>
      {count > shown && <p className="small">{t("desk:translator.more", { count: count - shown })}</p>}
    </>
  );
}

function States({ text, locale }: { text: RecordText; locale: Locale }) {
  return locales.map((lang) => (
    <span key={lang}>
      <span className="small">{lang.toUpperCase()}</span>{" "}
      <LanguageState state={text.state[lang]} lang={lang} locale={locale} of={text} />{" "}
    </span>
  ));
}
