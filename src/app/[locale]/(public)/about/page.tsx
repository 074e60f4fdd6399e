import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { listMeetings } from "#features/meetings/meeting-queries.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { currentActor } from "#server/session.ts";
import { Crumbs, PageHead, Section } from "#ui/page.tsx";
import { Marks } from "#views/about/about-marks.tsx";
import { Partnership } from "#views/about/about-partnership.tsx";
import { Sources } from "#views/about/about-sources.tsx";
import { findName, findReportFacts } from "#views/about/report-facts.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("about:title"), alternates: alternates(locale, "/about") };
}

export default async function AboutPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  return (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("about:title")} lead={t("about:lead")} />
      <Partnership locale={locale} name={await findName(locale)} report={await findReportFacts()} />
      <Section id="portal" title={t("about:portal")}>
        <p>{t("about:purpose")}</p>
        <p>{t("about:promise")}</p>
        <p>{t("about:open")}</p>
      </Section>
      <Marks locale={locale} />
      <Section id="dates" title={t("about:dates")}>
        <p>{t("about:datesText")}</p>
      </Section>
      <Sources locale={locale} meetings={await listMeetings(await currentActor())} />
      <Section id="cite" title={t("about:cite")}>
        <p>{t("about:citeText")}</p>
        <p>{t("about:dataText")}</p>
        <p>{t("about:reuse")}</p>
      </Section>
    </>
  );
}
