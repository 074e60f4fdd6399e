import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { PageHead } from "#ui/page.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("errors-pages:failed.title"), robots: { index: false } };
}

/** What the page server answers, under 500, when a page fails; asked for by nobody else. */
export default async function ErrorDocument({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  const again = (await headers()).get("x-address") ?? addressOf(locale, "");
  return (
    <>
      <PageHead title={t("errors-pages:failed.title")} lead={t("errors-pages:failed.explanation")} />
      <div className="part">
        <ul className="list-none pl-0">
          <li>
            <a href={again}>{t("errors-pages:failed.again")}</a>
          </li>
          <li>
            <a href={addressOf(locale, "")}>{t("ui:nav.home")}</a>
          </li>
        </ul>
      </div>
    </>
  );
}
