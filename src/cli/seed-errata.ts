import { settleClaim } from "#features/claims/claim-commands.ts";
import { isWordless } from "#features/recommendations/recommendation.ts";
import { correctRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { publishRecommendations } from "#features/recommendations/recommendation-publishing.ts";
import { isSameWords } from "#i18n/record-text.ts";
import { sourceIn } from "#i18n/source.ts";
import { kept, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { type FileOf, readData } from "./seed-data.ts";
import { done } from "./seed-record.ts";

type Erratum = FileOf<"errata">[number];
type Recommendation = FileOf<"recommendations">[number];

/**
 * Puts right what earlier portals were filled with, once, and only where their words still stand: the record's editors have
 * confirmed the others. A new portal is filled with the earlier words, too, so that every history tells the same.
 */
export async function tellErrata(): Promise<void> {
  const errata = await readData("errata");
  const right = new Map((await readData("recommendations")).map((row) => [row.code, row]));
  for (const erratum of errata) {
    const row = right.get(erratum.recommendation);
    if (!row?.text.en) throw new Error(`prisma/data/errata.json: ${erratum.recommendation} is no recommendation`);
    await tellErratum(erratum, row);
    await tellTranslation(row);
  }
}

async function tellErratum({ recommendation: code, was, reason }: Erratum, row: Recommendation): Promise<void> {
  const stored = await database().recommendation.findUnique({ where: { code, ...kept } });
  if (!stored || !isSameWords(stored.textEn, was.en)) return;
  const { text, source, provenance } = row;
  const settled = await settleClaim(
    { subject: "recommendation", key: code, field: "text" },
    {
      ...{ kind: "erratum", language: "en", words: text.en ?? "", told: null },
      ...{ provenance: isWordless(provenance) ? null : provenance, reason, source },
    },
  );
  // Somebody has proposed something for these words already: it is decided first.
  if (!settled.ok && settled.error === "claimWaits") return;
  done(settled);
}

/** The translation was made from the words of the erratum: it comes right after it, where there is no other. */
async function tellTranslation({ code, text, textState }: Recommendation): Promise<void> {
  const stored = await database().recommendation.findUnique({ where: { code, ...kept } });
  if (!stored || !text.ru || stored.textRu || !isSameWords(stored.textEn, text.en)) return;
  const of = { subject: "recommendation", subjectId: stored.id };
  const last = await database().event.findFirst({ where: of, orderBy: { id: "desc" } });
  if (last?.verb !== "erratum" || last.actorId !== null) return;
  const words = { text: { en: stored.textEn, ru: text.ru }, textState, source: sourceIn(stored) };
  const { version, publishedEnAt } = done(await correctRecommendation(portal, code, stored.version, words));
  if (publishedEnAt) done(await publishRecommendations(portal, ["ru"], [{ code, version }]));
}
