import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { isYearOfProfile } from "#features/profiles/observation.ts";
import { findPlace, type ProfilePlace } from "#features/profiles/profile-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import type { Actor } from "#policy.ts";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";
import { profileAddresses } from "#views/profile/profile-addresses.ts";

const page = "/profiles/[code]/[year]";

const { Page, generateMetadata } = publicPage(
  profileAddresses,
  page,
  async ({ locale, t, actor, params, today }) => {
    const place = await findEdition(actor, params, today);
    return (
      place && {
        title: t("profiles:edition.title", { place: nameOf(place, locale), year: params.year }),
        description: t("profiles:edition.none", { year: params.year }),
      }
    );
  },
  async ({ locale, t, actor, params, today }) => {
    const place = await findEdition(actor, params, today);
    if (!place) notFound();
    const { year } = params;
    if (place.code !== params.code) permanentRedirect(addressOf(locale, page, place.code, year));
    const path = addressOf(locale, "/profiles/[code]", place.code);
    const name = nameOf(place, locale);
    return (
      <>
        <Crumbs
          locale={locale}
          items={[
            { href: addressOf(locale, "/profiles"), label: t("profiles:title") },
            { href: path, label: name },
          ]}
        />
        <PageHead
          kicker={t("profiles:edition.kicker")}
          title={t("profiles:edition.title", { place: name, year })}
          aside={<p className="big-code">{place.code}</p>}
        />
        <EmptyState>
          <p>{t("profiles:edition.none", { year })}</p>
          <p>
            <a href={path}>{t("profiles:edition.profile")}</a>
          </p>
        </EmptyState>
      </>
    );
  },
);

export { generateMetadata, Page as default };

/** The place of which the portal could have frozen a profile of that year. */
async function findEdition(
  actor: Actor,
  { code, year }: { code: string; year: string },
  today: string,
): Promise<ProfilePlace | null> {
  return isYearOfProfile(year, Number(today.slice(0, 4))) ? find(actor, code) : null;
}

const find = cache(findPlace);

function nameOf({ name, code }: ProfilePlace, locale: Locale): string {
  return inLanguage(name, locale)?.text ?? code;
}
