import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { PlacesKept } from "#desk/figures/places-kept.tsx";
import { SignOutForm } from "#desk/people/sign-out-form.tsx";
import { ReportSent } from "#desk/reporting/report-sent.tsx";
import { ReportsDue } from "#desk/reporting/reports-due.tsx";
import { RoundOnDesk } from "#desk/reporting/round-on-desk.tsx";
import { findSheet } from "#desk/reporting/sheet-queries.ts";
import { DraftsElsewhere, Unasked } from "#desk/reporting/unasked.tsx";
import { placesKept } from "#features/profiles/observation-queries.ts";
import { draftsElsewhere } from "#features/reports/draft-queries.ts";
import { findAskingRound } from "#features/rounds/round-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { yearOf } from "#i18n/format.ts";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { parametersOf } from "#lib/parameters.ts";
import type { Person } from "#policy.ts";
import { requireActor } from "#server/session.ts";
import { Crumbs, PageHead, Section } from "#ui/page.tsx";
import { findPartner } from "#views/partner/find-partner.ts";
import { ExpertDesk } from "./expert-desk.tsx";
import { TranslatorDesk } from "./translator-desk.tsx";
import { UnitDesk } from "./unit-desk.tsx";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("desk:title"), alternates: alternates(locale, "/desk") };
}

/** What waits for me: each role has its own. */
export default async function DeskPage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const query = parametersOf(await searchParams);
  const actor = await requireActor(locale, addressOf(locale, "/desk"));
  const t = translator(locale);
  const partner = actor.partner && (await findPartner(actor, actor.partner.code));
  const name = partner && (inLanguage(partner.name, locale)?.text ?? partner.code);
  return (
    <>
      <DeskBarOf locale={locale} as={actor.role} partner={name} status={actor.name} />
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("desk:head")} />
      <DeskOf {...{ locale, actor, query }} partner={name} />
      <Section id="account" title={t("desk:account.title")}>
        <div className="actions">
          <a href={addressOf(locale, "/account")}>{t("desk:account.change")}</a>
          <SignOutForm locale={locale} quiet />
        </div>
      </Section>
    </>
  );
}

type DeskProps = { locale: Locale; actor: Person; query: URLSearchParams; partner: string | null };

async function DeskOf({ locale, actor, query, partner }: DeskProps) {
  switch (actor.role) {
    case "admin":
    case "unit":
      return <UnitDesk locale={locale} actor={actor} />;
    case "translator":
      return <TranslatorDesk locale={locale} actor={actor} />;
    case "liaison":
      return <PlacesKept locale={locale} places={await placesKept(actor)} />;
    case "focal": {
      const round = await findAskingRound(actor);
      const year = round?.year ?? yearOf(new Date());
      const sheet = actor.partner && (await findSheet(actor, actor.partner.id, year));
      const due = sheet?.all ?? [];
      const elsewhere = actor.partner ? await draftsElsewhere(actor, actor.partner.id, year) : [];
      return (
        <>
          <ReportSent locale={locale} actor={actor} query={query} />
          {round && due.length > 0 && <RoundOnDesk {...{ locale, round, due }} />}
          <ReportsDue {...{ locale, year, due }} partner={partner ?? ""} />
          <Unasked {...{ locale, year }} partner={partner ?? ""} rows={sheet?.unasked ?? []} />
          <DraftsElsewhere locale={locale} drafts={elsewhere} />
        </>
      );
    }
    case "expert":
      return <ExpertDesk locale={locale} actor={actor} />;
  }
}
