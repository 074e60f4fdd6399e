import { typeset } from "#i18n/format.ts";
import { isUnsettled } from "#i18n/language-state.ts";
import { type Locale, otherLocale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { OutdatedMark } from "#ui/outdated.tsx";
import { LanguageState } from "#ui/state.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { withBreaks } from "#ui/text.tsx";
import type { GlossaryTerm } from "./glossary-queries.ts";

/** The language of the page first, in its order; every term has an address of its own. */
export function GlossaryTable({ locale, terms }: { locale: Locale; terms: readonly GlossaryTerm[] }) {
  const t = translator(locale);
  const heads = { en: t("glossary:english"), ru: t("glossary:russian") };
  const column = (lang: Locale): Column<GlossaryTerm> => ({
    key: lang,
    head: heads[lang],
    cell: (term) => (
      <span id={lang === locale ? term.code : undefined}>
        <Term locale={locale} lang={lang} term={term} />
      </span>
    ),
  });
  return (
    <Table
      columns={[
        column(locale),
        column(otherLocale(locale)),
        {
          key: "also",
          head: t("glossary:also"),
          cell: ({ alsoRu }) =>
            alsoRu.length > 0 && <span lang="ru">{withBreaks(typeset(alsoRu.join("; "), "ru"))}</span>,
        },
      ]}
      rows={terms}
      rowKey={({ code }) => code}
    />
  );
}

function Term({ locale, lang, term }: { locale: Locale; lang: Locale; term: GlossaryTerm }) {
  const unattested = isUnsettled(term.term.state[lang]);
  return (
    <>
      <span lang={lang}>{withBreaks(typeset(term.term[lang] ?? "", lang))}</span>{" "}
      {unattested && <LanguageState state="unofficial" lang={lang} locale={locale} />}
      <OutdatedMark text={term.term} lang={lang} locale={locale} whole />
    </>
  );
}
