import type { MetadataRoute } from "next";
import { alternates } from "#app/[locale]/metadata.ts";
import { listDocuments } from "#features/documents/document-queries.ts";
import { listMeetings } from "#features/meetings/meeting-queries.ts";
import { listPartners } from "#features/partners/partner-queries.ts";
import { listPillars } from "#features/pillars/pillar-queries.ts";
import { listProfiles } from "#features/profiles/profile-queries.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { pathWith } from "#i18n/address.ts";
import { locales } from "#i18n/locale.ts";
import { visitor } from "#policy.ts";
import { addresses } from "./addresses.ts";

export const dynamic = "force-dynamic";

type PublicPage = keyof typeof addresses;
type OfRecords = Extract<PublicPage, `${string}[${string}`>;

/** The records that each page with brackets shows. */
const records: Record<OfRecords, () => Promise<readonly Record<string, string>[]>> = {
  "/documents/[code]": async () => codes(await listDocuments(visitor)),
  "/meetings/[code]": async () => codes(await listMeetings(visitor)),
  "/partners/[code]": async () => codes(await listPartners()),
  "/pillars/[number]": async () => (await listPillars()).map(({ number }) => ({ number: String(number) })),
  "/profiles/[code]": async () => codes(await listProfiles(visitor)),
  // No edition of a profile has been published yet.
  "/profiles/[code]/[year]": async () => [],
  "/recommendations/[code]": async () => codes(await findRecommendations(visitor, {})),
  // Each is found from its text.
  "/texts/[noun]/[code]/[field]": async () => [],
};

/** Every public address in every language, each naming the others; what a visitor may not see is in none. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const paths = await Promise.all(
    (Object.keys(addresses) as PublicPage[]).map(async (page) =>
      isOfRecords(page) ? (await records[page]()).map((values) => pathWith(page, values)) : [page],
    ),
  );
  return paths.flat().flatMap((path) =>
    locales.map((locale) => {
      const { canonical, languages } = alternates(locale, path);
      return { url: String(canonical), alternates: { languages: languages as Record<string, string> } };
    }),
  );
}

function isOfRecords(page: PublicPage): page is OfRecords {
  return page in records;
}

function codes(items: readonly { code: string }[]): { code: string }[] {
  return items.map(({ code }) => ({ code }));
}
