import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { listIndicators, listProfiles } from "#features/profiles/profile-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { currentActor } from "#server/session.ts";
import { Crumbs, DataLinks, PageHead } from "#ui/page.tsx";
import { ProfileList } from "#views/profile/profile-list.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("profiles:title"), alternates: alternates(locale, "/profiles") };
}

export default async function ProfilesPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  return (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("profiles:title")} lead={t("profiles:lead")} />
      <ProfileList
        locale={locale}
        profiles={await listProfiles(await currentActor())}
        indicators={await listIndicators()}
      />
      <DataLinks locale={locale} path={addressOf(locale, "/profiles")} formats={["json", "csv"]} />
    </>
  );
}
