import type { Page } from "#i18n/address.ts";
import type { Format } from "#lib/formats.ts";

/** The files of pages of the desk, each for whoever may see its page; nothing is asked of them. */
export const deskFormats = {
  "/meetings/[code]/participants": ["csv", "xlsx"],
  "/meetings/[code]/delegations": ["csv", "xlsx"],
  "/meetings/[code]/delegations/import/[import]": ["csv"],
} as const satisfies { readonly [P in Page]?: readonly Format[] };
