import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import type { Actor } from "#policy.ts";
import { type Findings, type FormValues, listOf, textOf } from "#ui/form/form-state.ts";
import { toFoundRecords } from "./found-recommendations.ts";
import { findOthers } from "./lineage-desk-queries.ts";

/** The others that a form of lineage offers, and how many its search found. */
export async function othersFound(
  actor: Actor,
  item: RecommendationItem,
  values: FormValues,
  locale: Locale,
): Promise<Findings> {
  const t = translator(locale);
  const asked = textOf(values, "asked").trim();
  const chosen = listOf(values, "others");
  const { items, total } = await findOthers(actor, item, { asked, chosen });
  const shown = items.filter(({ code }) => !chosen.includes(code)).length;
  const message = !asked
    ? t(shown > 0 ? "lineage:others.near" : "lineage:others.noneNear")
    : total === 0
      ? t("lineage:others.none", { words: asked })
      : shown < total
        ? t("lineage:others.some", { shown, count: total, words: asked })
        : t("lineage:others.found", { count: total, words: asked });
  return { message, records: await toFoundRecords(actor, items, locale) };
}
