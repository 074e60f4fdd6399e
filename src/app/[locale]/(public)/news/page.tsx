import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Crumbs, EmptyState, PageHead } from "#ui/page.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("news:title"), alternates: alternates(locale, "/news") };
}

export default async function NewsPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  return (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("news:title")} lead={t("news:lead")} />
      <EmptyState>
        <p>{t("news:none")}</p>
        <p>{t("news:where")}</p>
        <ul>
          <li>
            <a href={addressOf(locale, "")}>{t("news:home")}</a>
          </li>
          <li>
            <a href={addressOf(locale, "/meetings")}>{t("news:meetings")}</a>
          </li>
          <li>
            <a href={addressOf(locale, "/recommendations")}>{t("news:recommendations")}</a>
          </li>
        </ul>
      </EmptyState>
    </>
  );
}
