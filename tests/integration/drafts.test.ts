import { beforeEach, describe, expect, test } from "vitest";
import { findSheet } from "#desk/reporting/sheet-queries.ts";
import { type DraftInput, draftMark } from "#features/reports/draft.ts";
import { saveDrafts } from "#features/reports/draft-commands.ts";
import { draftsOf } from "#features/reports/draft-queries.ts";
import { repeatReport, submitReport } from "#features/reports/report-commands.ts";
import { answersOf, countUnreleased, listDue } from "#features/reports/report-queries.ts";
import { listPartnersInRound } from "#features/rounds/round-queries.ts";
import { yearOf } from "#i18n/format.ts";
import { type Person, portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { asActor, personWith } from "#tests/support/people.ts";

const code = "2021-III-4";
const year = yearOf(new Date());
const nothing = "";

let focal: Person;
let colleague: Person;
let partnerId: number;

beforeEach(async () => {
  await portalWith("sample");
  focal = await personWith("focal");
  partnerId = focal.partner?.id ?? 0;
  const { id } = await database().person.create({
    data: { email: "second@example.org", name: "Second", role: "focal", partnerId },
  });
  colleague = await asActor(id);
});

const words = (statement: string): DraftInput => ({ state: null, statement, language: "ru", evidence: "приложение" });

async function type(actor: Person, statement: string, seen: string, writer: string, recommendation = code) {
  const row = { recommendation, draft: words(statement), seen, writer };
  const saved = await saveDrafts(actor, { partnerId, year }, [row]);
  if (!saved.ok) throw new Error(saved.error);
  return saved.value[0];
}

const drafts = () => draftsOf(focal, partnerId, year);

const send = (actor: Person, statement: string, corrects: number | null, seen: string, writer: string) =>
  submitReport(
    actor,
    { recommendation: code, partnerId },
    { year, state: "done", statement, language: "ru", evidence: null },
    { corrects, draft: { seen, writer } },
  );

describe("what is typed", () => {
  test("is a draft that a colleague of the same partner goes on with", async () => {
    const saved = await type(focal, "Начато", nothing, "a");
    expect((await draftsOf(colleague, partnerId, year)).get(code)).toMatchObject({
      statement: "Начато",
      evidence: "приложение",
      savedBy: focal.id,
    });
    expect(await type(colleague, "Начато и продолжено", saved?.mark ?? "", "b")).toMatchObject({ theirs: null });
    expect((await drafts()).get(code)).toMatchObject({ statement: "Начато и продолжено", savedBy: colleague.id });
  });

  test("does not overwrite what a colleague typed meanwhile: both are there to be compared", async () => {
    await type(focal, "Мое", nothing, "a");
    expect(await type(colleague, "Другое", nothing, "b")).toMatchObject({ theirs: words("Мое") });
    expect((await drafts()).get(code)?.statement).toBe("Мое");
    const both = await Promise.all([
      type(focal, "Первое", nothing, "c", "2021-II-1"),
      type(colleague, "Второе", nothing, "d", "2021-II-1"),
    ]);
    expect(both.filter((one) => one?.theirs)).toHaveLength(1);
  });

  test("goes on although the answer to the last save was lost on the way", async () => {
    await type(focal, "Нач", nothing, "a");
    expect(await type(focal, "Начато", nothing, "a")).toMatchObject({ theirs: null });
    expect((await drafts()).get(code)?.statement).toBe("Начато");
  });

  test("is gone when it is taken away", async () => {
    const saved = await type(focal, "Начато", nothing, "a");
    const row = { recommendation: code, draft: { ...words(""), evidence: "" }, seen: saved?.mark ?? "", writer: "a" };
    await saveDrafts(focal, { partnerId, year }, [row]);
    expect((await drafts()).size).toBe(0);
  });

  test("is kept for nothing that is not addressed to the partner", async () => {
    expect(await type(focal, "Начато", nothing, "a", "2008-O1")).toBeUndefined();
    expect(await database().draft.count()).toBe(0);
  });

  test("is no report: it is counted and told nowhere", async () => {
    const unit = await personWith("unit");
    const before = await countUnreleased(unit);
    const events = await database().event.count();
    await type(focal, "Начато", nothing, "a");
    expect(await countUnreleased(unit)).toBe(before);
    expect((await listDue(focal, partnerId, year)).every(({ answer }) => answer === null)).toBe(true);
    expect((await listPartnersInRound(unit, year)).every(({ answered }) => answered === 0)).toBe(true);
    expect(await database().event.count()).toBe(events);
  });
});

describe("a draft", () => {
  test("is seen by the focal points of its partner and by nobody else", async () => {
    await type(focal, "Начато", nothing, "a");
    const { id } = await database().partner.findUniqueOrThrow({ where: { code: "TJK" } });
    const { id: other } = await database().person.create({
      data: { email: "tjk@example.org", name: "TJK", role: "focal", partnerId: id },
    });
    const others = ["admin", "unit", "translator", "liaison", "expert"] as const;
    const actors = [...(await Promise.all(others.map(personWith))), await asActor(other), visitor, portal];
    for (const actor of actors) {
      expect((await draftsOf(actor, partnerId, year)).size).toBe(0);
      if (actor.kind !== "person") continue;
      const row = { recommendation: code, draft: words("Чужое"), seen: nothing, writer: "x" };
      expect(await saveDrafts(actor, { partnerId, year }, [row])).toMatchObject({ error: "notAllowed" });
    }
    expect((await drafts()).get(code)?.statement).toBe("Начато");
  });

  test("vanishes when its report is sent", async () => {
    const saved = await type(focal, "Начато", nothing, "a");
    expect((await send(focal, "Готово", null, saved?.mark ?? "", "a")).ok).toBe(true);
    expect(await database().draft.count()).toBe(0);
  });

  test("does not come back with words that were still under way while they were sent", async () => {
    const at = new Date("2026-11-30T09:00:00Z");
    const row = (more = {}) => ({
      recommendation: code,
      draft: words("Нача"),
      seen: nothing,
      writer: "a",
      at,
      ...more,
    });
    const save = (one: ReturnType<typeof row>) => saveDrafts(focal, { partnerId, year }, [one]);
    const sending = { corrects: null, draft: { seen: nothing, writer: "a", at } };
    const said = { year, state: "done", statement: "Начато", language: "ru", evidence: null } as const;
    const both = await Promise.all([
      submitReport(focal, { recommendation: code, partnerId }, said, sending),
      save(row()),
    ]);
    expect(both).toMatchObject([{ ok: true }, { ok: true }]);
    expect((await drafts()).size).toBe(0);
    await save(row());
    expect((await drafts()).size).toBe(0);
    // Another sheet, and what is typed on this one later, is a draft.
    for (const more of [{ writer: "b" }, { at: new Date("2026-11-30T09:00:01Z") }]) {
      await save(row(more));
      expect((await drafts()).get(code)?.statement).toBe("Нача");
      await database().draft.deleteMany();
    }
  });

  test("of a colleague is not swept away by a report that did not see it", async () => {
    await type(colleague, "Другое", nothing, "b");
    expect(await send(focal, "Готово", null, nothing, "a")).toMatchObject({ error: "changedMeanwhile" });
    expect((await drafts()).get(code)?.statement).toBe("Другое");
    const seen = draftMark(words("Другое"));
    expect((await send(focal, "Готово", null, seen, "a")).ok).toBe(true);
  });

  test("stands on the sheet beside the last answer, ten rows on a page", async () => {
    await type(focal, "Начато", nothing, "a");
    const first = await findSheet(focal, partnerId, year);
    expect([first.rows.length, first.all.length, first.pages]).toEqual([10, 13, 2]);
    expect((await findSheet(focal, partnerId, year, 9)).page).toBe(2);
    const row = first.all.find(({ recommendation }) => recommendation.code === code);
    expect(row).toMatchObject({ draft: { statement: "Начато" }, answer: null, before: { year: 2023 } });
  });
});

describe("no change", () => {
  const to = () => ({ recommendation: code, partnerId });
  const latest = async () => (await answersOf(focal, partnerId, code))[0];

  test("repeats the partner's own words and says whose they are", async () => {
    const last = await latest();
    const sent = await repeatReport(focal, to(), year, { corrects: null, repeats: last?.id ?? 0 });
    expect(sent.ok && sent.value).toMatchObject({
      year,
      state: "done",
      repeatsId: last?.id,
      statement: last?.statement,
    });
    // Words of a sample stay a sample.
    expect((await latest())?.sample).toBe(true);
    expect(await latest()).toMatchObject({ year, repeats: 2023, statement: last?.statement });
    const verbs = await database().event.findMany({ where: { subjectCode: `${code}/${partnerId}/${year}` } });
    expect(verbs.map(({ verb }) => verb)).toEqual(["report-repeat"]);
  });

  test("said twice leads back to the year in which the words were written", async () => {
    const last = await latest();
    const once = await repeatReport(focal, to(), year - 1, { corrects: null, repeats: last?.id ?? 0 });
    await repeatReport(focal, to(), year, { corrects: null, repeats: once.ok ? once.value.id : 0 });
    expect(await latest()).toMatchObject({ year, repeats: 2023 });
  });

  test("repeats the latest answer only, as the person saw it", async () => {
    const [last, earlier] = await answersOf(focal, partnerId, code);
    const stale = await repeatReport(focal, to(), year, { corrects: null, repeats: earlier?.id ?? 0 });
    expect(stale).toMatchObject({ error: "changedMeanwhile" });
    expect(
      await repeatReport(focal, to(), last?.year ?? 0, { corrects: last?.id ?? 0, repeats: last?.id ?? 0 }),
    ).toMatchObject({ error: "changedMeanwhile" });
    const never = { recommendation: "2021-II-1", partnerId };
    expect(await repeatReport(focal, never, year, { corrects: null, repeats: 0 })).toMatchObject({
      error: "changedMeanwhile",
    });
  });

  test("said by two focal points at once is one report and one honest refusal", async () => {
    const repeats = (await latest())?.id ?? 0;
    const both = await Promise.all([
      repeatReport(focal, to(), year, { corrects: null, repeats }),
      repeatReport(colleague, to(), year, { corrects: null, repeats }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: "changedMeanwhile" });
  });

  test("is said for the partner by nobody else", async () => {
    const repeats = (await latest())?.id ?? 0;
    for (const actor of [await personWith("unit"), await personWith("expert"), visitor]) {
      expect(await repeatReport(actor, to(), year, { corrects: null, repeats })).toMatchObject({ error: "notAllowed" });
    }
  });
});
