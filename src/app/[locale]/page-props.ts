import type { Page } from "#i18n/address.ts";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { type T, translator } from "#i18n/t.ts";
import { parametersOf } from "#lib/parameters.ts";

/** Next gives these to the page at an address. */
export type PropsOf<P extends Page> = PageProps<`/[locale]${P}`>;

/** A page is asked in a language, with words in the brackets of its address and with a query. */
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
