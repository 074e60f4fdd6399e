import { publicPage } from "#app/[locale]/(public)/public-page.tsx";
import { glossaryAddresses } from "#features/glossary/glossary-addresses.ts";
import { listTerms } from "#features/glossary/glossary-queries.ts";
import { GlossarySearch } from "#features/glossary/glossary-search.tsx";
import { GlossaryTable } from "#features/glossary/glossary-table.tsx";
import { addressOf } from "#i18n/address.ts";
import { isUnsettled } from "#i18n/language-state.ts";
import { Note } from "#ui/note.tsx";
import { Crumbs, DataLinks, EmptyState, PageHead, Section } from "#ui/page.tsx";

const { Page, generateMetadata } = publicPage(
  glossaryAddresses,
  "/glossary",
  ({ t }) => ({
    title: t("glossary:title"),
    description: t("glossary:lead"),
  }),
  async ({ locale, t, query: { q } }) => {
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
            terms.some(({ term }) => isUnsettled(term.state.ru)) && (
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
  },
);

export { generateMetadata, Page as default };
