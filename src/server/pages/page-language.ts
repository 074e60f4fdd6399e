import type { IncomingMessage } from "node:http";
import { defaultLocale, isLocale, type Locale } from "#i18n/locale.ts";

export const languageCookie = "language";

/** The reader's language where the address names none: what was chosen before, then what the browser asks for. */
export function readersLanguage(cookies: string | undefined, acceptLanguage: string | undefined): Locale {
  const chosen = new RegExp(`(?:^|;\\s*)${languageCookie}=([a-z]+)`).exec(cookies ?? "")?.[1];
  if (isLocale(chosen)) return chosen;
  const wishes = (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1]).find(Boolean);
      return { language: tag.split("-")[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wishes) if (isLocale(language)) return language;
  return defaultLocale;
}

/** The language of the address, or of the reader where it has none. */
export function languageOf({ url = "/", headers }: IncomingMessage): Locale {
  const first = url.split(/[/?]/, 2)[1];
  return isLocale(first) ? first : readersLanguage(headers.cookie, headers["accept-language"]);
}

/**
 * A reader who follows a link from one language to the other has chosen. Returns the language to remember, or null.
 * `referer` is the whole address of the page before, which browsers send only within the portal.
 */
export function chosenLanguage(referer: string, host: string | undefined, address: string): Locale | null {
  const start = referer.indexOf("://") + 3;
  const slash = referer.indexOf("/", start);
  if (slash < 0 || referer.slice(start, slash) !== host) return null;
  const before = firstSegment(referer.slice(slash));
  const now = firstSegment(address);
  return isLocale(before) && isLocale(now) && before !== now ? now : null;
}

function firstSegment(address: string): string {
  return /^\/([^/?#]*)/.exec(address)?.[1] ?? "";
}
