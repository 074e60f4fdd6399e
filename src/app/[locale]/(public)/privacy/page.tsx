import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { plainAddresses } from "#app/plain-addresses.ts";
import { addressOf } from "#i18n/address.ts";
import { Crumbs, PageHead, Section } from "#ui/page.tsx";

const { Page, generateMetadata } = publicPage(
  plainAddresses,
  "/privacy",
  ({ t }) => ({
    title: t("privacy:title"),
    description: t("privacy:lead"),
  }),
  async ({ locale, t }) => (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("privacy:title")} lead={t("privacy:lead")} />
      <Section id="readers" title={t("privacy:readers")}>
        <p>{t("privacy:readersNothing")}</p>
        <p>{t("privacy:readersLanguage")}</p>
        <p>{t("privacy:readersSearch")}</p>
      </Section>
      <Section id="signed-in" title={t("privacy:signedIn")}>
        <p>{t("privacy:account")}</p>
        <p>{t("privacy:session")}</p>
        <p>{t("privacy:attempts")}</p>
        <p>{t("privacy:invitations")}</p>
        <p>{t("privacy:drafts")}</p>
      </Section>
      <Section id="history" title={t("privacy:history")}>
        <p>{t("privacy:historyText")}</p>
      </Section>
      <Section id="names" title={t("privacy:names")}>
        <p>{t("privacy:namesText")}</p>
      </Section>
      <Section id="operator" title={t("privacy:operator")}>
        <p>{t("privacy:operatorText")}</p>
        <p>
          <a href={addressOf(locale, "/contact")}>{t("privacy:contact")}</a>
        </p>
      </Section>
    </>
  ),
);

export { generateMetadata, Page as default };
