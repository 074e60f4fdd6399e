import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { listIndicators, listProfiles } from "#features/profiles/profile-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { Crumbs, DataLinks, PageHead } from "#ui/page.tsx";
import { profileAddresses } from "#views/profile/profile-addresses.ts";
import { ProfileList } from "#views/profile/profile-list.tsx";

const { Page, generateMetadata } = publicPage(
  profileAddresses,
  "/profiles",
  ({ t }) => ({
    title: t("profiles:title"),
    description: t("profiles:lead"),
  }),
  async ({ locale, t, actor }) => (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("profiles:title")} lead={t("profiles:lead")} />
      <ProfileList locale={locale} profiles={await listProfiles(actor)} indicators={await listIndicators()} />
      <DataLinks locale={locale} path={addressOf(locale, "/profiles")} formats={["json", "csv"]} />
    </>
  ),
);

export { generateMetadata, Page as default };
