import type { Locale } from "./locale.ts";

/** Every page by its address below the language; a word in brackets stands for what each record has of its own. */
export const pages = [
  "",
  "/about",
  "/accessibility",
  "/account",
  "/account/password",
  "/contact",
  "/desk",
  "/desk/absences",
  "/desk/assessments",
  "/desk/claims",
  "/desk/figures",
  "/desk/mistakes",
  "/desk/people",
  "/desk/people/[id]",
  "/desk/people/[id]/deactivate",
  "/desk/people/[id]/reset",
  "/desk/people/links/[link]",
  "/desk/reports",
  "/desk/reports/agree",
  "/desk/rounds",
  "/desk/rounds/[year]",
  "/desk/texts",
  "/desk/waiting",
  "/documents",
  "/documents/[code]",
  "/documents/[code]/edit",
  "/documents/[code]/files",
  "/documents/[code]/files/remove",
  "/documents/[code]/files/sort",
  "/documents/[code]/publish",
  "/documents/[code]/readers",
  "/documents/[code]/same",
  "/documents/[code]/void",
  "/documents/[code]/withdraw",
  "/documents/new",
  "/glossary",
  "/invitation/[token]",
  "/liaison",
  "/meetings",
  "/meetings/[code]",
  "/meetings/[code]/agenda",
  "/meetings/[code]/days",
  "/meetings/[code]/decisions",
  "/meetings/[code]/decisions/correct",
  "/meetings/[code]/delegations",
  "/meetings/[code]/delegations/[partner]",
  "/meetings/[code]/delegations/check-in",
  "/meetings/[code]/delegations/import",
  "/meetings/[code]/delegations/import/[import]",
  "/meetings/[code]/delegations/paste",
  "/meetings/[code]/edit",
  "/meetings/[code]/next",
  "/meetings/[code]/papers",
  "/meetings/[code]/papers/publish",
  "/meetings/[code]/papers/sort",
  "/meetings/[code]/participants",
  "/meetings/[code]/publish",
  "/meetings/[code]/readers",
  "/meetings/[code]/recommendations",
  "/meetings/[code]/recommendations/change",
  "/meetings/[code]/recommendations/list",
  "/meetings/[code]/recommendations/numbers",
  "/meetings/[code]/state",
  "/meetings/[code]/void",
  "/meetings/[code]/withdraw",
  "/meetings/new",
  "/news",
  "/partners",
  "/partners/[code]",
  "/pillars",
  "/pillars/[number]",
  "/privacy",
  "/profiles",
  "/profiles/[code]",
  "/profiles/[code]/[year]",
  "/profiles/[code]/edit",
  "/programmes",
  "/recommendations",
  "/recommendations/[code]",
  "/recommendations/[code]/addressees",
  "/recommendations/[code]/assess",
  "/recommendations/[code]/close",
  "/recommendations/[code]/edit",
  "/recommendations/[code]/evidence/[partner]/[year]",
  "/recommendations/[code]/evidence/[partner]/[year]/remove",
  "/recommendations/[code]/lineage",
  "/recommendations/[code]/lineage/correct",
  "/recommendations/[code]/number",
  "/recommendations/[code]/publish",
  "/recommendations/[code]/report",
  "/recommendations/[code]/void",
  "/recommendations/[code]/withdraw",
  "/recommendations/matrix",
  "/sign-in",
  "/sign-out",
  "/texts/[noun]/[code]/[field]",
  "/texts/[noun]/[code]/[field]/edit",
  "/texts/[noun]/[code]/[field]/erratum",
  "/texts/[noun]/[code]/[field]/not-official",
  "/texts/[noun]/[code]/[field]/official",
] as const;

export type Page = (typeof pages)[number];

type Given<P extends string> = P extends `${string}[${string}]${infer Rest}`
  ? [value: string | number, ...Given<Rest>]
  : [];

/**
 * The address of a page: `addressOf("ru", "/meetings/[code]/edit", "PCGM-15")`. Values stand in the order of their brackets;
 * a last one is what follows the path: a format, a query, a place on the page.
 */
export function addressOf<P extends Page>(locale: Locale, page: P, ...given: [...Given<P>, rest?: string]): string {
  const values: (string | number | undefined)[] = [...given];
  const path = page.replace(/\[\w+\]/g, () => encodeURIComponent(String(values.shift())));
  return `/${locale}${path}${values[0] ?? ""}`;
}

/** The same where the page is any of them, and what stands in its brackets is known by name, as Next gives it. */
export function addressWith(locale: Locale, page: Page, values: Readonly<Record<string, string>>, rest = ""): string {
  return `/${locale}${pathWith(page, values)}${rest}`;
}

/** The part of an address after the language: where the same page is in any of them. */
export function belowLanguage(address: string): string {
  return address.replace(/^\/[^/?#]*/, "");
}

/** The address of which that is the part after the language. */
export function addressAt(locale: Locale, below: string): string {
  return `/${locale}${below}`;
}

/** The part after the language. */
export function pathWith(page: Page, values: Readonly<Record<string, string>>): string {
  return page.replace(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
}

const places = pages
  .map((page) => ({ page, words: page.split("/").slice(1) }))
  // A word that is written out goes before one that may be any.
  .sort((a, b) => brackets(a.words) - brackets(b.words));

/** The page at an address, by its words below the language: `["meetings", "PCGM-15"]`; `null` where there is none. */
export function pageAt(asked: readonly string[]): Page | null {
  const found = places.find(
    ({ words }) =>
      words.length === asked.length && words.every((word, index) => word.startsWith("[") || word === asked[index]),
  );
  return found?.page ?? null;
}

function brackets(words: readonly string[]): number {
  return words.filter((word) => word.startsWith("[")).length;
}
