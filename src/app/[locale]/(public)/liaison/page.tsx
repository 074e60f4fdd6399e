import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { LiaisonNetwork } from "#features/liaison/liaison-network.tsx";
import { listPosts } from "#features/liaison/liaison-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Crumbs, DataLinks, PageHead, Section } from "#ui/page.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("liaison:title"), alternates: alternates(locale, "/liaison") };
}

export default async function LiaisonPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  return (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("liaison:title")} lead={t("liaison:lead")} />
      <LiaisonNetwork locale={locale} posts={await listPosts()} />
      <Section id="holders" title={t("liaison:names")}>
        <p>{t("liaison:namesText")}</p>
      </Section>
      <DataLinks locale={locale} path={addressOf(locale, "/liaison")} formats={["json", "csv"]} />
    </>
  );
}
