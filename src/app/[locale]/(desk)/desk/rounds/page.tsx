import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NotAllowed } from "#app/[locale]/(desk)/desk/not-allowed.tsx";
import { alternates } from "#app/[locale]/metadata.ts";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { OpenRoundForm } from "#desk/rounds/round-forms.tsx";
import { RoundList } from "#desk/rounds/round-list.tsx";
import { proposedRound } from "#features/rounds/round.ts";
import { listPartnersInRound, listRounds, listWithdrawn } from "#features/rounds/round-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { dayOf, formatDate } from "#i18n/format.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { parametersOf } from "#lib/parameters.ts";
import { can } from "#policy.ts";
import { requireActor } from "#server/session.ts";
import { Outcome } from "#ui/desk.tsx";
import { Crumbs, PageHead, Section } from "#ui/page.tsx";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("rounds:title"), alternates: alternates(locale, "/desk/rounds") };
}

export default async function RoundsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await requireActor(locale, addressOf(locale, "/desk/rounds"));
  const parameters = parametersOf(await searchParams);
  const t = translator(locale);
  if (!can.keepRounds(actor)) return <NotAllowed locale={locale} title={t("rounds:title")} />;
  const rounds = [];
  for (const round of await listRounds(actor)) {
    rounds.push({ ...round, partners: await listPartnersInRound(actor, round.year) });
  }
  const withdrawn = await listWithdrawn(actor);
  const justNow = withdrawn.find(({ year }) => String(year) === parameters.get("withdrawn"));
  return (
    <>
      <DeskBarOf locale={locale} as={actor.role} />
      <Crumbs locale={locale} items={[{ href: addressOf(locale, "/desk"), label: t("desk:title") }]} />
      <PageHead title={t("rounds:title")} lead={t("rounds:lead")} />
      {justNow && <Outcome>{t("rounds:done.withdraw", { year: justNow.year })}</Outcome>}
      <RoundList locale={locale} rounds={rounds} />
      {withdrawn.map(({ year, on }) => (
        <p key={year} className="small mt-2">
          {t("rounds:withdrawn", { year, date: formatDate(on, locale) })}
        </p>
      ))}
      <Section id="open" title={t("rounds:open.title")}>
        <OpenRoundForm locale={locale} {...proposedRound(rounds, dayOf(new Date()))} />
      </Section>
    </>
  );
}
