import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { newsAddresses } from "#features/news/news-addresses.ts";
import { addressOf } from "#i18n/address.ts";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";

const { Page, generateMetadata } = publicPage(
  newsAddresses,
  "/news",
  ({ t }) => ({
    title: t("news:title"),
    description: t("news:lead"),
  }),
  async ({ locale, t }) => (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("news:title")} lead={t("news:lead")} />
      <EmptyState>
        <p>{t("news:none")}</p>
        <p>{t("news:where")}</p>
        <ul>
          <li>
            <a href={addressOf(locale, "")}>{t("news:home")}</a>
          </li>
          <li>
            <a href={addressOf(locale, "/meetings")}>{t("news:meetings")}</a>
          </li>
          <li>
            <a href={addressOf(locale, "/recommendations")}>{t("news:recommendations")}</a>
          </li>
        </ul>
      </EmptyState>
    </>
  ),
);

export { generateMetadata, Page as default };
