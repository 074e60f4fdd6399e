import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { ReportInput } from "#features/reports/report.ts";
import { releaseReport, submitReport } from "#features/reports/report-commands.ts";
import { answersOf, countUnreleased, isAddressed, listDue, listUnreleased } from "#features/reports/report-queries.ts";
import { disclose } from "#features/rounds/round-commands.ts";
import { yearOf } from "#i18n/format.ts";
import { type Actor, type Person, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { whileHeld } from "#tests/support/waiting.ts";

const code = "2021-III-4";
const year = yearOf(new Date());
const done: ReportInput = { year, state: "done", statement: "Три лаборатории.", language: "ru", evidence: null };

let focal: Person;
let unit: Person;
let uzbekistan: number;

beforeEach(async () => {
  await portalWith("sample");
  focal = await personWith("focal");
  unit = await personWith("unit");
  uzbekistan = focal.partner?.id ?? 0;
});

async function submit(input: Partial<ReportInput> = {}, corrects: number | null = null): Promise<number> {
  const sent = await submitReport(
    focal,
    { recommendation: code, partnerId: uzbekistan },
    { ...done, ...input },
    { corrects },
  );
  if (!sent.ok) throw new Error(sent.error);
  return sent.value.id;
}

describe("a focal point", () => {
  test("reports on the new year once it has begun in Vienna, an hour before London", async () => {
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const send = () =>
      submitReport(focal, { recommendation: code, partnerId: uzbekistan }, { ...done, year: 2031 }, { corrects: null });
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2030-12-31T22:59:00Z") });
    expect(await send()).toMatchObject({ error: "yearToCome" });
    vi.setSystemTime(new Date("2030-12-31T23:00:00Z"));
    expect((await send()).ok).toBe(true);
  });

  test("is asked for every recommendation addressed to the partner, with the answer before", async () => {
    const due = await listDue(focal, uzbekistan, year);
    expect(due).toHaveLength(13);
    expect(due.every(({ answer }) => answer === null)).toBe(true);
    const item = due.find(({ recommendation }) => recommendation.code === code);
    expect(item?.before).toMatchObject({ year: 2023, state: "done", sample: true });
    await submit();
    const after = (await listDue(focal, uzbekistan, year)).find(({ recommendation }) => recommendation.code === code);
    expect(after?.answer).toMatchObject({ state: "done", released: false, sample: false });
    expect(after?.before).toMatchObject({ year: 2023 });
  });

  test("speaks for no other partner", async () => {
    const { id } = await database().partner.findUniqueOrThrow({ where: { code: "TJK" } });
    expect(await submitReport(focal, { recommendation: code, partnerId: id }, done, { corrects: null })).toEqual({
      ok: false,
      error: "notAllowed",
    });
  });

  test("does not report on what is not addressed to the partner, or for a year to come", async () => {
    expect(await isAddressed(focal, uzbekistan, code)).toBe(true);
    expect(await isAddressed(focal, uzbekistan, "2008-O1")).toBe(false);
    const to = { recommendation: "2008-O1", partnerId: uzbekistan };
    expect(await submitReport(focal, to, done, { corrects: null })).toMatchObject({ error: "notAddressed" });
    const early = await submitReport(
      focal,
      { ...to, recommendation: code },
      { ...done, year: year + 1 },
      { corrects: null },
    );
    expect(early).toMatchObject({ error: "yearToCome" });
  });
});

test("nobody else reports for a partner", async () => {
  for (const actor of [unit, await personWith("liaison"), await personWith("expert"), visitor]) {
    const to = { recommendation: code, partnerId: uzbekistan };
    expect(await submitReport(actor, to, done, { corrects: null })).toMatchObject({ error: "notAllowed" });
  }
});

describe("a report that was sent", () => {
  test("stays as it is; a correction follows it", async () => {
    const first = await submit();
    const second = await submit({ state: "underWay", statement: "Две лаборатории из трех." }, first);
    expect(await database().implementationReport.findUniqueOrThrow({ where: { id: first } })).toMatchObject({
      state: "done",
      statement: "Три лаборатории.",
    });
    expect(await answersOf(focal, uzbekistan, code)).toMatchObject([
      { id: second, year },
      { year: 2023 },
      { year: 2022 },
    ]);
    const verbs = await database().event.findMany({
      where: { subject: "report", subjectCode: `${code}/${uzbekistan}/${year}` },
      orderBy: { id: "asc" },
    });
    expect(verbs.map(({ verb }) => verb)).toEqual(["report-submit", "report-correct"]);
  });

  test("is not followed by one that says the same", async () => {
    const first = await submit({ statement: "Три\nлаборатории.", evidence: "https://a.uz/1\nhttps://b.uz/2" });
    const to = { recommendation: code, partnerId: uzbekistan };
    const same = { ...done, statement: "Три\r\nлаборатории.", evidence: "https://a.uz/1\r\nhttps://b.uz/2" };
    expect(await submitReport(focal, to, same, { corrects: first })).toMatchObject({ error: "reportUnchanged" });
    expect((await submitReport(focal, to, { ...same, state: "planned" }, { corrects: first })).ok).toBe(true);
  });

  test("is not overwritten by a colleague who did not see it", async () => {
    const first = await submit();
    const to = { recommendation: code, partnerId: uzbekistan };
    expect(await submitReport(focal, to, done, { corrects: null })).toMatchObject({ error: "changedMeanwhile" });
    const both = await Promise.all([
      submitReport(focal, to, { ...done, statement: "Первый." }, { corrects: first }),
      submitReport(focal, to, { ...done, statement: "Второй." }, { corrects: first }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: "changedMeanwhile" });
  });

  test("is the first of its year for one of two focal points who send at once, and the other is told", async () => {
    const colleague = { ...focal, id: (await personWith("unit")).id };
    const to = { recommendation: code, partnerId: uzbekistan };
    const both = await whileHeld(`partner WHERE id = ${uzbekistan}`, async (_, waiting) => {
      const sent = [focal, colleague].map((person) => submitReport(person, to, done, { corrects: null }));
      await waiting(2);
      return { sent };
    });
    const [first, second] = (await Promise.all(both.sent)).sort((a, b) => Number(b.ok) - Number(a.ok));
    expect(first).toMatchObject({ ok: true, value: { year, correctsId: null } });
    expect(second).toEqual({ ok: false, error: "changedMeanwhile" });
  });

  test("is seen by partners at once where its round says so, and by the public when the unit has released it", async () => {
    const id = await submit();
    const liaison = await personWith("liaison");
    const seenBy = async (actor: Actor) =>
      (await answersOf(actor, uzbekistan, code)).filter((answer) => answer.year === year).map((answer) => answer.id);
    expect(await seenBy(liaison)).toEqual([id]);
    const { version } = await database().reportingRound.findUniqueOrThrow({ where: { year } });
    for (const toPartners of ["silence", "nothing"] as const) {
      const now = await database().reportingRound.findUniqueOrThrow({ where: { year } });
      expect((await disclose(unit, year, now.version, toPartners)).ok).toBe(true);
      expect(await Promise.all([liaison, focal, unit].map(seenBy))).toEqual([[], [id], [id]]);
    }
    expect(await disclose(unit, year, version, "reports")).toMatchObject({ error: "changedMeanwhile" });
    const seen = async () => (await answersOf(visitor, uzbekistan, code)).filter((answer) => answer.year === year);
    expect(await seen()).toEqual([]);
    expect(await seenBy(await personWith("expert"))).toEqual([]);
    const before = await countUnreleased(unit);
    expect((await listUnreleased(unit)).map((report) => report.id)).toContain(id);
    expect((await releaseReport(unit, id)).ok).toBe(true);
    expect(await countUnreleased(unit)).toBe(before - 1);
    expect(await seen()).toMatchObject([{ id, released: true }]);
  });

  test("is released by the unit only, and not when it was corrected meanwhile", async () => {
    const first = await submit();
    expect(await releaseReport(focal, first)).toMatchObject({ error: "notAllowed" });
    expect(await listUnreleased(focal)).toEqual([]);
    await submit({ state: "underWay" }, first);
    expect(await releaseReport(unit, first)).toMatchObject({ error: "changedMeanwhile" });
    expect(await releaseReport(unit, 999_999)).toMatchObject({ error: "notFound" });
  });
});

describe("the database keeps what was sent, whoever writes to it", () => {
  const refused = "a report stays as it was sent";

  test.each([
    "UPDATE implementation_report SET statement = 'Другое.' WHERE id = $1",
    "UPDATE implementation_report SET state = 'planned', released_at = now() WHERE id = $1",
    "UPDATE implementation_report SET submitted_at = now() WHERE id = $1",
    "DELETE FROM implementation_report WHERE id = $1",
    "TRUNCATE implementation_report CASCADE",
  ])("%s", async (sql) => {
    const id = await submit();
    const before = await database().implementationReport.findUniqueOrThrow({ where: { id } });
    await expect(database().$executeRawUnsafe(sql, ...(sql.includes("$1") ? [id] : []))).rejects.toThrow(refused);
    expect(await database().implementationReport.findUniqueOrThrow({ where: { id } })).toEqual(before);
  });

  test("but the moment of its release, which comes once", async () => {
    const id = await submit();
    const release = (at: string) =>
      database().$executeRawUnsafe(`UPDATE implementation_report SET released_at = ${at} WHERE id = $1`, id);
    expect(await release("now()")).toBe(1);
    await expect(release("now() + interval '1 day'")).rejects.toThrow(refused);
    await expect(release("NULL")).rejects.toThrow(refused);
  });
});
