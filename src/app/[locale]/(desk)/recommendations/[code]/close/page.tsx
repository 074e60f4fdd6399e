import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Closing } from "#desk/decisions/closing-form.tsx";
import { findForLineage } from "#desk/lineage/lineage-desk-queries.ts";
import { RecommendationFrame } from "#desk/recording/recommendation-frame.tsx";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { parametersOf } from "#lib/parameters.ts";
import { requireActor } from "#server/session.ts";
import { Outcome } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { TextState } from "#ui/state.tsx";

type Props = {
  params: Promise<{ locale: string; code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  return isLocale(locale) ? { title: `${code}: ${translator(locale)("staff:closing.title")}` } : {};
}

export default async function ClosingPage({ params, searchParams }: Props) {
  const { locale, code: asked } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await requireActor(locale, addressOf(locale, "/recommendations/[code]/close", asked));
  const item = await findForLineage(actor, asked);
  if (!item || actor.kind !== "person") notFound();
  const t = translator(locale);
  const { code, status } = item;
  const told = parametersOf(await searchParams).get("done");
  const done = (["closed", "takenBack"] as const).find((one) => one === told);
  return (
    <RecommendationFrame
      locale={locale}
      actor={actor}
      item={item}
      title={t("staff:closing.title")}
      notes={
        status && (
          <Note locale={locale} title={t("staff:closing.now")}>
            <TextState state={status} locale={locale} />
          </Note>
        )
      }
    >
      {done && <Outcome>{t(`staff:closing.done.${done}`, { code })}</Outcome>}
      <Closing locale={locale} item={item} />
    </RecommendationFrame>
  );
}
