import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { plainAddresses } from "#app/plain-addresses.ts";
import { addressOf } from "#i18n/address.ts";
import { Crumbs, EmptyState, PageHead, Section } from "#ui/page.tsx";

const { Page, generateMetadata } = publicPage(
  plainAddresses,
  "/contact",
  ({ t }) => ({
    title: t("contact:title"),
    description: t("contact:lead"),
  }),
  async ({ locale, t }) => {
    const address = process.env.PORTAL_CONTACT;
    return (
      <>
        <Crumbs locale={locale} items={[]} />
        <PageHead title={t("contact:title")} lead={t("contact:lead")} />
        <Section id="email" title={t("contact:email")}>
          {address ? (
            <>
              <p>{t("contact:emailText")}</p>
              <p className="lead">
                <a href={`mailto:${address}`}>{address}</a>
              </p>
            </>
          ) : (
            <EmptyState>
              {t("contact:none")} {t("contact:noneText")}
            </EmptyState>
          )}
        </Section>
        <Section id="mistake" title={t("contact:mistake")}>
          <p>{t("contact:mistakeText")}</p>
        </Section>
        <Section id="access" title={t("contact:access")}>
          <p>{t("contact:accessText")}</p>
        </Section>
        <Section id="accessibility" title={t("contact:accessibility")}>
          <p>
            <a href={addressOf(locale, "/accessibility", "#report")}>{t("accessibility:report")}</a>
          </p>
        </Section>
      </>
    );
  },
);

export { generateMetadata, Page as default };
