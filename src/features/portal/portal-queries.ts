import { cache } from "react";
import { type Localized, localized } from "#i18n/localized.ts";
import { database } from "#server/database.ts";

/** Finds what this portal is of, as its database says; asked once for all that stands on a page. */
export const findPortal = cache(async (): Promise<{ name: Localized; subject: Localized } | null> => {
  const row = await database().portal.findUnique({ where: { id: 1 } });
  return row && { name: localized(row, "name"), subject: localized(row, "subject") };
});
