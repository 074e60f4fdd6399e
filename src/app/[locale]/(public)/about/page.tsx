import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { listDocuments } from "#features/documents/document-queries.ts";
import { listMeetings } from "#features/meetings/meeting-queries.ts";
import { Crumbs, PageHead, Section } from "#ui/page.tsx";
import { aboutAddresses } from "#views/about/about-addresses.ts";
import { Marks } from "#views/about/about-marks.tsx";
import { Partnership } from "#views/about/about-partnership.tsx";
import { Sources } from "#views/about/about-sources.tsx";
import { findName, findReportFacts } from "#views/about/report-facts.ts";
import { Mandate } from "#views/documents/documents-of.tsx";

const { Page, generateMetadata } = publicPage(
  aboutAddresses,
  "/about",
  ({ t }) => ({
    title: t("about:title"),
    description: t("about:lead"),
  }),
  async ({ locale, t, actor }) => (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("about:title")} lead={t("about:lead")} />
      <Partnership locale={locale} name={await findName(locale)} report={await findReportFacts()} />
      <Mandate documents={await listDocuments(actor, { mandate: true })} locale={locale} />
      <Section id="portal" title={t("about:portal")}>
        <p>{t("about:purpose")}</p>
        <p>{t("about:promise")}</p>
        <p>{t("about:open")}</p>
      </Section>
      <Marks locale={locale} />
      <Section id="dates" title={t("about:dates")}>
        <p>{t("about:datesText")}</p>
      </Section>
      <Sources locale={locale} meetings={await listMeetings(actor)} />
      <Section id="cite" title={t("about:cite")}>
        <p>{t("about:citeText")}</p>
        <p>{t("about:dataText")}</p>
        <p>{t("about:reuse")}</p>
      </Section>
    </>
  ),
);

export { generateMetadata, Page as default };
