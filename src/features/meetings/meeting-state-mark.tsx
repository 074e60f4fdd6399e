import { capital, dayOf, formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Tag } from "#ui/text.tsx";
import type { MeetingItem } from "./meeting-queries.ts";
import { isUntoldAfter } from "./meeting-state.ts";

type Standing = Pick<MeetingItem, "state" | "start" | "end" | "datePrecision" | "firstDay" | "lastDay">;

/** "Planned for 2 December 2005; no source in this record says that it was held": `null` where its state says itself. */
export function untoldText(meeting: Standing, locale: Locale, today = dayOf(new Date())): string | null {
  const { state } = meeting;
  if (!isUntoldAfter(meeting, today) || state === null || state === "held" || state === "cancelled") return null;
  return translator(locale)(`meetings:untold.${state}`, { dates: formatDates(meeting, locale) });
}

/** The same in a word: "cancelled"; nothing where a meeting was held, or nothing is told of it on that day. */
export function stateText(meeting: Standing, locale: Locale, today = dayOf(new Date())): string | null {
  const { state } = meeting;
  if (state === null || state === "held") return null;
  return untoldText(meeting, locale, today) ?? capital(translator(locale)(`meetings:state.${state}`), locale);
}

/** Stands after the name or the days of a meeting wherever it is shown. */
export function MeetingStateMark({ meeting, locale, today }: { meeting: Standing; locale: Locale; today?: string }) {
  const text = stateText(meeting, locale, today);
  if (text === null) return null;
  const untold = untoldText(meeting, locale, today) !== null;
  const isOff = meeting.state === "cancelled" || meeting.state === "postponed";
  return <> {untold ? <span className="soft block">{text}</span> : <Tag tone={isOff ? "stop" : "wait"}>{text}</Tag>}</>;
}
