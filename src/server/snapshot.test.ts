import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { keptStates, textStatesThen } from "#i18n/text-snapshot.ts";
import { fingerprint } from "#lib/fingerprint.ts";
import { keptIn, snapshotVersion } from "./snapshot.ts";

test("what an event kept before a column was there has nothing in it", () => {
  const snapshot = { id: 1, state: "done" };
  expect(keptIn("report", { version: 1, snapshot })).toEqual({ ...snapshot, repeatsId: null });
  expect(keptIn("assessment", { version: 1, snapshot })).toEqual({ ...snapshot, reportId: null, openTo: "unit" });
});

test("what an event kept is never replaced", () => {
  const snapshot = { year: 2019, withdrawnAt: "2020-01-01T00:00:00.000Z" };
  expect(keptIn("round", { version: 1, snapshot })).toEqual({ ...snapshot, toPartners: "reports" });
});

test("where Russian alone was official, what an event kept of English is a translation of it", () => {
  const kept = keptStates("meeting", {
    ...{ titleEn: "Experts", titleRu: "Эксперты", outcomeEn: "Done", outcomeRu: "Готово" },
    states: {
      title: {
        en: { state: "draft", madeFrom: "0" },
        ru: { state: "official", writtenAt: "2026-01-01T00:00:00.000Z" },
      },
      outcome: { en: { state: "original" }, ru: { state: "official", madeFrom: "1" } },
    },
  });
  const read = keptIn("meeting", { version: 5, snapshot: { ...kept, titleBasis: fingerprint("Experts") } });
  expect(textStatesThen(read, "title")).toEqual({
    en: { state: "draft", madeFrom: fingerprint("Эксперты") },
    ru: { state: "official", writtenAt: "2026-01-01T00:00:00.000Z" },
  });
  expect(read).toMatchObject({ outcomeBasis: "1", outcomeVersions: kept.outcomeVersions });
});

test("what an event kept of sources in lines of words is one citation of them", () => {
  const [stood, letter] = [{ en: "Letter", ru: null }, [{ text: { en: "Letter", ru: null } }]];
  const claim = { version: 7, snapshot: { id: 1, sourceEn: "Letter", sourceRu: null } };
  expect(keptIn("claim", claim)).toEqual({ id: 1, source: letter });
  expect(keptIn("translation", { version: 7, snapshot: { id: 1 } })).toEqual({ id: 1, source: [] });
  const grounds = { en: { source: stood, confirmedBy: 7 }, ru: null };
  for (const version of [2, 7]) {
    const told = { titleGrounds: grounds, outcomeGrounds: { en: { source: null, confirmedBy: null }, ru: null } };
    const lists = { attendance: [], topics: [], conflicts: [] };
    expect(keptIn("meeting", { version, snapshot: { ...told, ...lists } })).toMatchObject({
      titleGrounds: { en: { source: letter, confirmedBy: 7 }, ru: null },
      outcomeGrounds: { en: { source: [], confirmedBy: null }, ru: null },
    });
  }
  const text = { words: stood, states: { en: { state: "official", source: { en: "Letter" } }, ru: null } };
  const read = { ...text, states: { en: { state: "official", source: letter }, ru: null } };
  const snapshot = { id: 1, ...text, before: text };
  expect(keptIn("text", { version: 7, snapshot })).toEqual({ id: 1, ...read, before: read });
});

test("what is written today is read as it is written", () => {
  const snapshot = { id: 1, state: "done" };
  expect(keptIn("report", { version: snapshotVersion, snapshot })).toEqual(snapshot);
});

test("nobody else reads a snapshot", () => {
  const files = globSync("src/**/*.{ts,tsx}").filter(
    (file) => !/src\/(generated|server\/(snapshot|history))/.test(file),
  );
  expect(files.length).toBeGreaterThan(300);
  const reading = /snapshot(\.(?!ts")|\[| as | *->| \?)/;
  expect(files.filter((file) => reading.test(readFileSync(file, "utf8")))).toEqual([]);
});
