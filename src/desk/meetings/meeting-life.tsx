import { type LifeStep, lifeOf } from "#features/meetings/meeting-life.ts";
import { capital, dayOf, formatDate, formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { MeetingForDesk } from "./meeting-desk-queries.ts";

/** The life of a meeting on one rule: five steps with their days, and the one at which it is. */
export function MeetingLife({ locale, meeting }: { locale: Locale; meeting: MeetingForDesk }) {
  const t = translator(locale);
  const label = (step: LifeStep) =>
    step === "meeting" ? capital(t(`meetings:state.${meeting.state ?? "planned"}`), locale) : t(`life:steps.${step}`);
  const days = (step: LifeStep, from: string | null, until: string | null) => {
    if (step === "meeting") return formatDates(meeting, locale);
    if (!from) return t("life:notYet");
    if (until) return formatDates({ start: from, end: until, datePrecision: "day" }, locale);
    return step === "review"
      ? t("life:since", { date: formatDate(from, locale, { of: true }) })
      : formatDate(from, locale);
  };
  return (
    <ol className="life" aria-label={t("life:label")}>
      {lifeOf({ ...meeting, ...meeting.life }, dayOf(new Date())).map(({ step, from, until, isReached, isNow }) => (
        <li key={step} aria-current={isNow ? "step" : undefined}>
          <b>{label(step)}</b> <span className={isReached ? undefined : "soft"}>{days(step, from, until)}</span>
        </li>
      ))}
    </ol>
  );
}
