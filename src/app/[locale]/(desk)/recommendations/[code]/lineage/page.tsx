import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { findForLineage } from "#desk/lineage/lineage-desk-queries.ts";
import { othersFound } from "#desk/lineage/lineage-findings.ts";
import { LineNow, RecordLineage, TakeBackLink } from "#desk/lineage/lineage-form.tsx";
import { RecommendationFrame } from "#desk/recording/recommendation-frame.tsx";
import { keyOf } from "#i18n/source.ts";
import { Note } from "#ui/note.tsx";
import { findLineage } from "#views/recommendation/lineage-queries.ts";
import { recordLineage } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/recommendations/[code]/lineage",
  { title: ({ t, params }) => `${params.code}: ${t("lineage:desk.title")}`, of: findForLineage },
  async ({ locale, t, actor, query, record: item }) => {
    const { code } = item;
    const other = query.get("other");
    const lineage = await findLineage(actor, code);
    const found = await othersFound(actor, item, other ? { others: [other] } : {}, locale);
    return (
      <RecommendationFrame
        locale={locale}
        actor={actor}
        item={item}
        title={t("lineage:desk.title")}
        notes={
          <Note locale={locale} title={t("lineage:desk.days")}>
            {t("lineage:desk.daysText")}
          </Note>
        }
      >
        <LineNow {...{ locale, code, lineage }} />
        <RecordLineage {...{ locale, code, other, found }} offered={item.source.map(keyOf)} action={recordLineage} />
        <TakeBackLink {...{ locale, code, lineage }} />
      </RecommendationFrame>
    );
  },
);

export { generateMetadata, Page as default };
