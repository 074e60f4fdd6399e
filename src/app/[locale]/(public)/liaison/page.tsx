import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { liaisonAddresses } from "#features/liaison/liaison-addresses.ts";
import { LiaisonNetwork } from "#features/liaison/liaison-network.tsx";
import { listPosts } from "#features/liaison/liaison-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { Crumbs, DataLinks, PageHead, Section } from "#ui/page.tsx";

const { Page, generateMetadata } = publicPage(
  liaisonAddresses,
  "/liaison",
  ({ t }) => ({
    title: t("liaison:title"),
    description: t("liaison:lead"),
  }),
  async ({ locale, t }) => (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("liaison:title")} lead={t("liaison:lead")} />
      <LiaisonNetwork locale={locale} posts={await listPosts()} />
      <Section id="holders" title={t("liaison:names")}>
        <p>{t("liaison:namesText")}</p>
      </Section>
      <DataLinks locale={locale} path={addressOf(locale, "/liaison")} formats={["json", "csv"]} />
    </>
  ),
);

export { generateMetadata, Page as default };
