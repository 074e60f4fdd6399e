import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { isLocale } from "#i18n/locale.ts";
import "#app/styles.css";
import { Face, metadataOf } from "#app/[locale]/face.tsx";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

// Content is read when it is asked for, not when the portal is built.
export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? metadataOf(locale) : {};
}

/** Public pages are documents: the page server keeps them and takes the framework's scripts out. */
export default async function PublicLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <html lang={locale} data-document="">
      <body>
        <Face locale={locale}>
          <main id="content" className="page" tabIndex={-1}>
            {children}
          </main>
        </Face>
      </body>
    </html>
  );
}
