import { leave } from "#app/[locale]/(desk)/actions.ts";
import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { RegistrationsOpen } from "#desk/delegations/registrations-open.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { PlacesKept } from "#desk/figures/places-kept.tsx";
import { ResetTold } from "#desk/people/reset-told.tsx";
import { SignOutForm } from "#desk/people/sign-out-form.tsx";
import { ReportSent } from "#desk/reporting/report-sent.tsx";
import { ReportsDue } from "#desk/reporting/reports-due.tsx";
import { RoundOnDesk } from "#desk/reporting/round-on-desk.tsx";
import { findSheet } from "#desk/reporting/sheet-queries.ts";
import { DraftsElsewhere, Unasked } from "#desk/reporting/unasked.tsx";
import { openRegistrations } from "#features/delegations/delegation-queries.ts";
import { placesKept } from "#features/profiles/observation-queries.ts";
import { draftsElsewhere } from "#features/reports/draft-queries.ts";
import { findAskingRound } from "#features/rounds/round-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { yearOf } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import type { Person } from "#policy.ts";
import { KeptOnHand } from "#ui/drafts/kept-on-hand.tsx";
import { Crumbs, PageHead, Section } from "#ui/page.tsx";
import { findPartner } from "#views/partner/find-partner.ts";
import { ExpertDesk } from "./expert-desk.tsx";
import { TranslatorDesk } from "./translator-desk.tsx";
import { UnitDesk } from "./unit-desk.tsx";

/** Shows each role what waits for it. */
const { Page, generateMetadata } = deskPage(
  "/desk",
  { title: ({ t }) => t("desk:title") },
  async ({ locale, t, actor, query }) => {
    const partner = actor.partner && (await findPartner(actor, actor.partner.code));
    const name = partner && (plainWords(partner.name, locale) ?? partner.code);
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} partner={name} status={actor.name} />
        <Crumbs locale={locale} items={[]} />
        <PageHead title={t("desk:head")} />
        <ResetTold locale={locale} actor={actor} />
        <KeptOnHand />
        <DeskOf {...{ locale, actor, query }} partner={name} />
        <Section id="account" title={t("desk:account.title")}>
          <div className="actions">
            <a href={addressOf(locale, "/account")}>{t("desk:account.change")}</a>
            <SignOutForm leave={leave} submit={t("people:signOut.submit")} asks={addressOf(locale, "/sign-out")} />
          </div>
        </Section>
      </>
    );
  },
);

export { generateMetadata, Page as default };

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
          <RegistrationsOpen locale={locale} actor={actor} registrations={await openRegistrations(actor, new Date())} />
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
