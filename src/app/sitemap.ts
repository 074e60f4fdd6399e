import type { MetadataRoute } from "next";
import { alternates } from "#app/[locale]/metadata.ts";
import { listMeetings } from "#features/meetings/meeting-queries.ts";
import { listPartners } from "#features/partners/partner-queries.ts";
import { listPillars } from "#features/pillars/pillar-queries.ts";
import { listProfiles } from "#features/profiles/profile-queries.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { locales } from "#i18n/locale.ts";
import { visitor } from "#policy.ts";

export const dynamic = "force-dynamic";

const sections = [
  "",
  "/recommendations",
  "/recommendations/matrix",
  "/meetings",
  "/partners",
  "/profiles",
  "/pillars",
  "/liaison",
  "/programmes",
  "/documents",
  "/news",
  "/glossary",
  "/about",
  "/contact",
  "/privacy",
  "/accessibility",
];

/** Every public address in every language, each naming the others; what a visitor may not see is in none. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const [recommendations, meetings, partners, profiles, pillars] = await Promise.all([
    findRecommendations(visitor, {}),
    listMeetings(visitor),
    listPartners(),
    listProfiles(visitor),
    listPillars(),
  ]);
  const paths = [
    ...sections,
    ...recommendations.map(({ code }) => `/recommendations/${code}`),
    ...meetings.map(({ code }) => `/meetings/${code}`),
    ...partners.map(({ code }) => `/partners/${code}`),
    ...profiles.map(({ code }) => `/profiles/${code}`),
    ...pillars.map(({ number }) => `/pillars/${number}`),
  ];
  return paths.flatMap((path) =>
    locales.map((locale) => {
      const { canonical, languages } = alternates(locale, path);
      return { url: String(canonical), alternates: { languages: languages as Record<string, string> } };
    }),
  );
}
