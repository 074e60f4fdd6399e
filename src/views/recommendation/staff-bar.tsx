import type { ReactNode } from "react";
import type { MeetingItem } from "#features/meetings/meeting-queries.ts";
import type { Status } from "#features/recommendations/recommendation.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { addressOf } from "#i18n/address.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { type Actor, can } from "#policy.ts";
import { DeskBar } from "#ui/desk.tsx";
import { publicity } from "#ui/publicity.ts";

/** Over a meeting's page, for those who may work on it: whether it is public, and the ways to the desk. */
export function MeetingStaffBar({ locale, actor, meeting }: { locale: Locale; actor: Actor; meeting: MeetingItem }) {
  if (!can.editMeetings(actor)) return null;
  const t = translator(locale);
  const decides = meeting.type === "pcgm" || meeting.type === "ministerial";
  return (
    <Bar
      status={publicity(
        locales.filter((language) => meeting.published[language]),
        locale,
        meeting.access,
      )}
      locale={locale}
    >
      <a href={addressOf(locale, "/meetings/[code]/edit", meeting.code)}>{t("staff:recommendations.editShort")}</a>
      {", "}
      <a href={addressOf(locale, "/meetings/[code]/state", meeting.code)}>{t("staff:parts.state")}</a>
      {", "}
      <a href={addressOf(locale, "/meetings/[code]/recommendations", meeting.code)}>
        {t("staff:parts.recommendations")}
      </a>
      {", "}
      {decides && (
        <>
          <a href={addressOf(locale, "/meetings/[code]/decisions", meeting.code)}>{t("staff:parts.decisions")}</a>
          {", "}
        </>
      )}
      <a href={addressOf(locale, "/meetings/[code]/publish", meeting.code)}>{t("staff:parts.publish")}</a>
      {", "}
      <a href={addressOf(locale, "/meetings/[code]/next", meeting.code)}>{t("life:next.link")}</a>
    </Bar>
  );
}

/** Over a recommendation's page, for those who may correct its words; `publicAs`: the state in which others see it, if in another. */
export function RecommendationStaffBar({
  locale,
  actor,
  item,
  publicAs,
}: {
  locale: Locale;
  actor: Actor;
  item: Pick<RecommendationItem, "code" | "publicIn" | "meeting">;
  publicAs: Status | null;
}) {
  if (!can.translate(actor)) return null;
  const t = translator(locale);
  const status = publicAs
    ? t("staff:bar.publicAs", { state: t(`states:text.${publicAs}`, { count: 1 }) })
    : publicity(item.publicIn, locale);
  return (
    <Bar status={status} locale={locale}>
      <a href={addressOf(locale, "/recommendations/[code]/edit", item.code)}>{t("staff:recommendations.editShort")}</a>
      {can.publish(actor) && (
        <>
          {", "}
          <a href={addressOf(locale, "/recommendations/[code]/publish", item.code)}>{t("staff:parts.publish")}</a>
        </>
      )}
      {can.editRecommendations(actor) && item.meeting && (
        <>
          {", "}
          <a href={addressOf(locale, "/meetings/[code]/recommendations", item.meeting.code)}>
            {t("staff:correct.meeting")}
          </a>
        </>
      )}
    </Bar>
  );
}

function Bar({ locale, status, children }: { locale: Locale; status: string; children: ReactNode }) {
  const where = (
    <>
      <b>{translator(locale)("desk:title")}</b>: {children}
    </>
  );
  return <DeskBar where={where} status={status} />;
}
