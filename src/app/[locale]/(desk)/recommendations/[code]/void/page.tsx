import { discardRecord, voidRecord } from "#app/[locale]/(desk)/desk/mistakes/actions.ts";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { TakeBack } from "#desk/mistakes/mistake-forms.tsx";
import { findMistaken } from "#desk/mistakes/mistake-queries.ts";
import { RecommendationFrame } from "#desk/recording/recommendation-frame.tsx";

const { Page, generateMetadata } = deskPage(
  "/recommendations/[code]/void",
  { title: ({ t, params }) => `${params.code}: ${t("mistakes:void.title")}`, of: findMistaken },
  async ({ locale, t, actor, record: { way, ...item } }) => (
    <RecommendationFrame locale={locale} actor={actor} item={item} title={t("mistakes:void.title")} notes={null}>
      <TakeBack
        locale={locale}
        actions={{ discard: discardRecord, void: voidRecord }}
        way={way}
        from={item.meeting?.code}
        asks
      />
    </RecommendationFrame>
  ),
);

export { generateMetadata, Page as default };
