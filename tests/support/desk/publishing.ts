import { expect } from "vitest";
import { publishRecommendation, withdrawRecommendation } from "#desk/recording/recommendation-publishing-actions.ts";
import { withdrawRecommendations } from "#features/recommendations/recommendation-publishing.ts";
import type { Locale } from "#i18n/locale.ts";
import { can, portal } from "#policy.ts";
import { done, seen } from "#tests/support/policy-meetings.ts";
import type { Job } from "./job.ts";
import { recommendation, reworded } from "./recording.ts";

const [code, commitment] = ["2021-III-4", "VD-I-1"];

export async function withdrawnIn(languages: readonly Locale[], of: string) {
  const reason = { en: "To be read again.", ru: null };
  done(await withdrawRecommendations(portal, reason, await seen(portal, of), languages));
}

const asSeen = async (of: string) => ({ code: of, version: String((await recommendation(of)).version) });

export const publishing: Job[] = [
  {
    does: "publishes the Russian of a commitment, which no meeting's desk holds",
    name: "publishRecommendation",
    once: "key",
    action: publishRecommendation,
    may: can.publish,
    by: ["unit", "admin"],
    prepare: () => withdrawnIn(["ru"], commitment),
    form: async () => ({ ...(await asSeen(commitment)), languages: ["ru"] }),
    outcome: { status: "done", message: expect.stringContaining("Russian") },
    kept: [() => recommendation(commitment), { publishedRuAt: expect.any(Date), publishedEnAt: expect.any(Date) }],
    wrong: [{ languages: [] }, ["languages"]],
    meanwhile: { change: () => reworded(commitment) },
  },
  {
    does: "takes back one language of a recommendation",
    name: "withdrawRecommendation",
    once: "key",
    action: withdrawRecommendation,
    may: can.publish,
    by: ["unit", "admin"],
    form: async () => ({ ...(await asSeen(code)), languages: ["ru"], "reason.en": "To be read again." }),
    outcome: { status: "done", message: "Withdrawn. Still public in English." },
    kept: [() => recommendation(code), { publishedRuAt: null, publishedEnAt: expect.any(Date) }],
    wrong: [{ languages: [], "reason.en": "" }, ["languages", "reason"]],
    meanwhile: { change: () => reworded(code) },
  },
];
