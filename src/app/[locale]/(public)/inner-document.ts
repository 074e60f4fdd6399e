import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { type T, type TextKey, translator } from "#i18n/t.ts";

type Props = { params: Promise<{ locale: string }> };

export type Asked = {
  locale: Locale;
  t: T;
  /** as the page server knows it, and as the reader wrote it */
  address: (name: "x-address" | "x-asked-address") => string | null;
  /** the word of the page server for what the page is to tell */
  story: string | null;
};

/** A document that the page server answers where there is no other, and nobody else asks for. */
export function innerDocument(
  title: TextKey | ((asked: Asked) => Promise<string>),
  render: (asked: Asked) => ReactNode | Promise<ReactNode>,
) {
  return {
    async Page(props: Props): Promise<ReactNode> {
      return render((await askedOf(props)) ?? notFound());
    },

    async generateMetadata(props: Props): Promise<Metadata> {
      const asked = await askedOf(props);
      if (!asked) return {};
      return { title: typeof title === "string" ? asked.t(title) : await title(asked), robots: { index: false } };
    },
  };
}

async function askedOf({ params }: Props): Promise<Asked | null> {
  const { locale } = await params;
  if (!isLocale(locale)) return null;
  const said = await headers();
  return { locale, t: translator(locale), address: (name) => said.get(name), story: said.get("x-story") };
}
