import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NotAllowed } from "#app/[locale]/(desk)/desk/not-allowed.tsx";
import { MeetingForm } from "#desk/meetings/meeting-form.tsx";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { can } from "#policy.ts";
import { requireActor } from "#server/session.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale)("staff:meeting.new") } : {};
}

export default async function NewMeetingPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await requireActor(locale, addressOf(locale, "/meetings/new"));
  if (!can.editMeetings(actor)) return <NotAllowed locale={locale} title={translator(locale)("staff:meeting.new")} />;
  return <MeetingForm locale={locale} meeting={null} />;
}
