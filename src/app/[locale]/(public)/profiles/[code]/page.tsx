import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { findProfile } from "#features/profiles/profile-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { inLanguage } from "#i18n/localized.ts";
import { can } from "#policy.ts";
import { Crumbs, DataLinks, PageHead } from "#ui/page.tsx";
import { LocalizedText } from "#ui/text.tsx";
import { profileAddresses } from "#views/profile/profile-addresses.ts";
import { profileDescription } from "#views/profile/profile-description.ts";
import { ProfileFigures } from "#views/profile/profile-figures.tsx";
import { NoFigures, OtherIndicators, ProfileKeepers } from "#views/profile/profile-sections.tsx";

const find = cache(findProfile);

const { Page, generateMetadata } = publicPage(
  profileAddresses,
  "/profiles/[code]",
  async ({ locale, t, actor, params }) => {
    const profile = await find(actor, params.code);
    return (
      profile && {
        title: `${inLanguage(profile.name, locale)?.text}: ${t("profiles:kicker").toLocaleLowerCase(locale)}`,
        description: profileDescription(profile, locale),
      }
    );
  },
  async ({ locale, t, actor, params: { code } }) => {
    const profile = await find(actor, code);
    if (!profile) notFound();
    const path = addressOf(locale, "/profiles/[code]", profile.code);
    if (profile.code !== code) permanentRedirect(path);
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
  },
);

export { generateMetadata, Page as default };
