import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { verifyHistory } from "#features/history/history-check.ts";
import { subjects } from "#features/history/kept-rows.ts";
import { meetingMoves } from "#features/meetings/meeting-state.ts";
import { moves } from "#features/recommendations/recommendation.ts";
import { correctRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { applyMigrations } from "#server/installation/migrate.ts";
import { keptIn, type Subject, snapshotVersion } from "#server/snapshot.ts";
import { doEverything } from "#tests/histories/deeds.ts";
import { type History, readHistories, restore, standingNow } from "#tests/histories/history.ts";
import { portalAt, portalWith, tamper } from "#tests/support/database.ts";
import { done } from "#tests/support/policy-meetings.ts";

const histories = readHistories();

/** The first and the latest in every run, of the others a third each day; a drill restores them all. */
const thirdOfToday = Math.floor(Date.now() / (24 * 3600 * 1000)) % 3;
const tried = histories.filter(
  (_, index) =>
    process.env.PORTAL_HISTORIES || index === 0 || index >= histories.length - 4 || index % 3 === thirdOfToday,
);

/** Restores that record and brings it up to date, as a portal of today does at its start. */
async function upgrade(history: History): Promise<void> {
  await portalAt(history.migration);
  const url = process.env.DATABASE_URL ?? "";
  await restore(history, url);
  await applyMigrations(url);
}

/** Of each subject with rows the columns that today's rows have. */
async function columnsOfToday(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const [subject, { page }] of Object.entries(subjects)) {
    const [row] = await page(database(), 0);
    if (row) found.set(subject, Object.keys(row.columns));
  }
  return found;
}

const wrong = async () => (await verifyHistory()).firstAltered;

describe.each(tried)("a record that was kept up to migration $migration", (history) => {
  test("is as it was written after all the migrations since, on every day, and is written on", async () => {
    await upgrade(history);
    const { checked, firstAltered } = await verifyHistory();
    expect([checked, firstAltered]).toEqual([history.tables.event?.length, null]);
    expect(await standingNow()).toEqual(history.stood);

    const columns = await columnsOfToday();
    for (const event of await database().event.findMany({ where: { subjectId: { not: null } } })) {
      const kept = keptIn(event.subject as Subject, event);
      expect(Object.keys(kept)).toEqual(expect.arrayContaining(columns.get(event.subject) ?? ["a row"]));
    }

    const { code, version } = await database().recommendation.findUniqueOrThrow({ where: { code: "2019-II-6" } });
    const words = { text: { en: "Follow it.", ru: "Следить." }, source: [] };
    done(
      await correctRecommendation(portal, code, version, { ...words, textState: { en: "original", ru: "unofficial" } }),
    );
    expect(await wrong()).toBeNull();
  });
});

test("there is a history of every version in which events were written", () => {
  const events = histories.flatMap(({ tables }) => (tables.event ?? []) as { version?: number }[]);
  const versions = new Set(events.map(({ version = 1 }) => version));
  expect([...versions].sort((one, other) => one - other)).toEqual(
    Array.from({ length: snapshotVersion }, (_, index) => index + 1),
  );
});

describe("an event of the first version", () => {
  beforeAll(async () => {
    const last = histories.findLast(({ tables }) => tables.event?.every((event) => !("version" in event)));
    if (last) await upgrade(last);
    expect(await wrong()).toBeNull();
    await tamper("CREATE TABLE event_before AS TABLE event");
  });

  afterEach(() =>
    tamper(`UPDATE event e SET version = b.version, subject_id = b.subject_id, meeting_id = b.meeting_id, source = b.source
      FROM event_before b WHERE b.id = e.id`),
  );

  test.each([
    ["of a recommendation", "subject_id = subject_id + 1 WHERE subject = 'recommendation'"],
    ["of a meeting", "subject_id = subject_id + 1 WHERE subject = 'meeting'"],
    ["at a meeting", "meeting_id = subject_id WHERE subject = 'meeting'"],
    ["of a report", "subject_id = 3 - subject_id WHERE subject = 'report' AND verb = 'report-release'"],
    ["of a round", "subject_id = 2018 WHERE subject = 'round' AND subject_id = 2019"],
    ["of a person", "subject_id = 1 WHERE verb = 'invite'"],
    [
      "with an address of its source",
      `source = '[{"text": {"en": "Report, para. 7", "ru": "Доклад, пункт 7"}, "address": "https://example.org/"}]' WHERE subject = 'recommendation'`,
    ],
    ["of another version", "version = 2 WHERE subject = 'observation'"],
  ])("cannot be made one %s unseen", async (_what, change) => {
    await tamper(`UPDATE event SET ${change}`);
    expect(await wrong()).toContain("it is not what was written");
  });
});

test("everything that happens today is kept as its rows stand", async () => {
  await portalWith("empty");
  await doEverything();
  const { firstAltered, unkept } = await verifyHistory();
  expect([firstAltered, unkept]).toEqual([null, 0]);
  const done = await database().event.findMany({
    distinct: ["subject", "verb"],
    select: { subject: true, verb: true },
  });
  expect(new Set(done.map(({ subject }) => subject))).toEqual(new Set(Object.keys(subjects)));
  expect(done.map(({ verb }) => verb)).toEqual(
    expect.arrayContaining([...Object.keys(moves), ...Object.keys(meetingMoves)]),
  );
});
