import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { findForLineage } from "#desk/lineage/lineage-desk-queries.ts";
import { LineNow, TakeBackLineage } from "#desk/lineage/lineage-form.tsx";
import { RecommendationFrame } from "#desk/recording/recommendation-frame.tsx";
import { findLineage } from "#views/recommendation/lineage-queries.ts";
import { takeBackStep } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/recommendations/[code]/lineage/correct",
  { title: ({ t, params }) => `${params.code}: ${t("lineage:desk.takeBack")}`, of: findForLineage },
  async ({ locale, t, actor, record: item }) => {
    const { code } = item;
    const lineage = await findLineage(actor, code);
    return (
      <RecommendationFrame locale={locale} actor={actor} item={item} title={t("lineage:desk.title")} notes={null}>
        <LineNow {...{ locale, code, lineage }} />
        <TakeBackLineage {...{ locale, code, lineage }} action={takeBackStep} />
      </RecommendationFrame>
    );
  },
);

export { generateMetadata, Page as default };
