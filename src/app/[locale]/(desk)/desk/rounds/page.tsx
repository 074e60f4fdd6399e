import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { OpenRoundForm } from "#desk/rounds/round-forms.tsx";
import { RoundList } from "#desk/rounds/round-list.tsx";
import { proposedRound } from "#features/rounds/round.ts";
import { listPartnersInRound, listRounds, listWithdrawn } from "#features/rounds/round-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { dayOf, formatDate } from "#i18n/format.ts";
import { can } from "#policy.ts";
import { Outcome } from "#ui/desk.tsx";
import { Crumbs, PageHead, Section } from "#ui/page.tsx";
import { openNewRound } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/desk/rounds",
  { title: ({ t }) => t("rounds:title"), may: can.keepRounds },
  async ({ locale, t, actor, query }) => {
    const rounds = [];
    for (const round of await listRounds(actor)) {
      rounds.push({ ...round, partners: await listPartnersInRound(actor, round.year) });
    }
    const withdrawn = await listWithdrawn(actor);
    const justNow = withdrawn.find(({ year }) => String(year) === query.get("withdrawn"));
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
          <OpenRoundForm locale={locale} action={openNewRound} {...proposedRound(rounds, dayOf(new Date()))} />
        </Section>
      </>
    );
  },
);

export { generateMetadata, Page as default };
