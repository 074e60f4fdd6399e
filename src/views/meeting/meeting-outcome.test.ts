import { describe, expect, test } from "vitest";
import type { Decision } from "#features/recommendations/recommendation.ts";
import { cited } from "#i18n/source.ts";
import { outcomesOf } from "./meeting-outcome.ts";

const meeting = (code: string, type: string, pillar: number | null, start: string, lastDay: string) => ({
  ...{ code, type, pillar, start, lastDay, state: "held" as const },
  firstDay: start,
  datePrecision: "day",
});

const ewg2 = meeting("EWG-2021-II", "ewg", 2, "2021-10-07", "2021-10-08");
const ewg3 = meeting("EWG-2021-III", "ewg", 3, "2021-10-28", "2021-10-29");
const pcgm = meeting("PCGM-15", "pcgm", null, "2021-11-15", "2021-11-16");
const moscow = meeting("EWG-2021-I", "ewg", 1, "2021-12-15", "2021-12-16");
const meetings = [moscow, pcgm, ewg3, ewg2];

const source = (para: number) => cited({ en: `Report on 2021, para ${para}`, ru: `Доклад за 2021 год, пункт ${para}` });
const recommendations = (born: typeof ewg2, numeral: string, count: number, status: string, para: number) =>
  Array.from({ length: count }, (_, index) => ({
    code: `2021-${numeral}-${index + 1}`,
    pillar: born.pillar,
    status,
    meeting: born,
    source: source(para),
  }));

const two = recommendations(ewg2, "II", 4, "endorsed", 17);
const three = recommendations(ewg3, "III", 9, "endorsed", 18);
const one = recommendations(moscow, "I", 8, "agreed", 20);

const at = (
  of: typeof pcgm,
  decisions: { verb: Decision; recommendation: (typeof two)[number]; source: ReturnType<typeof source> }[],
) =>
  outcomesOf({
    ...{ meeting: of, decisions, meetings, pillars: [1, 2, 3, 4] },
    absences: [{ id: 1, pillar: 4, year: 2021, source: source(12), version: 1 }],
    ofYear: [...one, ...two, ...three],
    today: "2026-11-23",
  });

const endorsed = [...two, ...three].map((recommendation) => ({
  verb: "endorse" as const,
  recommendation,
  source: source(19),
}));

describe("the 15th policy meeting", () => {
  const outcomes = at(pcgm, endorsed);

  test("endorsed II 1 to 4 and III 1 to 9", () => {
    expect(outcomes.slice(0, 2)).toMatchObject([
      { kind: "decided", verb: "endorse", pillar: 2, count: 4, ranges: [{ from: "2021-II-1", to: "4" }] },
      { kind: "decided", verb: "endorse", pillar: 3, count: 9, ranges: [{ from: "2021-III-1", to: "9" }] },
    ]);
    expect(outcomes[0]).toMatchObject({ sources: [source(19)] });
  });

  test("could not have had before it what Moscow agreed 29 days after it", () => {
    expect(outcomes[2]).toMatchObject({
      kind: "later",
      pillar: 1,
      count: 8,
      status: "agreed",
      daysAfter: 29,
      ranges: [{ from: "2021-I-1", to: "8" }],
      meeting: { code: "EWG-2021-I" },
    });
  });

  test("had nothing of pillar IV, of which no expert meeting was held in 2021", () => {
    expect(outcomes[3]).toEqual({ kind: "noneHeld", pillar: 4, year: "2021", sources: [source(12)] });
    expect(outcomes).toHaveLength(4);
  });

  test("says of what was agreed before it and is in no decision only that", () => {
    const rest = at(pcgm, endorsed.slice(1));
    expect(rest).toContainEqual(expect.objectContaining({ kind: "undecided", pillar: 2, count: 1 }));
  });
});

test("a meeting whose date is known to the month does not count days", () => {
  const vague = { ...pcgm, start: "2021-11", lastDay: "2021-11-30", datePrecision: "month" };
  expect(at(vague, endorsed).find(({ kind }) => kind === "later")).toMatchObject({ daysAfter: null });
});

test("an expert group decides nothing, and says nothing of other pillars", () => {
  expect(at(ewg2, [])).toEqual([]);
});
