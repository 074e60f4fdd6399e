import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { RecommendationFrame } from "#desk/recording/recommendation-frame.tsx";
import { RecommendationPublishing } from "#desk/recording/recommendation-publishing.tsx";
import { findForPublishing, isMeetingPublic } from "#desk/recording/recommendation-publishing-queries.ts";
import { publishRecommendation } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/recommendations/[code]/publish",
  { title: ({ t, params }) => `${params.code}: ${t("staff:publish.page")}`, of: findForPublishing },
  async ({ locale, t, actor, record: item }) => (
    <RecommendationFrame {...{ locale, actor, item }} title={t("staff:publish.page")}>
      <RecommendationPublishing
        {...{ locale, item }}
        action={publishRecommendation}
        isMeetingPublic={await isMeetingPublic(item)}
      />
    </RecommendationFrame>
  ),
);

export { generateMetadata, Page as default };
