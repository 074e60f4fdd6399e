import type { Metadata } from "next";
import { type MeetingParams, meetingAtDesk } from "#app/[locale]/(desk)/meetings/[code]/meeting-at-desk.ts";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { AddRecommendation, RecordedRecommendations } from "#desk/recording/recommendation-desk.tsx";
import { recommendationsAtDesk } from "#desk/recording/recommendation-desk-queries.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";

type Props = { params: MeetingParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale)("staff:recommendations.title") } : {};
}

export default async function MeetingRecommendationsPage({ params }: Props) {
  const { locale, actor, meeting } = await meetingAtDesk(params, "recommendations");
  const items = await recommendationsAtDesk(actor, { meetingId: meeting.id, kind: "recommendation" });
  const title = translator(locale)("staff:recommendations.title");
  return (
    <MeetingDesk locale={locale} meeting={meeting} current="recommendations" title={title}>
      <RecordedRecommendations locale={locale} items={items} />
      <AddRecommendation locale={locale} items={items} meeting={meeting} />
    </MeetingDesk>
  );
}
