import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { formatList } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { dateToDay } from "#lib/partial-date.ts";
import { type Actor, can, readable } from "#policy.ts";
import { database } from "#server/database.ts";
import { rowsOf } from "#ui/form/form-row-values.ts";
import { type Findings, type FormValues, type FoundRecord, localizedOf, textOf } from "#ui/form/form-state.ts";
import { toFoundRecords } from "./found-recommendations.ts";
import { findNear } from "./near-queries.ts";

/**
 * Finds what is near to the words of a form: of the draft that it corrects (`code`), or of a new one of a meeting
 * (`meeting`). Nothing that came after that meeting, which could not be continued there, as far as this reader may know of
 * it. Those who write nothing are told nothing.
 */
export async function nearFindings(actor: Actor, values: FormValues, locale: Locale): Promise<Findings> {
  const code = textOf(values, "code") || null;
  const until = await beganBy(actor, values);
  const text = localizedOf(values, "text");
  const items = can.translate(actor) ? await findNear(actor, text, { except: code, until }) : [];
  return findingsOf(await toFoundRecords(actor, items, locale), locale);
}

/** The same of several new ones, each in a row of the form, the nearest of each: what is found says to which rows it is near. */
export async function nearRows(actor: Actor, values: FormValues, locale: Locale): Promise<Findings> {
  const until = await beganBy(actor, values);
  const near = new Map<string, { item: RecommendationItem; rows: string[] }>();
  for (const [index, row] of can.translate(actor) ? rowsOf(values, "rows").entries() : []) {
    const [item] = await findNear(actor, localizedOf(row, "text"), { until });
    if (!item) continue;
    const known = near.get(item.code) ?? { item, rows: [] };
    known.rows.push(String(index + 1));
    near.set(item.code, known);
  }
  const all = [...near.values()];
  const records = await toFoundRecords(
    actor,
    all.map(({ item }) => item),
    locale,
  );
  const toRows = (rows: string[]) =>
    translator(locale)("near:rows", { count: rows.length, rows: formatList(rows, locale) });
  const told = records.map((record, index) => ({
    ...record,
    facts: [toRows(all[index]?.rows ?? []), ...record.facts],
  }));
  return findingsOf(told, locale);
}

function findingsOf(records: FoundRecord[], locale: Locale): Findings {
  const t = translator(locale);
  return { message: records.length > 0 ? t("near:found", { count: records.length }) : t("near:none"), records };
}

/** The last day of the meeting of the form, as far as this reader may know of it. */
async function beganBy(actor: Actor, values: FormValues): Promise<string | null> {
  const code = textOf(values, "code") || null;
  const meeting = await database().meeting.findFirst({
    where: {
      AND: [
        readable.meetings(actor),
        code
          ? { born: { some: { AND: [readable.recommendations(actor), { code }] } } }
          : { code: textOf(values, "meeting") },
      ],
    },
    select: { lastDay: true },
  });
  return meeting?.lastDay ? dateToDay(meeting.lastDay) : null;
}
