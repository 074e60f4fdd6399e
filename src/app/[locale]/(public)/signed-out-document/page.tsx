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
  return { title: translator(locale)("errors-pages:signedOut.title"), robots: { index: false } };
}

/**
 * What the page server answers, under 403, to a form that was sent without scripts after its session had ended; asked for
 * by nobody else. It puts what was typed in the place that is marked.
 */
export default async function SignedOutDocument({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  const again = (await headers()).get("x-address") ?? addressOf(locale, "/desk");
  return (
    <>
      <PageHead title={t("errors-pages:signedOut.title")} lead={t("errors-pages:signedOut.explanation")} />
      <div className="part">
        <a href={addressOf(locale, "/sign-in")} target="_blank" rel="noopener">
          {t("errors-pages:signedOut.signIn")}
        </a>
      </div>
      <form method="post" encType="multipart/form-data" action={again}>
        <div className="fields single" data-typed={t("errors-pages:signedOut.typed")} />
        <div className="actions">
          <button type="submit" className="button">
            {t("errors-pages:signedOut.again")}
          </button>
        </div>
      </form>
    </>
  );
}
