import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { findForLineage } from "#desk/lineage/lineage-desk-queries.ts";
import { AddresseeForm } from "#desk/recording/addressee-form.tsx";
import { RecommendationFrame } from "#desk/recording/recommendation-frame.tsx";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { saveAddressees } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/recommendations/[code]/addressees",
  { title: ({ t, params }) => `${params.code}: ${t("staff:addressees.heading")}`, of: findForLineage },
  async ({ locale, t, actor, record: item }) => {
    const page = await findRecommendation(actor, item.code);
    return (
      <RecommendationFrame locale={locale} actor={actor} item={item} title={t("staff:addressees.heading")} notes={null}>
        {page && <AddresseeForm locale={locale} action={saveAddressees} page={page} />}
      </RecommendationFrame>
    );
  },
);

export { generateMetadata, Page as default };
