import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NotAllowed } from "#app/[locale]/(desk)/desk/not-allowed.tsx";
import { alternates } from "#app/[locale]/metadata.ts";
import { findRound } from "#features/rounds/round-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { parametersOf } from "#lib/parameters.ts";
import { can } from "#policy.ts";
import { requireActor } from "#server/session.ts";
import { RoundOfUnit } from "./round-of-unit.tsx";
import { SheetOfPartner } from "./sheet-of-partner.tsx";

type Props = {
  params: Promise<{ locale: string; year: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, year } = await params;
  if (!isLocale(locale)) return {};
  return {
    title: translator(locale)("rounds:name", { year }),
    alternates: alternates(locale, `/desk/rounds/${year}`),
  };
}

/** The unit sees who has answered; a focal point has the sheet of its partner. */
export default async function RoundPage({ params, searchParams }: Props) {
  const { locale, year } = await params;
  if (!isLocale(locale)) notFound();
  const query = parametersOf(await searchParams);
  const search = query.size > 0 ? `?${query}` : "";
  const actor = await requireActor(locale, addressOf(locale, "/desk/rounds/[year]", year, search));
  const round = /^\d{4}$/.test(year) ? await findRound(actor, Number(year)) : null;
  if (!round) notFound();
  if (can.keepRounds(actor)) return <RoundOfUnit {...{ locale, actor, round, query }} />;
  const { partner } = actor;
  if (partner && can.report(actor, { partnerId: partner.id })) {
    return <SheetOfPartner {...{ locale, actor, round, query, partner }} />;
  }
  return <NotAllowed locale={locale} title={translator(locale)("rounds:name", { year })} />;
}
