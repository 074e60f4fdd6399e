import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NotAllowed } from "#app/[locale]/(desk)/desk/not-allowed.tsx";
import { alternates } from "#app/[locale]/metadata.ts";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { pageOf } from "#features/reports/matrix.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { parametersOf } from "#lib/parameters.ts";
import { can } from "#policy.ts";
import { requireActor } from "#server/session.ts";
import { Pagination } from "#ui/filters.tsx";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";
import { listWaiting } from "#views/waiting/next-step-queries.ts";
import { WaitingList } from "#views/waiting/waiting-list.tsx";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const perPage = 50;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return {
    title: translator(locale)("recommendations:next.list.title"),
    alternates: alternates(locale, "/desk/waiting"),
  };
}

/** Everything that waits for somebody, what has waited longest first: what the unit asks after. */
export default async function WaitingPage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await requireActor(locale, addressOf(locale, "/desk/waiting"));
  const t = translator(locale);
  const title = t("recommendations:next.list.title");
  if (!can.editRecommendations(actor)) return <NotAllowed locale={locale} title={title} />;
  const all = await listWaiting(actor);
  const asked = Number(parametersOf(await searchParams).get("page"));
  const [waiting, page, pages] = pageOf(all, Number.isInteger(asked) && asked > 0 ? asked : 1, perPage);
  return (
    <>
      <DeskBarOf locale={locale} as={actor.role} />
      <Crumbs locale={locale} items={[{ href: addressOf(locale, "/desk"), label: t("desk:title") }]} />
      <PageHead title={title} lead={t("recommendations:next.list.lead")} />
      {all.length === 0 ? (
        <EmptyState>{t("recommendations:next.list.none")}</EmptyState>
      ) : (
        <WaitingList {...{ locale, waiting }} />
      )}
      {pages > 1 && (
        <Pagination
          {...{ locale, page, pages }}
          shown={waiting.length}
          total={all.length}
          href={(number) => addressOf(locale, "/desk/waiting", `?page=${number}`)}
        />
      )}
    </>
  );
}
