import { Prisma } from "#generated/prisma/client.ts";
import type { Locale } from "#i18n/locale.ts";
import { type Actor, can } from "#policy.ts";

/**
 * Says for SQL written by hand what `readable.recommendations` and `readable.meetings` say; `table` is the name that
 * the row has there.
 */
export function readableRow(actor: Actor, table: string): Prisma.Sql {
  if (can.seeDrafts(actor)) return isKept(table);
  return Prisma.sql`(${isKept(table)} AND (${publishedAt(table, "en")} IS NOT NULL OR ${publishedAt(table, "ru")} IS NOT NULL))`;
}

/** The same for the words of one language, as `can.readLanguage` says it. */
export function readableWords(actor: Actor, table: string, language: Locale): Prisma.Sql {
  if (can.seeDrafts(actor)) return isKept(table);
  return Prisma.sql`(${isKept(table)} AND ${publishedAt(table, language)} IS NOT NULL)`;
}

/** Nobody reads of it once it was taken back. */
function isKept(table: string): Prisma.Sql {
  return Prisma.raw(`(${table}.discarded_at IS NULL AND ${table}.voided_at IS NULL)`);
}

function publishedAt(table: string, language: Locale): Prisma.Sql {
  return Prisma.raw(`${table}.published_${language}_at`);
}
