import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { RecommendationFrame } from "#desk/recording/recommendation-frame.tsx";
import { RecommendationWithdrawal } from "#desk/recording/recommendation-publishing.tsx";
import { findForPublishing } from "#desk/recording/recommendation-publishing-queries.ts";
import { withdrawRecommendation } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/recommendations/[code]/withdraw",
  { title: ({ t, params }) => `${params.code}: ${t("staff:publish.withdraw")}`, of: findForPublishing },
  async ({ locale, t, actor, record: item }) => (
    <RecommendationFrame {...{ locale, actor, item }} title={t("staff:publish.withdraw")}>
      <RecommendationWithdrawal {...{ locale, item }} action={withdrawRecommendation} />
    </RecommendationFrame>
  ),
);

export { generateMetadata, Page as default };
