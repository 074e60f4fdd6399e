import { innerDocument } from "#app/[locale]/(public)/inner-document.ts";
import { pillarsWithoutMeeting } from "#features/meetings/meeting-filter.ts";
import { meetingsOfYear } from "#features/meetings/meeting-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { dayOf } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import type { Actor } from "#policy.ts";
import { currentActor } from "#server/session.ts";
import { type Link, PageHead } from "#ui/page.tsx";
import { listRecommendations } from "#views/search/list-recommendations.ts";
import { parseQuery } from "#views/search/recommendation-filter.ts";

/** What the page server answers, under 404, wherever there is no page; asked for by nobody else. */
const { Page, generateMetadata } = innerDocument("errors-pages:notFound.title", async ({ locale, t, address }) => {
  const asked = legible(address("x-asked-address") ?? "/");
  const cut = asked.lastIndexOf("/") + 1;
  const { reason, links } = await waysOn(await currentActor(), locale, asked.slice(cut));
  return (
    <>
      <PageHead
        kicker={<span className="code xl">404</span>}
        title={t("errors-pages:notFound.title")}
        lead={
          <>
            {asked.slice(0, cut)}
            <b>{asked.slice(cut)}</b>
          </>
        }
      />
      <div className="part">
        <p>{reason ?? t("errors-pages:notFound.explanation")}</p>
        <ul className="mt-4 list-none pl-0">
          {links.map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
});

export { generateMetadata, Page as default };

const longestShown = 200;

/** The path as it was written, letters instead of percent codes where it has any. */
function legible(asked: string): string {
  const path = asked.split("?", 1)[0] ?? "/";
  try {
    return decodeURIComponent(path).slice(0, longestShown);
  } catch {
    return path.slice(0, longestShown);
  }
}

/** The reason comes from what the reader may see: a hidden record has none. */
async function waysOn(actor: Actor, locale: Locale, name: string): Promise<{ reason: string | null; links: Link[] }> {
  const t = translator(locale);
  const list = addressOf(locale, "/recommendations");
  const links: Link[] = [];
  let reason: string | null = null;
  const [, year, numeral] = /^(\d{4})-(III|II|IV|I)-\d+$/.exec(name) ?? [];
  if (year && numeral) {
    const pillar = [1, 2, 3, 4].find((number) => roman(number) === numeral);
    const { total } = await listRecommendations(actor, parseQuery(new URLSearchParams({ year })), 1);
    if (total > 0)
      links.push({ href: `${list}?year=${year}`, label: t("errors-pages:notFound.year", { count: total, year }) });
    if (pillar) {
      links.push({
        href: addressOf(locale, "/pillars/[number]", pillar),
        label: t("errors-pages:notFound.pillar", { pillar: numeral }),
      });
    }
    const held = await meetingsOfYear(actor, Number(year));
    if (pillar && pillarsWithoutMeeting(held, [pillar], year, dayOf(new Date())).length > 0) {
      reason = t("errors-pages:notFound.reason", { pillar: numeral, year });
    }
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
  return { reason, links: links.slice(0, 3) };
}
