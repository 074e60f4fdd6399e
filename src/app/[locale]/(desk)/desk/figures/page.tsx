import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NotAllowed } from "#app/[locale]/(desk)/desk/not-allowed.tsx";
import { alternates } from "#app/[locale]/metadata.ts";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { Verification } from "#desk/figures/observation-verification.tsx";
import { listToVerify } from "#features/profiles/observation-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { parametersOf } from "#lib/parameters.ts";
import { can } from "#policy.ts";
import { requireActor } from "#server/session.ts";
import { Outcome } from "#ui/desk.tsx";
import { Note } from "#ui/note.tsx";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("figures:verify.title"), alternates: alternates(locale, "/desk/figures") };
}

export default async function FiguresToVerifyPage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await requireActor(locale, addressOf(locale, "/desk/figures"));
  const t = translator(locale);
  if (!can.verifyFigures(actor)) return <NotAllowed locale={locale} title={t("figures:verify.title")} />;
  const figures = await listToVerify(actor);
  const verified = Number(parametersOf(await searchParams).get("verified"));
  return (
    <>
      <DeskBarOf locale={locale} as={actor.role} />
      <Crumbs locale={locale} items={[{ href: addressOf(locale, "/desk"), label: t("desk:title") }]} />
      <PageHead title={t("figures:verify.title")} lead={t("figures:verify.lead")} />
      {verified > 0 && <Outcome>{t("figures:done.verified", { count: verified })}</Outcome>}
      {figures.length === 0 ? (
        <EmptyState>{t("figures:verify.none")}</EmptyState>
      ) : (
        <div className="beside">
          <div>
            <Verification locale={locale} figures={figures} />
          </div>
          <div className="notes">
            <Note locale={locale} title={t("figures:verify.compare")}>
              {t("figures:verify.compareText")}
            </Note>
          </div>
        </div>
      )}
    </>
  );
}
