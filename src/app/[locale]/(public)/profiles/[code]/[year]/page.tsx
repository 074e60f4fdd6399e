import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { isYearOfProfile } from "#features/profiles/observation.ts";
import { findPlace, type ProfilePlace } from "#features/profiles/profile-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { yearOf } from "#i18n/format.ts";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { currentActor } from "#server/session.ts";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";

type Props = { params: Promise<{ locale: string; code: string; year: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const edition = await findEdition(params);
  if (!edition) return {};
  const { locale, place, name, year } = edition;
  return {
    title: translator(locale)("profiles:edition.title", { place: name, year }),
    alternates: alternates(locale, `/profiles/${place.code}/${year}`),
  };
}

export default async function EditionPage({ params }: Props) {
  const edition = await findEdition(params);
  if (!edition) notFound();
  const { locale, place, name, year } = edition;
  const path = addressOf(locale, "/profiles/[code]", place.code);
  if (place.code !== (await params).code)
    permanentRedirect(addressOf(locale, "/profiles/[code]/[year]", place.code, year));
  const t = translator(locale);
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
}

async function findEdition(
  params: Props["params"],
): Promise<{ locale: Locale; place: ProfilePlace; name: string; year: string } | null> {
  const { locale, code, year } = await params;
  if (!isLocale(locale) || !isYearOfProfile(year, yearOf(new Date()))) return null;
  const place = await findPlace(await currentActor(), code);
  return place && { locale, place, name: inLanguage(place.name, locale)?.text ?? place.code, year };
}
