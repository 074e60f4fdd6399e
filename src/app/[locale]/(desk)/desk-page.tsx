import type { Metadata } from "next";
import { notFound, permanentRedirect, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { restoreRecord } from "#app/[locale]/(desk)/desk/mistakes/actions.ts";
import { currentAddress } from "#app/[locale]/address.ts";
import { alternates } from "#app/[locale]/metadata.ts";
import { type Asked, askedOf, type PropsOf } from "#app/[locale]/page-props.ts";
import { SendingNote } from "#desk/sending-note.tsx";
import { draftsAt, listDrafts } from "#features/drafts/draft-queries.ts";
import { addressOf, addressWith, belowLanguage, type Page, pathWith } from "#i18n/address.ts";
import { type Actor, can, type Person } from "#policy.ts";
import { currentActor, currentDrawer } from "#server/session.ts";
import type { Draft } from "#ui/drafts/draft.ts";
import { DraftKeeper } from "#ui/drafts/draft-keeper.tsx";
import { forgetWords, keepWords } from "./actions.ts";
import { NotAllowed } from "./not-allowed.tsx";

type About<P extends Page> = { title: (asked: Asked<P>) => string };

type AboutDesk<P extends Page, R> = About<P> & {
  /** the record that has the code of the address; `null` for whoever may not know of it, as if there were none */
  of?: (actor: Person, code: string) => Promise<R | null>;
  /** tells whether the page is for that person; the others are told that it is somebody else's */
  may?: (actor: Person) => boolean;
};

/** A page for whoever comes: to sign in, to leave, to join. */
export function openPage<P extends Page>(
  page: P,
  { title }: About<P>,
  render: (asked: Asked<P> & { actor: Actor }) => Promise<ReactNode>,
) {
  return {
    async Page(props: PropsOf<P>): Promise<ReactNode> {
      const asked = (await askedOf(props)) ?? notFound();
      return (
        <DraftKeeper person={await currentDrawer()} kept={await keptOn(page)} keep={keepWords} forget={forgetWords}>
          {await render({ ...asked, actor: await currentActor() })}
        </DraftKeeper>
      );
    },

    async generateMetadata(props: PropsOf<P>): Promise<Metadata> {
      const asked = await askedOf(props);
      if (!asked) return {};
      return { title: title(asked), alternates: alternates(asked.locale, pathWith(page, asked.params)) };
    },
  };
}

/** The words with the portal that this page speaks of: the desk of all, any other of those that were typed on it. */
async function keptOn(page: Page): Promise<Draft[]> {
  const actor = await currentActor();
  if (!can.enterDesk(actor)) return [];
  return page === "/desk" ? listDrafts(actor) : draftsAt(actor, belowLanguage((await currentAddress()).path));
}

/** A page of the desk: a visitor is led to sign-in and back, and a record has one address, however its code is written. */
export function deskPage<P extends Page, R extends { code: string } | null = null>(
  page: P,
  { title, of, may }: AboutDesk<P, R>,
  render: (asked: Asked<P> & { actor: Person; record: R }) => Promise<ReactNode>,
) {
  return openPage(page, { title }, async ({ actor, ...asked }) => {
    const { locale, search } = asked;
    if (!can.enterDesk(actor)) {
      const here = await currentAddress();
      redirect(addressOf(locale, "/sign-in", `?next=${encodeURIComponent(here.path + here.search)}`));
    }
    const params: { locale: string; code?: string } = asked.params;
    const record = of ? ((await of(actor, params.code ?? "")) ?? notFound()) : null;
    if (record && record.code !== params.code) {
      permanentRedirect(addressWith(locale, page, { ...asked.params, code: record.code }, search));
    }
    if (may && !may(actor)) return <NotAllowed locale={locale} title={title(asked)} />;
    return (
      <>
        <SendingNote locale={locale} actor={actor} query={asked.query} restore={restoreRecord} />
        {await render({ ...asked, actor, record: record as R })}
      </>
    );
  });
}
