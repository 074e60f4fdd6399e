import type { Metadata } from "next";
import { type MeetingParams, meetingAtDesk } from "#app/[locale]/(desk)/meetings/[code]/meeting-at-desk.ts";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { PublishForm, WithdrawForm } from "#desk/recording/meeting-publishing.tsx";
import { recommendationsAtDesk } from "#desk/recording/recommendation-desk-queries.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";

type Props = { params: MeetingParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale)("staff:publish.page") } : {};
}

export default async function PublishPage({ params }: Props) {
  const { locale, actor, meeting } = await meetingAtDesk(params, "publish");
  const items = await recommendationsAtDesk(actor, { meetingId: meeting.id, kind: "recommendation" });
  const title = translator(locale)("staff:publish.page");
  return (
    <MeetingDesk locale={locale} meeting={meeting} current="publish" title={title}>
      <PublishForm locale={locale} meeting={meeting} items={items} />
      <WithdrawForm locale={locale} meeting={meeting} />
    </MeetingDesk>
  );
}
