import type { Metadata } from "next";
import { type MeetingParams, meetingAtDesk } from "#app/[locale]/(desk)/meetings/[code]/meeting-at-desk.ts";
import { DecisionCorrectionForm } from "#desk/decisions/decision-correction.tsx";
import { findDecided } from "#desk/decisions/decision-queries.ts";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";

type Props = { params: MeetingParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale)("staff:decisions.correct") } : {};
}

export default async function CorrectDecisionsPage({ params }: Props) {
  const { locale, actor, meeting } = await meetingAtDesk(params, "decisions/correct");
  const title = translator(locale)("staff:decisions.correct");
  return (
    <MeetingDesk locale={locale} meeting={meeting} current="decisions" title={title}>
      <DecisionCorrectionForm locale={locale} meeting={meeting} decided={await findDecided(actor, meeting)} />
    </MeetingDesk>
  );
}
