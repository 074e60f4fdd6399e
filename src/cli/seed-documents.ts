import { publishDocument, recordDocument } from "#features/documents/document-commands.ts";
import { locales } from "#i18n/locale.ts";
import { portal as actor, kept } from "#policy.ts";
import { database } from "#server/database.ts";
import { type FileOf, readData } from "./seed-data.ts";
import { done } from "./seed-record.ts";

type Row = FileOf<"documents">[number];

/**
 * The documents that the record knows of, once: a portal from before it kept documents gets them when it next starts, too, where
 * nobody has entered one under the same symbol.
 */
export async function fillDocuments(): Promise<void> {
  const begun = await database().event.count({ where: { subject: "document", verb: "record", actorId: null } });
  const all = await readData("documents");
  if (begun >= all.length && (await standing(all.at(-1)))?.publishedEnAt) return;
  const meetings = await database().meeting.findMany({ where: kept, select: { code: true } });
  const known = new Set(meetings.map(({ code }) => code));
  // A start that was cut off goes on with the last one that it recorded, and may not have published.
  for (const [index, input] of [...all.entries()].slice(Math.max(0, begun - 1))) {
    const before = await standing(input);
    if (before && index !== begun - 1) continue;
    const row =
      before ??
      done(await recordDocument(actor, { ...input, meetings: input.meetings.filter((code) => known.has(code)) }));
    if (row.version === 1) done(await publishDocument(actor, row.code, row.version, locales));
  }
}

async function standing(input: Row | undefined) {
  if (!input) return null;
  const { symbol, issued, title } = input;
  const where = symbol ? { symbol } : { symbol, issued, titleEn: title.en, titleRu: title.ru };
  return await database().document.findFirst({ where });
}
