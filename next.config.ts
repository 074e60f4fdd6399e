import type { NextConfig } from "next";
import { locales } from "./src/i18n/locale.ts";
import { formats } from "./src/lib/formats.ts";

/** `page.dev.tsx` is a page only while developing: a build knows no such file. */
const whileDeveloping = process.env.NODE_ENV === "development" ? ["dev.tsx"] : [];

const config: NextConfig = {
  pageExtensions: ["tsx", "ts", ...whileDeveloping],
  poweredByHeader: false,
  // The page server compresses once per content version; Next would do it for every request.
  compress: false,
  // Streamed metadata arrives by script: every reader gets it in the head instead.
  htmlLimitedBots: /.*/,
  // The page server knows the right form of an address before Next sees it.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ["pg", "@prisma/adapter-pg", "@prisma/client"],
  // `npm test` checks types before it builds; where a portal only runs, the types that this needs are not installed.
  typescript: { ignoreBuildErrors: true },
  // As much as the page server lets through (`longestForm`): a text that is too long is the form's to refuse.
  experimental: { serverActions: { bodySizeLimit: "4mb" } },
  async rewrites() {
    return {
      // A page's address with a suffix is its file for machines: `src/app/api/formats`.
      beforeFiles: [
        {
          source: `/:locale(${locales.join("|")})/:path*.:format(${formats.join("|")})`,
          destination: "/api/formats/:locale/:format/:path*",
        },
      ],
      afterFiles: [],
      fallback: [],
    };
  },
};

export default config;
