import type { MetadataRoute } from "next";
import { origin } from "#app/[locale]/metadata.ts";
import { addressOf } from "#i18n/address.ts";
import { locales } from "#i18n/locale.ts";

export const dynamic = "force-dynamic";

/** Signing in and the desk are nobody's search result; editing happens below addresses that end in a verb. */
export default function robots(): MetadataRoute.Robots {
  const closed = locales.flatMap((locale) => [
    addressOf(locale, "/desk"),
    addressOf(locale, "/sign-in"),
    addressOf(locale, "/sign-out"),
  ]);
  return {
    rules: { userAgent: "*", allow: "/", disallow: [...closed, "/api/", "/*/new$", "/*/edit$"] },
    sitemap: `${origin()}/sitemap.xml`,
  };
}
