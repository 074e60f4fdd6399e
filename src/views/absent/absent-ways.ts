import { pillarsWithoutMeeting } from "#features/meetings/meeting-filter.ts";
import { meetingsOfYear } from "#features/meetings/meeting-queries.ts";
import { addressOf, type Page } from "#i18n/address.ts";
import { dayOf } from "#i18n/format.ts";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import type { Actor } from "#policy.ts";
import type { Link } from "#ui/page.tsx";
import { listRecommendations } from "#views/search/list-recommendations.ts";
import { parseQuery } from "#views/search/recommendation-filter.ts";
import { findNearRecords, type NearRecord, nearestOf } from "./absent-near.ts";

export type WaysOn = {
  /** comes from what the reader may see: a hidden record has none */
  reason: string | null;
  near: NearRecord[];
  links: Link[];
};

/**
 * Where to go on from an address at which there is no page for this reader. `path` is as it was asked, letters instead of
 * percent codes; `lists` are the public pages that stand for no single record.
 */
export async function waysOn(actor: Actor, locale: Locale, path: string, lists: readonly Page[]): Promise<WaysOn> {
  const t = translator(locale);
  const asked = path.split("/").filter(Boolean);
  const words = isLocale(asked[0]) ? asked.slice(1) : asked;
  const name = words.at(-1) ?? "";
  const near = await findNearRecords(actor, locale, words);
  const { reason, links } = await aboutYear(actor, locale, words[1] ?? name);
  const list = addressOf(locale, "/recommendations");
  const page = near.length > 0 ? null : nearestOf(lists, `/${words.join("/")}`, (each) => [each]);
  if (page) {
    const href = addressOf(locale, page);
    links.push({ href, label: href });
  }
  if (links.length < 2)
    links.push(
      { href: addressOf(locale, ""), label: t("ui:nav.home") },
      { href: list, label: t("recommendations:title") },
    );
  if (name)
    links.push({
      href: `${list}?${new URLSearchParams({ q: name })}`,
      label: t("errors-pages:notFound.search", { words: name }),
    });
  const once = [...new Map(links.map((link) => [link.href, link])).values()];
  return { reason, near, links: once.slice(0, mostLinks) };
}

const mostLinks = 3;

/** A code tells its year and pillar, of which there may be others, or none and why. */
async function aboutYear(actor: Actor, locale: Locale, code: string): Promise<Omit<WaysOn, "near">> {
  const t = translator(locale);
  const links: Link[] = [];
  const [, year, numeral] = /^(\d{4})-(III|II|IV|I)-\d+$/.exec(code) ?? [];
  if (!year || !numeral) return { reason: null, links };
  const pillar = [1, 2, 3, 4].find((number) => roman(number) === numeral);
  const { total } = await listRecommendations(actor, parseQuery(new URLSearchParams({ year })), 1);
  if (total > 0)
    links.push({
      href: addressOf(locale, "/recommendations", `?year=${year}`),
      label: t("errors-pages:notFound.year", { count: total, year }),
    });
  if (pillar) {
    links.push({
      href: addressOf(locale, "/pillars/[number]", pillar),
      label: t("errors-pages:notFound.pillar", { pillar: numeral }),
    });
  }
  const held = await meetingsOfYear(actor, Number(year));
  const noneHeld = pillar && pillarsWithoutMeeting(held, [pillar], year, dayOf(new Date())).length > 0;
  return { reason: noneHeld ? t("errors-pages:notFound.reason", { pillar: numeral, year }) : null, links };
}
