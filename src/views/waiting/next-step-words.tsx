import { dateOf, MeetingMention } from "#features/recommendations/recommendation-meeting.tsx";
import { silenceWords } from "#features/reports/report.ts";
import { addressOf } from "#i18n/address.ts";
import { dayOf, formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import type { Sight } from "#policy.ts";
import { Book, BookRow, Section } from "#ui/page.tsx";
import { LocalizedText } from "#ui/text.tsx";
import type { NextStep } from "./next-step-queries.ts";

type Props = {
  locale: Locale;
  /** the reader sees so much of the reports: only to who sees all of them a missing one means that there is none */
  sight: Sight;
};

/** Says who must act now, on what, and since when; as of a day, who had to act then. */
export function NextSteps({ steps, locale, sight, day }: Props & { steps: readonly NextStep[]; day: string | null }) {
  const t = translator(locale);
  if (steps.length === 0) return null;
  return (
    <Section id="next" title={t(day ? "recommendations:next.titleThen" : "recommendations:next.title")}>
      <Book>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
          <BookRow key={index} label={t(`recommendations:next.who.${step.who}`)}>
            <NextStepWords {...{ step, locale, sight }} />
          </BookRow>
        ))}
      </Book>
      {day && sight === "all" && <p className="small mt-3">{t("recommendations:next.past")}</p>}
    </Section>
  );
}

/** Says in a sentence what is to be done, and since when it has waited: an unknown day is said to be unknown. */
export function NextStepWords({ step, locale, sight }: Props & { step: NextStep }) {
  return (
    <>
      <p>
        <NextStepSentence {...{ step, locale, sight }} />
      </p>
      {step.since && <p className="small">{sinceWords(step.since, locale)}</p>}
    </>
  );
}

export function sinceWords(since: NonNullable<NextStep["since"]>, locale: Locale): string {
  const t = translator(locale);
  if (!since.days) return t("recommendations:next.sinceUnknown");
  return t("recommendations:next.since", { dates: sinceDates(since, locale) });
}

/** The days of the meeting where it happened at one, as precisely as they are known. */
export function sinceDates({ days, meeting }: NonNullable<NextStep["since"]>, locale: Locale): string {
  return dateOf({ occurred: days, meeting: days && meeting }, locale);
}

/** Says in a sentence what is to be done. */
export function NextStepSentence({ step, locale, sight }: Props & { step: NextStep }) {
  const t = translator(locale);
  switch (step.what) {
    case "forward":
    case "decide":
      return (
        <>
          {t(`recommendations:next.${step.what}`)} <Coming coming={step.coming} locale={locale} />
        </>
      );
    case "report":
      return <Silent {...{ step, locale, sight }} />;
    case "finish":
    case "release":
    case "assess":
      return t(`recommendations:next.${step.what}`, { count: step.count });
    case "missing":
    case "outdated":
    case "unsettled":
      return t(`recommendations:next.${step.what}`, { inLanguage: t(`ui:language.in.${step.language}`) });
    default:
      return t(`recommendations:next.${step.what}`);
  }
}

/** Of the past the record does not know which meeting was expected. */
function Coming({ coming, locale }: { coming: (NextStep & { what: "forward" })["coming"]; locale: Locale }) {
  const t = translator(locale);
  if (coming === undefined) return null;
  if (coming === null) return t("recommendations:next.noneComing");
  return (
    <>
      {t("recommendations:next.coming")}
      <MeetingMention meeting={coming} locale={locale} />.
    </>
  );
}

function Silent({ step, locale, sight }: Props & { step: NextStep & { what: "report" } }) {
  const t = translator(locale);
  const { count, of, round, named } = step;
  const about = round ? "Round" : silenceWords[sight];
  const key: TextKey =
    count === of && of > 1 ? `recommendations:next.silent${about}` : `recommendations:next.report${about}`;
  return (
    <>
      {t(key, { count, of, year: round?.year ?? 0 })}
      {named.map(({ code, name }, index) => (
        <span key={code}>
          {index === 0 ? ": " : ", "}
          <a href={addressOf(locale, "/partners/[code]", code)}>
            <LocalizedText value={name} locale={locale} />
          </a>
        </span>
      ))}
      .
      {round &&
        ` ${t(round.dueOn < dayOf(new Date()) ? "recommendations:next.overdue" : "recommendations:next.due", {
          date: formatDate(round.dueOn, locale),
        })}`}
      {!round && sight !== "all" && ` ${t(`recommendations:next.report${silenceWords[sight]}Note`)}`}
    </>
  );
}
