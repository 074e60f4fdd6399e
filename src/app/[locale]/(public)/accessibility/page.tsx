import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { plainAddresses } from "#app/plain-addresses.ts";
import { addressOf } from "#i18n/address.ts";
import { Crumbs, PageHead, Section } from "#ui/page.tsx";

const { Page, generateMetadata } = publicPage(
  plainAddresses,
  "/accessibility",
  ({ t }) => ({
    title: t("accessibility:title"),
    description: t("accessibility:lead"),
  }),
  async ({ locale, t }) => (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("accessibility:title")} lead={t("accessibility:lead")} />
      <Section id="done" title={t("accessibility:done")}>
        <p>{t("accessibility:scripts")}</p>
        <p>{t("accessibility:keyboard")}</p>
        <p>{t("accessibility:states")}</p>
        <p>{t("accessibility:contrast")}</p>
        <p>{t("accessibility:width")}</p>
        <p>{t("accessibility:language")}</p>
      </Section>
      <Section id="tested" title={t("accessibility:tested")}>
        <p>{t("accessibility:testedText")}</p>
      </Section>
      <Section id="limits" title={t("accessibility:limits")}>
        <p>{t("accessibility:limitsText")}</p>
      </Section>
      <Section id="report" title={t("accessibility:report")}>
        <p>{t("accessibility:reportText")}</p>
        <p>
          <a href={addressOf(locale, "/contact")}>{t("accessibility:contact")}</a>
        </p>
      </Section>
    </>
  ),
);

export { generateMetadata, Page as default };
