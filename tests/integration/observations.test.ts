import { beforeEach, describe, expect, test } from "vitest";
import { verifyHistory } from "#features/history/history-check.ts";
import type { ObservationInput } from "#features/profiles/observation.ts";
import { enterObservation, verifyObservation } from "#features/profiles/observation-commands.ts";
import { countToVerify, listToVerify, placesKept, standingNow } from "#features/profiles/observation-queries.ts";
import { standingFigures } from "#features/profiles/profile-queries.ts";
import { yearOf } from "#i18n/format.ts";
import { cited } from "#i18n/source.ts";
import { type Person, portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";

const opium = (figure: Partial<ObservationInput> = {}): ObservationInput => ({
  place: "UZB",
  indicator: "SEIZ-OPIUM",
  year: 2023,
  value: 1250.5,
  absence: null,
  provisional: false,
  source: cited({ en: "Annual report questionnaire 2023", ru: null }),
  secondary: false,
  method: null,
  ...figure,
});

let liaison: Person;
let unit: Person;

beforeEach(async () => {
  await portalWith("sample");
  liaison = await personWith("liaison");
  unit = await personWith("unit");
});

async function enter(input = opium(), supersedes: number | null = null): Promise<number> {
  const entered = await enterObservation(liaison, input, { supersedes });
  if (!entered.ok) throw new Error(entered.error);
  return entered.value.id;
}

describe("a liaison officer", () => {
  test("enters a figure of a country that the post covers, and the history says so", async () => {
    const id = await enter();
    const event = await database().event.findFirstOrThrow({
      where: { subject: "observation" },
      orderBy: { id: "desc" },
    });
    expect(event).toMatchObject({ verb: "enter", subjectCode: "UZB/SEIZ-OPIUM/2023", actorId: liaison.id });
    expect(event.snapshot).toMatchObject({ id, value: "1250.5", verifiedAt: null });
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("enters none of another country", async () => {
    const before = await database().observation.count();
    expect(await enterObservation(liaison, opium({ place: "TJK" }), { supersedes: null })).toEqual({
      ok: false,
      error: "notAllowed",
    });
    expect(await database().observation.count()).toBe(before);
  });

  test("enters none of a year to come, and verifies nothing", async () => {
    const year = yearOf(new Date()) + 1;
    expect(await enterObservation(liaison, opium({ year }), { supersedes: null })).toMatchObject({
      error: "yearToCome",
      details: { year },
    });
    expect(await verifyObservation(liaison, await enter())).toMatchObject({ error: "notAllowed" });
  });

  test("enters none that cannot be, and none of an indicator that there is not", async () => {
    const enters = (figure: Partial<ObservationInput>) =>
      enterObservation(liaison, opium(figure), { supersedes: null });
    expect(await enters({ value: -1 })).toEqual({ ok: false, error: "figureImpossible" });
    expect(await enters({ indicator: "PURITY-HEROIN", value: 101 })).toEqual({ ok: false, error: "figureImpossible" });
    expect(await enters({ indicator: "NONE" })).toEqual({ ok: false, error: "notFound" });
    await database().indicator.update({ where: { code: "SEIZ-OPIUM" }, data: { canBeNegative: true } });
    expect(await enters({ value: -1 })).toMatchObject({ ok: true });
  });

  test("sees at the desk how far each country has come", async () => {
    expect(await placesKept(liaison)).toMatchObject([{ code: "UZB", latest: null, unverified: 0 }]);
    await enter();
    await enter(opium({ indicator: "SEIZ-HEROIN" }));
    await enter(opium({ year: 2020 }));
    expect(await placesKept(liaison)).toMatchObject([
      { code: "UZB", latest: { year: 2023, figures: 2 }, unverified: 3 },
    ]);
    expect(await placesKept(unit)).toEqual([]);
  });
});

test("nobody else enters figures: not the unit, not a focal point of the country, not a visitor", async () => {
  for (const actor of [unit, await personWith("focal"), await personWith("expert"), visitor]) {
    expect(await enterObservation(actor, opium(), { supersedes: null })).toMatchObject({ error: "notAllowed" });
  }
});

describe("two who enter the same figure at once", () => {
  test("leave one outcome and one honest refusal, whichever comes first", async () => {
    const results = await Promise.all([
      enterObservation(liaison, opium({ value: 1 }), { supersedes: null }),
      enterObservation(liaison, opium({ value: 2 }), { supersedes: null }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ error: "changedMeanwhile" });
    expect(await standingFigures(liaison, { placeCode: "UZB" })).toHaveLength(1);
  });

  test("and two who correct it leave one correction", async () => {
    const first = await enter();
    const results = await Promise.all([
      enterObservation(liaison, opium({ value: 1 }), { supersedes: first }),
      enterObservation(liaison, opium({ value: 2 }), { supersedes: first }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const standing = await standingFigures(liaison, { placeCode: "UZB" });
    expect(standing).toHaveLength(1);
    const cell = { place: "UZB", indicator: "SEIZ-OPIUM", year: 2023 };
    expect(await standingNow(liaison, cell, first)).toEqual(standing[0]);
    expect(await standingNow(liaison, cell, null)).toEqual(standing[0]);
  });
});

describe("two figures published for one year", () => {
  const poppy = { place: "AFG", indicator: "CULT-POPPY", year: 2016 };
  const stand = () => standingFigures(visitor, { placeCode: "AFG", indicatorCode: "CULT-POPPY", year: 2016 });

  test("are each superseded on their own", async () => {
    const [one, two] = await stand();
    const input = opium({ ...poppy, value: 202_000 });
    expect((await enterObservation(portal, input, { supersedes: one?.id ?? null })).ok).toBe(true);
    expect((await stand()).map(({ value }) => value).sort()).toEqual([202_000, 221_000]);
    expect((await standingNow(visitor, poppy, one?.id ?? null))?.value).toBe(202_000);
    expect((await standingNow(visitor, poppy, two?.id ?? null))?.value).toBe(221_000);
  });

  test("get a third only where that is said", async () => {
    const input = opium({ ...poppy, value: 210_000 });
    expect(await enterObservation(portal, input, { supersedes: null })).toMatchObject({ error: "changedMeanwhile" });
    expect((await enterObservation(portal, input, { supersedes: null, beside: true })).ok).toBe(true);
    expect(await stand()).toHaveLength(3);
  });
});

describe("the unit", () => {
  test("sees what waits, beside what the public sees until then", async () => {
    const first = await enter();
    expect(await listToVerify(unit)).toMatchObject([{ id: first, value: 1250.5, replaces: null, own: false }]);
    await verifyObservation(unit, first);
    expect(await listToVerify(unit)).toEqual([]);
    const second = await enter(opium({ value: 1300 }), first);
    const third = await enter(opium({ value: 1400 }), second);
    expect(await listToVerify(unit)).toMatchObject([{ id: third, replaces: { id: first, value: 1250.5 } }]);
    expect(await countToVerify(unit)).toBe(1);
    expect(await listToVerify(liaison)).toEqual([]);
    expect(await countToVerify(liaison)).toBe(0);
  });

  test("verifies once, and not what was replaced meanwhile", async () => {
    const first = await enter();
    const second = await enter(opium({ value: 1300 }), first);
    expect(await verifyObservation(unit, first)).toMatchObject({ error: "changedMeanwhile" });
    const both = await Promise.all([verifyObservation(unit, second), verifyObservation(unit, second)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(2);
    expect(await database().event.count({ where: { verb: "verify", subjectId: second } })).toBe(1);
    expect(await verifyObservation(await personWith("admin"), second)).toMatchObject({ error: "alreadyVerified" });
    expect(await verifyObservation(unit, 999_999)).toMatchObject({ error: "notFound" });
  });

  test("does not verify a figure of its own, entered in another office", async () => {
    const id = await enter();
    const promoted: Person = { ...liaison, role: "unit", covers: [] };
    expect(await listToVerify(promoted)).toMatchObject([{ id, own: true }]);
    expect(await verifyObservation(promoted, id)).toMatchObject({ error: "ownFigure" });
  });

  test("makes every kept page older than the record by verifying, not by what only officers see", async () => {
    const version = async () => (await database().contentVersion.findFirstOrThrow()).version;
    const before = await version();
    const id = await enter();
    expect(await version()).toBe(before);
    await verifyObservation(unit, id);
    expect(await version()).toBeGreaterThan(before);
  });
});
