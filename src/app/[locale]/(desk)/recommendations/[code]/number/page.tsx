import { changeNumber } from "#app/[locale]/(desk)/desk/mistakes/actions.ts";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { NumberForm } from "#desk/mistakes/mistake-forms.tsx";
import { findMistaken, hasFreeNumber } from "#desk/mistakes/mistake-queries.ts";
import { RecommendationFrame } from "#desk/recording/recommendation-frame.tsx";

const { Page, generateMetadata } = deskPage(
  "/recommendations/[code]/number",
  { title: ({ t, params }) => `${params.code}: ${t("mistakes:number.title")}`, of: findMistaken },
  async ({ locale, t, actor, record: { way, ...item } }) => (
    <RecommendationFrame locale={locale} actor={actor} item={item} title={t("mistakes:number.title")} notes={null}>
      {hasFreeNumber(way, item) ? (
        <NumberForm locale={locale} action={changeNumber} item={item} />
      ) : (
        <p className="form-part">{t("mistakes:number.stays")}</p>
      )}
    </RecommendationFrame>
  ),
);

export { generateMetadata, Page as default };
