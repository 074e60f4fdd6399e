import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { type T, type TextKey, translator } from "#i18n/t.ts";

type Props = { params: Promise<{ locale: string }> };

type Asked = {
  locale: Locale;
  t: T;
  /** as the page server knows it, and as the reader wrote it */
  address: (name: "x-address" | "x-asked-address") => string | null;
  /** the word of the page server for what the page is to tell */
  story: string | null;
};

/** A document that the page server answers where there is no other, and nobody else asks for. */
export function innerDocument(title: TextKey, render: (asked: Asked) => ReactNode | Promise<ReactNode>) {
  return {
    async Page({ params }: Props): Promise<ReactNode> {
      const { locale } = await params;
      if (!isLocale(locale)) notFound();
      const said = await headers();
      return render({ locale, t: translator(locale), address: (name) => said.get(name), story: said.get("x-story") });
    },

    async generateMetadata({ params }: Props): Promise<Metadata> {
      const { locale } = await params;
      return isLocale(locale) ? { title: translator(locale)(title), robots: { index: false } } : {};
    },
  };
}
