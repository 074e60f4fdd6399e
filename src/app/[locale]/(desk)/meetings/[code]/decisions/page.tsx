import type { Metadata } from "next";
import { type MeetingParams, meetingAtDesk } from "#app/[locale]/(desk)/meetings/[code]/meeting-at-desk.ts";
import { DecidedSoFar, DecisionForm } from "#desk/decisions/decision-form.tsx";
import { findDecidable, findDecided } from "#desk/decisions/decision-queries.ts";
import { MeetingDesk } from "#desk/meetings/meeting-desk.tsx";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { EmptyState } from "#ui/page.tsx";

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
