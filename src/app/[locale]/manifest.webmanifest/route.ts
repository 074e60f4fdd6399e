import type { MetadataRoute } from "next";
import { notFound } from "next/navigation";
import { addressOf } from "#i18n/address.ts";
import { isLocale } from "#i18n/locale.ts";
import { findName } from "#views/about/report-facts.ts";

export const dynamic = "force-dynamic";

/** Under which name and sign a device keeps the portal, in one language. */
export async function GET(_: Request, { params }: RouteContext<"/[locale]/manifest.webmanifest">): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const icons = [
    { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
    { src: "/icon-192.png", sizes: "192x192", type: "image/png", purpose: "maskable" as const },
    { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" as const },
  ];
  const manifest: MetadataRoute.Manifest = {
    name: await findName(locale),
    lang: locale,
    start_url: addressOf(locale, ""),
    scope: "/",
    display: "browser",
    icons: [...icons, ...icons.slice(1).map((icon) => ({ ...icon, purpose: "any" as const }))],
  };
  // The page server keeps what has `x-document`.
  return Response.json(manifest, { headers: { "content-type": "application/manifest+json", "x-document": "1" } });
}
