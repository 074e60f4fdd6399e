import { notFound } from "next/navigation";
import { findMeetingForDesk, type MeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale, type Locale } from "#i18n/locale.ts";
import type { Actor } from "#policy.ts";
import { requireActor } from "#server/session.ts";

export type MeetingParams = Promise<{ locale: string; code: string }>;

/** Who works on which meeting; not found for those who may not, as if there were none. */
export async function meetingAtDesk(
  params: MeetingParams,
  part: "edit" | "publish" | "decisions" | "decisions/correct" | "recommendations",
): Promise<{ locale: Locale; actor: Actor; meeting: MeetingForDesk }> {
  const { locale, code } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await requireActor(locale, addressOf(locale, `/meetings/[code]/${part}`, code));
  const meeting = await findMeetingForDesk(actor, code);
  if (!meeting) notFound();
  return { locale, actor, meeting };
}
