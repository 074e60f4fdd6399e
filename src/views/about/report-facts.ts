import type { Locale } from "#i18n/locale.ts";
import { inLanguage, type Localized, localized } from "#i18n/localized.ts";
import type { Source } from "#i18n/source.ts";
import { translator } from "#i18n/t.ts";
import report from "#prisma/data/report-2021.json" with { type: "json" };
import { database } from "#server/database.ts";

type Sourced = { text: Localized; source: Source };

export type ReportFacts = {
  name: Localized;
  /** the kind of text that this is: condensed, not quoted */
  note: Localized;
  facts: (Sourced & { code: string })[];
  phase: Sourced & { number: string };
  components: Sourced[];
  documents: (Sourced & { symbol: string })[];
  /** the portal's own beginning */
  launch: Sourced;
};

/**
 * Reads what the report of the Secretariat says, by paragraph; `null` on a portal that was not filled with the record.
 */
export async function findReportFacts(): Promise<ReportFacts | null> {
  const portal = await database().portal.findFirst();
  if (!portal || portal.fill === "empty") return null;
  const { name, note, facts, phase, components, documents, portal: launch } = report;
  return { name, note, facts, phase, components, documents, launch };
}

/** The name of the partnership. */
export async function findName(locale: Locale): Promise<string> {
  const portal = await database().portal.findFirst();
  return (portal && inLanguage(localized(portal, "name"), locale)?.text) ?? translator(locale)("ui:title");
}
