import { deskPage } from "#app/[locale]/(desk)/desk-page.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { InviteForm } from "#desk/people/invite-form.tsx";
import { LinkList } from "#desk/people/link-list.tsx";
import { PeopleList } from "#desk/people/people-list.tsx";
import { PeopleOutcome } from "#desk/people/people-outcome.tsx";
import { listPartners } from "#features/partners/partner-queries.ts";
import { listLinks, listPeople } from "#features/people/person-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { can } from "#policy.ts";
import { Crumbs, PageHead, Section } from "#ui/page.tsx";
import { inviteSomebody, liftHeld, revokeOpen } from "./actions.ts";

const { Page, generateMetadata } = deskPage(
  "/desk/people",
  { title: ({ t }) => t("people:list.title"), may: can.managePeople },
  async ({ locale, t, actor, query }) => {
    const people = await listPeople(actor);
    const links = await listLinks(actor);
    return (
      <>
        <DeskBarOf locale={locale} as={actor.role} status={t("people:list.accounts", { count: people.length })} />
        <Crumbs locale={locale} items={[{ href: addressOf(locale, "/desk"), label: t("desk:title") }]} />
        <PageHead title={t("people:list.title")} lead={t("people:list.lead")} />
        <PeopleOutcome {...{ locale, people, links, query }} />
        <PeopleList locale={locale} people={people} own={actor.id} lift={liftHeld} />
        {links.length > 0 && (
          <Section id="links" title={t("people:link.title")}>
            <LinkList locale={locale} links={links} revoke={revokeOpen} />
          </Section>
        )}
        <Section id="invite" title={t("people:list.invite")}>
          <InviteForm locale={locale} action={inviteSomebody} partners={await listPartners()} />
        </Section>
      </>
    );
  },
);

export { generateMetadata, Page as default };
