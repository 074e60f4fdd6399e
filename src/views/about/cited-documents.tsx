import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Section } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { LocalizedText } from "#ui/text.tsx";
import type { ReportFacts } from "./report-facts.ts";

/** Documents that the report names by symbol; the portal holds none of their files. */
export function CitedDocuments({ locale, documents }: { locale: Locale; documents: ReportFacts["documents"] }) {
  const t = translator(locale);
  return (
    <Section id="cited" title={t("documents:cited")}>
      <Table
        columns={[
          { key: "symbol", head: t("documents:symbol"), cell: ({ symbol }) => symbol },
          {
            key: "document",
            head: t("documents:document"),
            cell: ({ text }) => <LocalizedText value={text} locale={locale} />,
          },
          {
            key: "source",
            head: t("documents:source"),
            cell: ({ source }) => <LocalizedText value={source} locale={locale} />,
          },
        ]}
        rows={documents}
        rowKey={({ symbol }) => symbol}
      />
    </Section>
  );
}
