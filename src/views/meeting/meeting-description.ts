import { capital, formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { marked } from "#i18n/summary.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import type { MeetingPage } from "./find-meeting.ts";

/** The kind of the meeting, its place and date: its title stands in the head of the page already. */
export function meetingDescription(meeting: MeetingPage, locale: Locale): string {
  const t = translator(locale);
  const kind = [
    t(`meetings:types.${meeting.type}`),
    meeting.pillar !== null && t("meetings:pillarWithin", { numeral: roman(meeting.pillar) }),
    meeting.city[locale],
    meeting.format && t(`meetings:formats.${meeting.format as "hybrid"}`),
  ];
  const sentence = kind.filter(Boolean).join(", ");
  const dates = capital(formatDates(meeting, locale), locale);
  return marked(`${sentence}. ${dates}.`, locale, [
    meeting.state !== null && meeting.state !== "held" && t(`meetings:state.${meeting.state}`),
    meeting.sample && t("ui:tag.sample"),
  ]);
}
