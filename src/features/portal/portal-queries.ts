import { cache } from "react";
import { type Localized, localized } from "#i18n/localized.ts";
import { database } from "#server/database.ts";

type Portal = { name: Localized; subject: Localized };

/** Pages of the desk and public ones are made by two copies of this module. */
const kept = globalThis as { portalFoundLast?: Portal | null };

/** Finds what this portal is of, as its database says; asked once for all that stands on a page. */
export const findPortal = cache(async (): Promise<Portal | null> => {
  const row = await database().portal.findUnique({ where: { id: 1 } });
  kept.portalFoundLast = row && { name: localized(row, "name"), subject: localized(row, "subject") };
  return kept.portalFoundLast;
});

/** The same as this process found it last: a page that asks the database nothing has the name of before. */
export function portalFoundLast(): Portal | null {
  return kept.portalFoundLast ?? null;
}
