import type { Metadata } from "next";
import { notFound, permanentRedirect, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { currentAddress } from "#app/[locale]/address.ts";
import { alternates } from "#app/[locale]/metadata.ts";
import { type Asked, askedOf, type PropsOf } from "#app/[locale]/page-props.ts";
import { addressOf, addressWith, type Page, pathWith } from "#i18n/address.ts";
import { type Actor, can, type Person } from "#policy.ts";
import { currentActor, currentDrawer } from "#server/session.ts";
import { DraftKeeper } from "#ui/form/draft-keeper.tsx";
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
        <DraftKeeper person={await currentDrawer()} kept={[]} keep={null} forget={null}>
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
    return render({ ...asked, actor, record: record as R });
  });
}
