import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale } from "#i18n/locale.ts";
import { FormGallery } from "#ui/examples/form-gallery.tsx";
import { say } from "#ui/examples/words.ts";
import { PageHead } from "#ui/page.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: say("toForm", locale) } : {};
}

/** What forms are made of, with scripts. */
export default async function FormComponentsPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <>
      <PageHead title={say("toForm", locale)} lead={say("lead", locale)} />
      <p>
        <a href="../components">{say("toDocument", locale)}</a>
      </p>
      <FormGallery locale={locale} />
    </>
  );
}
