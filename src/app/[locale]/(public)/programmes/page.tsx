import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { listDonors, listProgrammes } from "#features/programmes/programme-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { Crumbs, DataLinks, PageHead } from "#ui/page.tsx";
import { aboutAddresses } from "#views/about/about-addresses.ts";
import { Donors, Phase, Programmes } from "#views/about/programme-sections.tsx";
import { findReportFacts } from "#views/about/report-facts.ts";

const { Page, generateMetadata } = publicPage(
  aboutAddresses,
  "/programmes",
  ({ t }) => ({
    title: t("programmes:title"),
    description: t("programmes:lead"),
  }),
  async ({ locale, t }) => {
    const report = await findReportFacts();
    return (
      <>
        <Crumbs locale={locale} items={[]} />
        <PageHead title={t("programmes:title")} lead={t("programmes:lead")} />
        {report && <Phase locale={locale} report={report} />}
        <Programmes locale={locale} programmes={await listProgrammes()} />
        <Donors locale={locale} donors={await listDonors()} />
        <DataLinks locale={locale} path={addressOf(locale, "/programmes")} formats={["json", "csv"]} />
      </>
    );
  },
);

export { generateMetadata, Page as default };
