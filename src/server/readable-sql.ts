import { Prisma } from "#generated/prisma/client.ts";
import type { Locale } from "#i18n/locale.ts";
import { type Actor, can } from "#policy.ts";

/**
 * Says for SQL written by hand what `readable.recommendations` and `readable.meetings` say; `table` is the name that
 * the row has there.
 */
export function readableRow(actor: Actor, table: string): Prisma.Sql {
  if (can.seeDrafts(actor)) return Prisma.sql`true`;
  return Prisma.sql`(${publishedAt(table, "en")} IS NOT NULL OR ${publishedAt(table, "ru")} IS NOT NULL)`;
}

/** The same for the words of one language, as `can.readLanguage` says it. */
export function readableWords(actor: Actor, table: string, language: Locale): Prisma.Sql {
  if (can.seeDrafts(actor)) return Prisma.sql`true`;
  return Prisma.sql`${publishedAt(table, language)} IS NOT NULL`;
}

function publishedAt(table: string, language: Locale): Prisma.Sql {
  return Prisma.raw(`${table}.published_${language}_at`);
}
