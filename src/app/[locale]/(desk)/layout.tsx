import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { addressOf } from "#i18n/address.ts";
import { ClientTexts } from "#i18n/client-texts.tsx";
import { isLocale } from "#i18n/locale.ts";
import "#app/styles.css";
import { Face, metadataOf } from "#app/[locale]/face.tsx";
import { newKey } from "#desk/desk-sending.ts";
import { resources } from "#i18n/resources.ts";
import { Keys } from "#ui/form/form-key.tsx";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const manifest = addressOf(locale, "", "/manifest.webmanifest");
  return { ...(await metadataOf(locale)), manifest, robots: { index: false } };
}

/** The desk is an application: the same face, with scripts, never kept for anybody else. */
export default async function DeskLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  // No more than what the components that run in the browser say.
  const { form, near } = resources[locale];
  return (
    <html lang={locale}>
      <body>
        <Face locale={locale}>
          <main id="content" className="page" tabIndex={-1}>
            <ClientTexts locale={locale} files={{ form, near }}>
              <Keys seed={newKey()}>{children}</Keys>
            </ClientTexts>
          </main>
        </Face>
      </body>
    </html>
  );
}
