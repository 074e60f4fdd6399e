import type { DocumentItem } from "#features/documents/document-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { EmptyState, Section } from "#ui/page.tsx";
import { DocumentRows } from "./document-list.tsx";

type Props = {
  documents: readonly DocumentItem[];
  locale: Locale;
  /** says that there is none, where a reader would look for some; otherwise nothing stands there */
  saysNone?: boolean;
};

/** The documents that belong to the record on whose page they stand. */
export function DocumentsOf({ documents, locale, saysNone = false }: Props) {
  const t = translator(locale);
  if (documents.length === 0 && !saysNone) return null;
  return (
    <Section id="documents" title={t("documents:of.title")}>
      {documents.length > 0 ? (
        <DocumentRows documents={documents} locale={locale} />
      ) : (
        <EmptyState>
          <p>{t("documents:of.none")}</p>
        </EmptyState>
      )}
    </Section>
  );
}

/** The declarations and resolutions on which the partnership stands. */
export function Mandate({ documents, locale }: Omit<Props, "saysNone">) {
  const t = translator(locale);
  if (documents.length === 0) return null;
  return (
    <Section id="mandate-documents" title={t("documents:mandate")}>
      <p>{t("documents:mandateLead")}</p>
      <DocumentRows documents={documents} locale={locale} />
    </Section>
  );
}
