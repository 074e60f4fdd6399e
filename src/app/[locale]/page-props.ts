import type { Page } from "#i18n/address.ts";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { type T, translator } from "#i18n/t.ts";
import { parametersOf } from "#lib/parameters.ts";

/** What Next gives to the page at an address. */
export type PropsOf<P extends Page> = PageProps<`/[locale]${P}`>;

/** What a page is asked: in which language, with what in the brackets of its address, with which query. */
export type Asked<P extends Page> = {
  locale: Locale;
  t: T;
  params: Awaited<PropsOf<P>["params"]>;
  query: URLSearchParams;
  /** the query as it stands in an address: "?page=2", or "" */
  search: string;
};

/** `null` where the address begins with no language. */
export async function askedOf<P extends Page>({ params, searchParams }: PropsOf<P>): Promise<Asked<P> | null> {
  const given = await params;
  const { locale }: { locale: string } = given;
  if (!isLocale(locale)) return null;
  const query = parametersOf(await searchParams);
  const search = query.size > 0 ? `?${query}` : "";
  return { locale, t: translator(locale), params: given as Asked<P>["params"], query, search };
}
