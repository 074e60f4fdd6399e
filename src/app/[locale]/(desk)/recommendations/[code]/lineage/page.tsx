import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { findForLineage } from "#desk/lineage/lineage-desk-queries.ts";
import { othersFound } from "#desk/lineage/lineage-findings.ts";
import { LineNow, RecordLineage, TakeBackLineage } from "#desk/lineage/lineage-form.tsx";
import { RecommendationFrame } from "#desk/recording/recommendation-frame.tsx";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { parametersOf } from "#lib/parameters.ts";
import { requireActor } from "#server/session.ts";
import { Note } from "#ui/note.tsx";
import { findLineage } from "#views/recommendation/lineage-queries.ts";

type Props = {
  params: Promise<{ locale: string; code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  return isLocale(locale) ? { title: `${code}: ${translator(locale)("lineage:desk.title")}` } : {};
}

export default async function LineagePage({ params, searchParams }: Props) {
  const { locale, code: asked } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await requireActor(locale, addressOf(locale, "/recommendations/[code]/lineage", asked));
  const item = await findForLineage(actor, asked);
  if (!item || actor.kind !== "person") notFound();
  const t = translator(locale);
  const { code } = item;
  const other = parametersOf(await searchParams).get("other");
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
      <RecordLineage {...{ locale, code, other, found }} />
      <TakeBackLineage {...{ locale, code, lineage }} />
    </RecommendationFrame>
  );
}
