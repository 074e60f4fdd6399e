import { addressOf, pageAt } from "#i18n/address.ts";
import { dayOf } from "#i18n/format.ts";
import { isLocale, type Locale } from "#i18n/locale.ts";
import { type Localized, localized } from "#i18n/localized.ts";
import { literally } from "#lib/literally.ts";
import { type Actor, can, kept, type Published, readable } from "#policy.ts";
import { database } from "#server/database.ts";

/** A record that was public and recorded by mistake. */
export type Voided = {
  code: string;
  reason: Localized;
  /** "YYYY-MM-DD" */
  on: string;
  /** the right one, as far as this reader may know of it: its code, and its address below the language */
  right: { code: string; page: VoidedPage } | null;
};

const nouns = {
  "/recommendations/[code]": "recommendation",
  "/meetings/[code]": "meeting",
  "/documents/[code]": "document",
} as const;

type VoidedPage = keyof typeof nouns;

/** Everybody for whom it was is told of it at its address, whatever day is asked for. */
export async function findVoided(actor: Actor, below: readonly string[]): Promise<Voided | null> {
  const page = pageAt(below);
  const noun = page !== null && page in nouns ? nouns[page as VoidedPage] : null;
  if (noun === null) return null;
  const where = { code: { equals: literally(below[1] ?? ""), mode: "insensitive" as const }, voidedAt: { not: null } };
  const include = { right: true } as const;
  const finders = {
    meeting: () => database().meeting.findFirst({ where: { AND: [where, readable.leveled(actor)] }, include }),
    recommendation: () =>
      database().recommendation.findFirst({ where: { AND: [where, readable.leveled(actor)] }, include }),
    document: () =>
      database().document.findFirst({ where: { AND: [where, { joined: false }, readable.leveled(actor)] }, include }),
  };
  const row = await finders[noun]();
  if (!row?.voidedAt) return null;
  const event = await database().event.findFirst({
    where: { subject: noun, subjectId: row.id, verb: "void" },
    orderBy: { id: "desc" },
  });
  return {
    code: row.code,
    // It was public in these languages, and is told of in them.
    reason: event ? readable.words(actor, { ...row, ...kept }, localized(event, "reason")) : { en: null, ru: null },
    on: dayOf(row.voidedAt),
    right: row.right && isToldOf(actor, row.right) ? { code: row.right.code, page: page as VoidedPage } : null,
  };
}

/** The address of an absent page, letters instead of percent codes, as it is below its language. */
export function belowLanguageOf(path: string): string[] {
  const asked = path.split("?", 1)[0]?.split("/").filter(Boolean) ?? [];
  return isLocale(asked[0]) ? asked.slice(1) : asked;
}

export function rightAddress({ right }: Voided, locale: Locale, rest = ""): string | null {
  return right && addressOf(locale, right.page, right.code, rest);
}

/** One that is voided itself says so at its own address. */
function isToldOf(actor: Actor, right: Published): boolean {
  return can.read(actor, right) && (right.voidedAt !== null || can.readRecord(actor, right));
}
