import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NotAllowed } from "#app/[locale]/(desk)/desk/not-allowed.tsx";
import { DeskBarOf } from "#desk/desk-bar.tsx";
import { InviteForm, PostForm } from "#desk/people/invite-form.tsx";
import { PeopleList } from "#desk/people/people-list.tsx";
import { PeopleOutcome } from "#desk/people/people-outcome.tsx";
import { listPosts } from "#features/liaison/liaison-queries.ts";
import { listPartners } from "#features/partners/partner-queries.ts";
import { listPeople } from "#features/people/person-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { parametersOf } from "#lib/parameters.ts";
import { can } from "#policy.ts";
import { requireActor } from "#server/session.ts";
import { Note } from "#ui/note.tsx";
import { Crumbs, PageHead, Section } from "#ui/page.tsx";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale)("people:list.title") } : {};
}

export default async function PeoplePage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await requireActor(locale, addressOf(locale, "/desk/people"));
  const t = translator(locale);
  if (!can.managePeople(actor)) return <NotAllowed locale={locale} title={t("people:list.title")} />;
  const people = await listPeople(actor);
  const officers = people.filter(({ role, active }) => role === "liaison" && active);
  return (
    <>
      <DeskBarOf locale={locale} as={actor.role} status={t("people:list.accounts", { count: people.length })} />
      <Crumbs locale={locale} items={[{ href: addressOf(locale, "/desk"), label: t("desk:title") }]} />
      <PageHead title={t("people:list.title")} lead={t("people:list.lead")} />
      <PeopleOutcome locale={locale} people={people} query={parametersOf(await searchParams)} />
      <PeopleList locale={locale} people={people} own={actor.id} />
      <Section id="invite" title={t("people:list.invite")}>
        <InviteForm locale={locale} partners={await listPartners()} />
      </Section>
      {officers.length > 0 && (
        <Section
          id="posts"
          title={t("people:list.assignTitle")}
          note={
            <Note locale={locale} title={t("people:list.post")}>
              {t("people:list.assignText")}
            </Note>
          }
        >
          <PostForm locale={locale} officers={officers} posts={await listPosts()} />
        </Section>
      )}
    </>
  );
}
