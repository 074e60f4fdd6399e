import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternates } from "#app/[locale]/metadata.ts";
import { listTerms } from "#features/glossary/glossary-queries.ts";
import { GlossarySearch } from "#features/glossary/glossary-search.tsx";
import { GlossaryTable } from "#features/glossary/glossary-table.tsx";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { parametersOf } from "#lib/parameters.ts";
import { Note } from "#ui/note.tsx";
import { Crumbs, DataLinks, EmptyState, PageHead, Section } from "#ui/page.tsx";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale)("glossary:title"), alternates: alternates(locale, "/glossary") };
}

export default async function GlossaryPage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale);
  const q =
    parametersOf(await searchParams)
      .get("q")
      ?.trim() ?? "";
  const search = q && `?${new URLSearchParams({ q })}`;
  const terms = await listTerms(locale, { q });
  return (
    <>
      <Crumbs locale={locale} items={[]} />
      <PageHead title={t("glossary:title")} lead={t("glossary:lead")} />
      <GlossarySearch locale={locale} q={q} />
      <Section
        id="terms"
        title={t("glossary:found", { count: terms.length })}
        note={
          terms.some(({ ruUnofficial }) => ruUnofficial) && (
            <Note kind="look" locale={locale} title={t("glossary:unofficialTitle")}>
              {t("glossary:unofficialText")}
            </Note>
          )
        }
      >
        {terms.length > 0 && <GlossaryTable locale={locale} terms={terms} />}
        {terms.length === 0 && <EmptyState>{q ? t("glossary:none", { words: q }) : t("glossary:empty")}</EmptyState>}
        {q && (
          <p className="shown">
            <a href={addressOf(locale, "/glossary")}>{t("glossary:clear")}</a>
          </p>
        )}
      </Section>
      <DataLinks locale={locale} path={addressOf(locale, "/glossary")} search={search} formats={["json", "csv"]} />
    </>
  );
}
