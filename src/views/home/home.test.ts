import { describe, expect, test } from "vitest";
import { latestEntries } from "./latest.ts";
import { floorOfYear, rowsOfYear } from "./year.ts";

const participants = (value: number, qualifier = "moreThan") => [{ what: "participants", value, qualifier }];
const expertMeeting = (code: string, pillar: number | null, value: number) => ({
  code,
  type: "ewg",
  pillar,
  attendance: participants(value),
});

const meetings2021 = [
  expertMeeting("EWG-2021-I", 1, 150),
  { code: "PCGM-15", type: "pcgm", pillar: null, attendance: participants(150) },
  expertMeeting("EWG-2021-III", 3, 100),
  expertMeeting("EWG-2021-II", 2, 150),
];

describe("a year in the record", () => {
  test("has a row for each pillar, one without a meeting too", () => {
    const rows = rowsOfYear([1, 2, 3, 4], meetings2021, [
      { code: "2021-I-1", status: "agreed", meeting: { code: "EWG-2021-I" } },
      { code: "2021-III-1", status: "endorsed", meeting: { code: "EWG-2021-III" } },
    ]);
    expect(
      rows.map(({ pillar, meeting, recommendations, endorsed }) => [pillar, meeting?.code, recommendations, endorsed]),
    ).toEqual([
      [1, "EWG-2021-I", 1, 0],
      [2, "EWG-2021-II", 0, 0],
      [3, "EWG-2021-III", 1, 1],
      [4, undefined, 0, 0],
    ]);
  });

  test("shows a pillar's second meeting and a meeting of no pillar", () => {
    const rows = rowsOfYear(
      [2],
      [expertMeeting("EWG-2022-II-2", 2, 1), expertMeeting("EWG-2022-II", 2, 1), expertMeeting("EWG-2022", null, 1)],
      [],
    );
    expect(rows.map(({ meeting }) => meeting?.code)).toEqual(["EWG-2022-II", "EWG-2022-II-2", "EWG-2022"]);
  });

  test("of 2021 had at least 550 participants, which is not a total", () => {
    expect(floorOfYear(meetings2021)).toEqual({ count: 4, atLeast: 550 });
  });

  test("says nothing about adding up where there is one figure, or only exact ones", () => {
    expect(floorOfYear(meetings2021.slice(0, 1))).toBeNull();
    const counted = meetings2021.map((meeting) => ({ ...meeting, attendance: participants(5, "exactly") }));
    expect(floorOfYear(counted)).toBeNull();
  });

  test("takes no floor from a figure that is none", () => {
    const nearly = { ...expertMeeting("x", 4, 600), attendance: participants(600, "nearly") };
    expect(floorOfYear([...meetings2021, nearly])).toEqual({ count: 4, atLeast: 550 });
  });
});

describe("the latest recommendations", () => {
  const of = (code: string, words: string | null, meeting: string | null = code.replace(/-\d+$/, "")) => ({
    code,
    status: "agreed",
    text: { en: words, ru: null },
    meeting: meeting ? { code: meeting } : null,
  });

  test("stand newest first, those without text together", () => {
    const items = [
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => of(`2021-I-${number}`, null)),
      ...[1, 2, 3, 4].map((number) => of(`2021-III-${number}`, "words")),
    ];
    const entries = latestEntries(items, 4);
    expect(entries[0]).toMatchObject({ kind: "range", to: "8" });
    expect(entries[0]?.kind === "range" && entries[0].items.map(({ code }) => code)[0]).toBe("2021-I-1");
    expect(entries.slice(1).map((entry) => entry.kind === "one" && entry.item.code)).toEqual([
      "2021-III-4",
      "2021-III-3",
      "2021-III-2",
    ]);
  });

  test("keep apart what stands otherwise, though none has a text", () => {
    const items = [1, 2, 3, 4].map((number) => ({
      ...of(`2021-I-${number}`, null),
      status: number === 2 ? "returned" : "endorsed",
    }));
    const shown = latestEntries(items, 9).map((entry) =>
      entry.kind === "one" ? entry.item.code : `${entry.items[0]?.code} to ${entry.to}`,
    );
    expect(shown).toEqual(["2021-I-3 to 4", "2021-I-2", "2021-I-1"]);
  });

  test("keep apart what is not one series", () => {
    const entries = latestEntries([of("2021-I-1", null), of("2021-I-3", null), of("undated-I-a", null, null)], 9);
    expect(entries.map(({ kind }) => kind)).toEqual(["one", "one", "one"]);
  });
});
