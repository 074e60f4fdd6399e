import type { Metadata } from "next";
import { MeetingDesk } from "#features/meetings/meeting-desk.tsx";
import { DecidedSoFar, DecisionForm } from "#features/recommendations/decision-form.tsx";
import { findDecidable, findDecided } from "#features/recommendations/decision-queries.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { EmptyState } from "#ui/page.tsx";
import { type MeetingParams, meetingAtDesk } from "../meeting-at-desk.ts";

type Props = { params: MeetingParams; searchParams: Promise<{ corrected?: string }> };

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale)("staff:decisions.title") } : {};
}

export default async function DecisionsPage({ params, searchParams }: Props) {
  const { locale, actor, meeting } = await meetingAtDesk(params, "decisions");
  const t = translator(locale);
  return (
    <MeetingDesk locale={locale} meeting={meeting} current="decisions" title={t("staff:decisions.title")}>
      {meeting.isPolicyMeeting ? (
        <>
          <DecidedSoFar locale={locale} meeting={meeting} corrected={Number((await searchParams).corrected) || 0} />
          <DecisionForm
            locale={locale}
            meeting={meeting}
            groups={await findDecidable(actor, meeting)}
            decided={await findDecided(actor, meeting)}
          />
        </>
      ) : (
        <EmptyState>
          <p>{t("staff:decisions.notPolicy")}</p>
        </EmptyState>
      )}
    </MeetingDesk>
  );
}
