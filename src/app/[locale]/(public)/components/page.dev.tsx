import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale } from "#i18n/locale.ts";
import { documentExamples } from "#ui/examples/document-examples.ts";
import { Gallery } from "#ui/examples/gallery.tsx";
import { say } from "#ui/examples/words.ts";
import { PageHead } from "#ui/page.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: say("title", locale) } : {};
}

// The foot of this page is its example: a second one would have the same ids.
const { Footer: _, ...examples } = documentExamples;

/** What documents are made of. */
export default async function ComponentsPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <>
      <PageHead title={say("title", locale)} lead={say("lead", locale)} />
      <p>
        <a href="components/form">{say("toForm", locale)}</a>
      </p>
      <Gallery examples={examples} locale={locale} />
    </>
  );
}
