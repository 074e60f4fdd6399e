import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { type T, type TextKey, translator } from "#i18n/t.ts";

type Props = { params: Promise<{ locale: string }> };

/** A document that the page server answers where there is no other, and nobody else asks for. */
export function innerDocument(
  show: (asked: {
    locale: Locale;
    t: T;
    address: (name: "x-address" | "x-asked-address") => string | null;
  }) => ReactNode,
) {
  return async ({ params }: Props): Promise<ReactNode> => {
    const { locale } = await params;
    if (!isLocale(locale)) notFound();
    const said = await headers();
    return show({ locale, t: translator(locale), address: (name) => said.get(name) });
  };
}

export function innerMetadata(title: TextKey) {
  return async ({ params }: Props): Promise<Metadata> => {
    const { locale } = await params;
    return isLocale(locale) ? { title: translator(locale)(title), robots: { index: false } } : {};
  };
}
