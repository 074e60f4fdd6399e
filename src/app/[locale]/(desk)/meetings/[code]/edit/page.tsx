import type { Metadata } from "next";
import { type MeetingParams, meetingAtDesk } from "#app/[locale]/(desk)/meetings/[code]/meeting-at-desk.ts";
import { MeetingForm } from "#desk/meetings/meeting-form.tsx";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";

type Props = { params: MeetingParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale)("staff:meeting.edit") } : {};
}

export default async function EditMeetingPage({ params }: Props) {
  const { locale, meeting } = await meetingAtDesk(params, "edit");
  return <MeetingForm locale={locale} meeting={meeting} />;
}
