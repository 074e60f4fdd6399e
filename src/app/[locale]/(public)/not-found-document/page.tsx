import { cache } from "react";
import { innerDocument } from "#app/[locale]/(public)/inner-document.ts";
import { addresses } from "#app/addresses.ts";
import type { Page as Address } from "#i18n/address.ts";
import type { Actor } from "#policy.ts";
import { currentActor } from "#server/session.ts";
import { Code } from "#ui/code.tsx";
import { PageHead } from "#ui/page.tsx";
import { LocalizedText } from "#ui/text.tsx";
import { waysOn } from "#views/absent/absent-ways.ts";
import { belowLanguageOf, findVoided } from "#views/absent/voided.ts";
import { VoidedPage } from "#views/absent/voided-page.tsx";

const lists = (Object.keys(addresses) as Address[]).filter((page) => !page.includes("["));

/** The page server asks for this page alone, and answers with it, under 404, or 410, wherever there is no page. */
const { Page, generateMetadata } = innerDocument(
  async ({ t, address }) => {
    const voided = await find(await currentActor(), askedAt(address));
    return voided ? t("mistakes:page.titleOf", { code: voided.code }) : t("errors-pages:notFound.title");
  },
  async ({ locale, t, address }) => {
    const asked = askedAt(address);
    const actor = await currentActor();
    const voided = await find(actor, asked);
    if (voided) return <VoidedPage locale={locale} actor={actor} voided={voided} />;
    const cut = asked.lastIndexOf("/") + 1;
    const { reason, near, links } = await waysOn(actor, locale, asked, lists);
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
          {near.length > 0 && (
            <>
              <p className="mt-4">{t("errors-pages:notFound.near")}</p>
              <ul className="list-none pl-0">
                {near.map(({ href, code, name }) => (
                  <li key={href}>
                    <a href={href}>
                      <Code code={code} />
                    </a>{" "}
                    {name && <LocalizedText value={name} locale={locale} />}
                  </li>
                ))}
              </ul>
            </>
          )}
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
  },
);

export { generateMetadata, Page as default };

/** Asked once for the title and the page. */
const find = cache((actor: Actor, asked: string) => findVoided(actor, belowLanguageOf(asked)));

function askedAt(address: (name: "x-asked-address") => string | null): string {
  return legible(address("x-asked-address") ?? "/");
}

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
