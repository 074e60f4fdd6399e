import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { alternates } from "#app/[locale]/metadata.ts";
import { type Asked, askedOf, type PropsOf } from "#app/[locale]/page-props.ts";
import { type Page, pathWith } from "#i18n/address.ts";
import { dayOf } from "#i18n/format.ts";
import { summaryOf } from "#i18n/summary.ts";
import { asofOf } from "#lib/asof.ts";
import type { Question } from "#lib/question.ts";
import type { Actor } from "#policy.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";
import { currentActor } from "#server/session.ts";
import { AsofProblem } from "#views/recommendation/recommendation-asof.tsx";

type QueryOf<A, P extends keyof A> = A[P] extends { page: Question<infer Query> } ? Query : never;

/** A public page is told who asks, on which day, and its query as its address reads it. */
export type PublicAsked<A, P extends Page & keyof A> = Omit<Asked<P>, "query" | "search"> & {
  actor: Actor;
  query: QueryOf<A, P>;
  today: string;
};

export type Described = {
  /** none where it is the portal's own */
  title?: string;
  /** as long as it may be: the head of the page says what stands first in it */
  description: string;
  /** the one right form of the query, with its question mark */
  search?: string;
};

/** A document at one of the addresses of its noun. Described as `null` it is none: its rendering says so, too. */
export function publicPage<A extends Addresses, P extends Page & keyof A>(
  addresses: A,
  page: P,
  describe: (asked: PublicAsked<A, P>) => Described | null | Promise<Described | null>,
  render: (asked: PublicAsked<A, P>) => ReactNode | Promise<ReactNode>,
) {
  return {
    async Page(props: PropsOf<P>): Promise<ReactNode> {
      const asked = (await publicAsked(addresses, page, props)) ?? notFound();
      return (
        <>
          <AsofProblem locale={asked.locale} asof={asofOf(asked.query)} />
          {await render(asked)}
        </>
      );
    },

    async generateMetadata(props: PropsOf<P>): Promise<Metadata> {
      const asked = await publicAsked(addresses, page, props);
      const described = asked && (await describe(asked));
      if (!described) return {};
      const { title, description, search = "" } = described;
      return {
        ...(title && { title }),
        description: summaryOf(description),
        alternates: alternates(asked.locale, pathWith(page, asked.params) + search),
      };
    },
  };
}

async function publicAsked<A extends Addresses, P extends Page & keyof A>(
  addresses: A,
  page: P,
  props: PropsOf<P>,
): Promise<PublicAsked<A, P> | null> {
  const asked = await askedOf<P>(props);
  if (!asked) return null;
  const { locale, t, params } = asked;
  const today = dayOf(new Date());
  const query = (addresses as Addresses)[page]?.page.read(asked.query, today) as QueryOf<A, P>;
  return { locale, t, params, query, actor: await currentActor(), today };
}
