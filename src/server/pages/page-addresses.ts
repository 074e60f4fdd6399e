import { type Page, pageAt } from "#i18n/address.ts";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { type Format, formats } from "#lib/formats.ts";
import type { Question } from "#lib/question.ts";
import { meantBy, meantValue, withoutEntities } from "./page-pasted.ts";

/** The keys that each public page can be asked, as a page and as each of its files. */
export type Addresses = {
  readonly [P in Page]?: { readonly page: Question } & { readonly [F in Format]?: Question };
};

/** The longest address that is read; a search of 300 Russian letters needs 1800. */
const longestAddress = 4096;

/**
 * Anyone can make up addresses without end where words are free, fewer where a filter takes any value, none where there is no
 * query: so each kind may push out only its own.
 */
export type Share = "plain" | "filtered" | "freeText";

const freeTextKeys = new Set(["q", "asof"]);

/** Free words mean what was written. */
const wordsKey = "q";

/** Addresses of the page server's own making, which nobody may ask for. */
const internal = new Set(["not-found-document", "error-document", "typed-document"]);

/** Pages without a language. */
export const loneFiles: ReadonlySet<string> = new Set(["/sitemap.xml", "/robots.txt"]);

export type Place =
  /** A page or a file for machines; `key` is the one right way to ask for it. */
  | { kind: "page"; key: string; path: string; locale: Locale | null; format: Format | null; share: Share }
  | { kind: "redirect"; to: string }
  | { kind: "chooseLanguage" }
  /** A file that somebody has sent, by its key and the name under which it is given out. */
  | { kind: "file"; key: string; name: string | null }
  /** Files come here in parts; each has its id. */
  | { kind: "upload"; id: string | null }
  | { kind: "health" | "readiness" | "application" | "asset" }
  | { kind: "absent"; locale: Locale | null }
  | { kind: "refused"; status: 400 | 414 };

/**
 * The kind of an address of the portal, by its form alone. A key of its query that `addresses` does not name never reaches the
 * page: else a reader could fill the cache with copies of it. `isAsset` knows the files that lie in `public/`.
 */
export function locate(address: string, addresses: Addresses, isAsset: (path: string) => boolean): Place {
  if (address.length > longestAddress) return { kind: "refused", status: 414 };
  const mark = address.indexOf("?");
  const path = mark < 0 ? address : address.slice(0, mark);
  const query = mark < 0 ? "" : address.slice(mark + 1);
  if (path === "/") return { kind: "chooseLanguage" };
  if (path === "/healthz") return { kind: "health" };
  if (path === "/readyz") return { kind: "readiness" };
  if (/^\/_(next\/|_nextjs_)/.test(path) || isAsset(path)) return { kind: "asset" };
  const segments = segmentsOf(path);
  const file = filePlace(segments);
  if (file) return file;
  if (segments?.[0] === "uploads" && segments.length <= 2) return { kind: "upload", id: segments[1] ?? null };
  const meant = meantBy(path);
  const right = meant?.words ?? segments;
  if (!right) return { kind: "refused", status: 400 };
  const rightPath = `/${right.map(encodeURIComponent).join("/")}`;
  const [first = "", ...rest] = right;
  const { words, format } = withoutFormat(rest);
  const page = pageAt(words);
  const rightQuery = withoutEntities([meant?.query, query].filter(Boolean).join("&"));
  const moved =
    path.endsWith("/") ||
    path.includes("//") ||
    query !== rightQuery ||
    right.length !== segments?.length ||
    right.some((word, index) => word !== segments[index]);
  if (moved && (isLocale(first) || loneFiles.has(rightPath) || right.length === 0)) {
    return { kind: "redirect", to: rightQuery ? `${rightPath}?${rightQuery}` : rightPath };
  }
  if (loneFiles.has(rightPath)) {
    return { kind: "page", key: rightPath, path: rightPath, locale: null, format: null, share: "plain" };
  }
  if (first === "api") return rest[0] === "formats" ? { kind: "absent", locale: null } : { kind: "application" };
  if (!isLocale(first)) return { kind: "absent", locale: null };
  if (internal.has(rest[0] ?? "")) return { kind: "absent", locale: first };
  if (isOutOfRange(query)) return { kind: "refused", status: 400 };
  const asked = readQuery(query, (page === null ? null : addresses[page]?.[format ?? "page"]?.keys) ?? []);
  const key = asked.text ? `${rightPath}?${asked.text}` : rightPath;
  return { kind: "page", key, path: rightPath, locale: first, format, share: asked.share };
}

function filePlace(segments: readonly string[] | null): Place | null {
  const [first, key = "", name = null, ...more] = segments ?? [];
  return first === "files" && /^[0-9a-f]{16}$/.test(key) && more.length === 0 ? { kind: "file", key, name } : null;
}

/** That path under the query of the address that was asked for. */
export function withPathOf(location: string | null, asked: string): string {
  const query = asked.indexOf("?");
  return location === null ? asked : location.split("?", 1)[0] + (query < 0 ? "" : asked.slice(query));
}

/** Proxies may ask for the whole address, host and all; the portal is one host. */
export function withoutHost(url = "/"): string {
  const path = url.replace(/^https?:\/\/[^/?#]*/i, "");
  return path === url || path.startsWith("/") ? path : `/${path}`;
}

/** `2021-III-4.json` is the file of `2021-III-4`; a code has full stops before figures alone. */
const suffix = new RegExp(`^(.+)\\.(${formats.join("|")})$`);

function withoutFormat(segments: readonly string[]): { words: string[]; format: Format | null } {
  const found = suffix.exec(segments.at(-1) ?? "");
  if (!found?.[1]) return { words: [...segments], format: null };
  return { words: [...segments.slice(0, -1), found[1]], format: found[2] as Format };
}

function segmentsOf(path: string): string[] | null {
  if (!path.startsWith("/") || path.includes("\\")) return null;
  try {
    const segments = path.split("/").filter(Boolean).map(decodeURIComponent);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that no address has
    return segments.some((segment) => /[\u0000-\u001f\u007f]/.test(segment) || /^\.\.?$/.test(segment))
      ? null
      : segments;
  } catch {
    return null;
  }
}

/** Keys whose values count something from 1. */
const countingKeys = new Set<string>(["page", "limit", "columns"]);

/** No page can have asked this: a number that counts nothing, or a character that no keyboard types. */
function isOutOfRange(query: string): boolean {
  return [...new URLSearchParams(query)].some(
    ([name, value]) =>
      // biome-ignore lint/suspicious/noControlCharactersInRegex: lines and tabs alone come with copied words
      /[\u0000-\u0008\u000e-\u001f\u007f]/.test(value) ||
      (countingKeys.has(name) && /^\s*[+-]?\d+\s*$/.test(value) && !/^\s*0*[1-9]\d{0,8}\s*$/.test(value)),
  );
}

function readQuery(query: string, keys: readonly string[]): { text: string; share: Share } {
  if (!query || keys.length === 0) return { text: "", share: "plain" };
  const pairs = new Map<string, [string, string]>();
  for (const [name, raw] of new URLSearchParams(query)) {
    // A letter and its accent that were typed apart are two to PostgreSQL.
    const text = raw.normalize().trim();
    const value = name === wordsKey ? text : meantValue(text);
    if (value && keys.includes(name)) pairs.set(`${name}=${value}`, [name, value]);
  }
  const sorted = [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
  const isFree = sorted.some(([name]) => freeTextKeys.has(name));
  const share = isFree ? "freeText" : sorted.length > 0 ? "filtered" : "plain";
  return { text: new URLSearchParams(sorted).toString(), share };
}
