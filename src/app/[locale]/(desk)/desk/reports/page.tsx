import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReleaseForm } from "#features/reports/release-form.tsx";
import { listUnreleased } from "#features/reports/report-queries.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { parametersOf } from "#lib/parameters.ts";
import { requireActor } from "#server/session.ts";
import { DeskBar, Outcome } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";
import { can } from "../../../../../policy.ts";
import { alternates } from "../../../metadata.ts";
import { NotAllowed } from "../not-allowed.tsx";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("reports:release.title"), alternates: alternates(locale, "/desk/reports") };
}

export default async function ReportsToReleasePage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await requireActor(locale, `/${locale}/desk/reports`);
  const t = translator(locale);
  if (!can.releaseReports(actor)) return <NotAllowed locale={locale} title={t("reports:release.title")} />;
  const reports = await listUnreleased(actor);
  const released = Number(parametersOf(await searchParams).get("released"));
  return (
    <>
      <DeskBar
        where={
          <>
            <b>{t("desk:title")}</b>, {t(`people:roles.${actor.role}`)}
          </>
        }
      />
      <Crumbs locale={locale} items={[{ href: `/${locale}/desk`, label: t("desk:title") }]} />
      <PageHead title={t("reports:release.title")} lead={t("reports:release.lead")} />
      {released > 0 && <Outcome>{t("reports:done.released", { count: released })}</Outcome>}
      {reports.length === 0 ? (
        <EmptyState>{t("reports:release.none")}</EmptyState>
      ) : (
        <div className="beside">
          <ReleaseForm locale={locale} reports={reports} />
          <div className="notes">
            <Note locale={locale} title={t("reports:release.note")}>
              {t("reports:release.noteText")}
            </Note>
          </div>
        </div>
      )}
    </>
  );
}
