import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffBar } from "#features/meetings/meeting-desk.tsx";
import { findForLineage } from "#features/recommendations/lineage-desk-queries.ts";
import { othersFound } from "#features/recommendations/lineage-findings.ts";
import { LineNow, RecordLineage, TakeBackLineage } from "#features/recommendations/lineage-form.tsx";
import { findLineage } from "#features/recommendations/lineage-queries.ts";
import { RecommendationWords } from "#features/recommendations/recommendation-words.tsx";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { parametersOf } from "#lib/parameters.ts";
import { requireActor } from "#server/session.ts";
import { Code } from "#ui/code.tsx";
import { Desk } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { Crumbs, PageHead } from "#ui/page.tsx";

type Props = {
  params: Promise<{ locale: string; code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  return isLocale(locale) ? { title: `${code}: ${translator(locale)("lineage:desk.title")}` } : {};
}

export default async function LineagePage({ params, searchParams }: Props) {
  const { locale, code: asked } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await requireActor(locale, `/${locale}/recommendations/${asked}/lineage`);
  const item = await findForLineage(actor, asked);
  if (!item || actor.kind !== "person") notFound();
  const t = translator(locale);
  const { code, meeting } = item;
  const other = parametersOf(await searchParams).get("other");
  const lineage = await findLineage(actor, code);
  const found = await othersFound(actor, item, other ? { others: [other] } : {}, locale);
  const path = `/${locale}/recommendations/${code}`;
  const crumbs = [
    { href: `/${locale}/desk`, label: t("staff:bar.desk") },
    ...(meeting
      ? [{ href: `/${locale}/meetings/${meeting.code}/recommendations`, label: t("staff:correct.meeting") }]
      : []),
    { href: path, label: code },
  ];
  return (
    <>
      <StaffBar locale={locale} as={actor.role} status={t(item.published ? "staff:bar.isPublic" : "staff:bar.draft")} />
      <Crumbs locale={locale} items={crumbs} />
      <PageHead
        kicker={t("lineage:desk.title")}
        title={<Code as="h1" code={code} />}
        lead={<RecommendationWords item={item} locale={locale} />}
      />
      <Desk
        notes={
          <>
            <Note locale={locale} title={t("lineage:desk.days")}>
              {t("lineage:desk.daysText")}
            </Note>
            <Note locale={locale} title={t("staff:correct.history")}>
              <a href={`${path}/edit#history-heading`}>{t("lineage:desk.history")}</a>
            </Note>
          </>
        }
      >
        <LineNow {...{ locale, code, lineage }} />
        <RecordLineage {...{ locale, code, other, found }} />
        <TakeBackLineage {...{ locale, code, lineage }} />
      </Desk>
    </>
  );
}
