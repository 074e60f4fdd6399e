import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffBar } from "#features/meetings/meeting-desk.tsx";
import { Closing } from "#features/recommendations/closing-form.tsx";
import { findForLineage } from "#features/recommendations/lineage-desk-queries.ts";
import { RecommendationWords } from "#features/recommendations/recommendation-words.tsx";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { parametersOf } from "#lib/parameters.ts";
import { requireActor } from "#server/session.ts";
import { Code } from "#ui/code.tsx";
import { Desk } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { Crumbs, PageHead } from "#ui/page.tsx";
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
  const actor = await requireActor(locale, `/${locale}/recommendations/${asked}/close`);
  const item = await findForLineage(actor, asked);
  if (!item || actor.kind !== "person") notFound();
  const t = translator(locale);
  const { code, meeting, status } = item;
  const told = parametersOf(await searchParams).get("done");
  const done = (["closed", "takenBack"] as const).find((one) => one === told);
  const path = `/${locale}/recommendations/${code}`;
  const crumbs = [
    { href: `/${locale}/desk`, label: t("staff:bar.desk") },
    ...(meeting
      ? [{ href: `/${locale}/meetings/${meeting.code}/recommendations`, label: t("staff:correct.meeting") }]
      : []),
    { href: path, label: code },
  ];
  return (
    <>
      <StaffBar locale={locale} as={actor.role} status={t(item.published ? "staff:bar.isPublic" : "staff:bar.draft")} />
      <Crumbs locale={locale} items={crumbs} />
      <PageHead
        kicker={t("staff:closing.title")}
        title={<Code as="h1" code={code} />}
        lead={<RecommendationWords item={item} locale={locale} />}
      />
      <Desk
        notes={
          <>
            {status && (
              <Note locale={locale} title={t("staff:closing.now")}>
                <TextState state={status} locale={locale} />
              </Note>
            )}
            <Note locale={locale} title={t("staff:correct.history")}>
              <a href={`${path}/edit#history-heading`}>{t("lineage:desk.history")}</a>
            </Note>
          </>
        }
      >
        {done && (
          <p className="outcome" role="status">
            {t(`staff:closing.done.${done}`, { code })}
          </p>
        )}
        <Closing locale={locale} item={item} />
      </Desk>
    </>
  );
}
