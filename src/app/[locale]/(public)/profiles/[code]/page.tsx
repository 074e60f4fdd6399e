import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { findPlace, findProfile } from "#features/profiles/profile-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { can } from "#policy.ts";
import { currentActor } from "#server/session.ts";
import { Crumbs, DataLinks, PageHead } from "#ui/page.tsx";
import { LocalizedText } from "#ui/text.tsx";
import { ProfileFigures } from "#views/profile/profile-figures.tsx";
import { NoFigures, OtherIndicators, ProfileKeepers } from "#views/profile/profile-sections.tsx";

type Props = { params: Promise<{ locale: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  const place = isLocale(locale) ? await findPlace(await currentActor(), code) : null;
  if (!place || !isLocale(locale)) return {};
  const t = translator(locale);
  return {
    title: `${inLanguage(place.name, locale)?.text}: ${t("profiles:kicker").toLocaleLowerCase(locale)}`,
    alternates: alternates(locale, `/profiles/${place.code}`),
  };
}

export default async function ProfilePage({ params }: Props) {
  const { locale, code } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await currentActor();
  const profile = await findProfile(actor, code);
  if (!profile) notFound();
  const path = addressOf(locale, "/profiles/[code]", profile.code);
  if (profile.code !== code) permanentRedirect(path);
  const t = translator(locale);
  return (
    <>
      <Crumbs locale={locale} items={[{ href: addressOf(locale, "/profiles"), label: t("profiles:title") }]} />
      <PageHead
        kicker={t("profiles:kicker")}
        title={
          <h1>
            <LocalizedText value={profile.name} locale={locale} />
          </h1>
        }
        aside={<p className="big-code">{profile.code}</p>}
      />
      <ProfileKeepers locale={locale} profile={profile} />
      {can.enterFigures(actor, { placeCode: profile.code }) && (
        <p className="actions">
          <a className="button quiet" href={addressOf(locale, "/profiles/[code]/edit", profile.code)}>
            {t("profiles:edit")}
          </a>
        </p>
      )}
      {profile.figures.length ? (
        <ProfileFigures locale={locale} profile={profile} />
      ) : (
        <NoFigures locale={locale} place={profile} />
      )}
      <OtherIndicators locale={locale} profile={profile} />
      <DataLinks locale={locale} path={path} formats={["json", "csv"]} />
    </>
  );
}
