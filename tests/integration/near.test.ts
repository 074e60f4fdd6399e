import { beforeAll, describe, expect, test } from "vitest";
import { fatesOf } from "#desk/lineage/fate-queries.ts";
import { nearFindings } from "#desk/lineage/near-findings.ts";
import { findNear } from "#desk/lineage/near-queries.ts";
import { decideRecommendations } from "#features/decisions/decision-commands.ts";
import { recordMeeting } from "#features/meetings/meeting-commands.ts";
import { addRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { cited } from "#i18n/source.ts";
import { portal, type Role, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done, meetingOf, seen, wasHeld } from "#tests/support/policy-meetings.ts";

const en = (text: string) => ({ en: text, ru: null });
const ru = (text: string) => ({ en: null, ru: text });
type Draft = ReturnType<typeof en> | ReturnType<typeof ru>;
const near = async (draft: Draft, asked = {}) => (await findNear(visitor, draft, asked)).map(({ code }) => code);

beforeAll(async () => {
  await portalWith("sample");
  await recordMeeting(portal, {
    code: "EWG-2024-IV",
    type: "ewg",
    number: null,
    pillar: 4,
    title: en("Drug prevention"),
    titleState: { en: "original", ru: "missing" },
    start: "2024-05-03",
    end: "2024-05-04",
    datePrecision: "day",
    place: null,
    format: null,
    attendance: [],
    reported: [],
    conflicts: [],
  });
  await addRecommendation(portal, "EWG-2024-IV", {
    text: en("Train teachers in evidence-based drug use prevention."),
    textState: { en: "original", ru: "missing" },
    source: cited(en("record")),
    addressees: [],
    provenance: "official",
    verb: "draft",
  });
});

describe("a draft is shown what the record says already", () => {
  const nearDuplicates: [Draft, string][] = [
    [en("Cooperate with the chemical industry"), "2019-III-5"],
    [en("Strengthening the control of precursors"), "2021-III-3"],
    [en("Improve sharing information about routes used for smuggling of precursors"), "2019-III-2"],
    [en("Recover assets in opiate trafficking cases"), "2021-II-2"],
    [en("Standardise methods of forensic analysis, to share comparable results"), "2021-III-4"],
    [ru("Сотрудничество с предприятиями химической промышленности"), "2019-III-5"],
    [ru("Укрепление национального контроля за прекурсорами"), "2019-III-1"],
    [ru("Обмен информацией о маршрутах контрабанды прекурсоров"), "2019-III-2"],
    [ru("Возвращение активов по делам об опиатах"), "2021-II-2"],
    [ru("Укрепление потенциала сбора судебно-экспертных данных"), "2021-III-5"],
  ];

  test.each(nearDuplicates)("in other words and word forms: %o", async (draft, code) => {
    expect(await near(draft)).toContain(code);
  });

  const others: Draft[] = [
    en("Organize training courses for border guards"),
    en("Strengthen cooperation on maritime routes"),
    en("Build a hotel by the sea for delegates"),
    en("Treat people with drug use disorders as patients"),
    ru("Проводить учебные курсы для пограничников"),
    ru("Укреплять сотрудничество на морских маршрутах"),
    ru("Лечить людей, страдающих наркотической зависимостью"),
  ];

  test.each(others)("but not what says something else: %o", async (draft) => {
    expect(await near(draft)).toEqual([]);
  });

  test("the same in either language, though its Russian is unofficial; the nearest first", async () => {
    expect(await near(en("Promote cooperation with chemical companies and the chemical industry"))).toEqual(
      expect.arrayContaining(["2019-III-5", "2021-III-8"]),
    );
    expect(await near(ru("Развивать сотрудничество с химической промышленностью и торговлей"))).toEqual(
      expect.arrayContaining(["2019-III-5", "2021-III-8"]),
    );
    const [first] = await near(ru("Укреплять национальный контроль над прекурсорами"));
    expect(first).toBe("2019-III-1");
  });

  test("where an earlier text stands within a longer draft", async () => {
    const draft = "Promote cooperation with the chemical industry, its traders and transport firms in every region.";
    expect(await near(en(draft))).toContain("2019-III-5");
  });

  test("not by one or two words, nor by itself, nor by what came after its meeting", async () => {
    expect(await near(en("Chemical industry"))).toEqual([]);
    const draft = en("Promote cooperation with the chemical industry.");
    expect(await near(draft, { except: "2021-III-8" })).toEqual(["2019-III-5"]);
    expect(await near(draft, { until: "2020-01-31" })).toEqual(["2019-III-5"]);
    expect(await near(draft, { until: "2018-01-31" })).toEqual([]);
  });

  test("only as far as this reader may read it", async () => {
    const draft = en("Train teachers in drug use prevention based on evidence");
    expect(await near(draft)).toEqual([]);
    expect((await findNear(portal, draft)).map(({ code }) => code)).toEqual(["2024-IV-1"]);
    await database().recommendation.update({ where: { code: "2019-III-5" }, data: { publishedRuAt: null } });
    expect(await near(ru("Развивать сотрудничество с химической промышленностью"))).toEqual(["2021-III-8"]);
    expect(await near(en("Promote cooperation with the chemical industry"))).toContain("2019-III-5");
    await database().recommendation.update({ where: { code: "2019-III-5" }, data: { publishedRuAt: new Date() } });
  });

  test("and in the words that this reader may know: not in those of a meeting that is not public", async () => {
    const [unit, code] = [await personWith("unit"), "2021-III-8"];
    done(await recordMeeting(unit, meetingOf({ code: "PCGM-97", start: "2024-11-12", number: 97 }), wasHeld));
    const text = en("Persuade quarries to weigh every lorry of limestone at dusk.");
    const amended = (await seen(unit, "2021-I-1")).map((one) => ({ ...one, decision: "amend" as const, text }));
    done(await decideRecommendations(unit, "PCGM-97", amended, { reason: en("So it was decided.") }));
    expect((await findNear(unit, text)).map(({ code }) => code)).toEqual(["2021-I-1"]);
    expect(await near(text)).toEqual([]);
    expect(await near(en("Promote cooperation with the chemical industry"))).toContain(code);
  });

  test("and only if this person may write: nobody else learns when a meeting was", async () => {
    const words = { "text.en": "Promote cooperation with the chemical industry.", meeting: "PCGM-15" };
    const told = async (role: Role) => (await nearFindings(await personWith(role), words, "en")).records.length;
    expect(await told("translator")).toBeGreaterThan(0);
    for (const role of ["focal", "liaison", "expert"] as const) expect(await told(role)).toBe(0);
  });

  test("with what came of it", async () => {
    const fates = await fatesOf(visitor, [{ code: "2019-III-3" }, { code: "2019-III-4" }, { code: "2021-III-4" }]);
    expect(fates.get("2019-III-3")).toEqual({
      became: [{ kind: "merged", codes: ["2021-III-2"] }],
      reports: { done: 1 },
    });
    expect(fates.get("2019-III-4")?.became).toEqual([{ kind: "split", codes: ["2021-III-5", "2021-III-6"] }]);
    expect(fates.get("2021-III-4")?.became).toEqual([]);
  });
});

test("a server without trigrams is served by the words that two texts share", async () => {
  await database().$executeRaw`DROP EXTENSION pg_trgm`;
  expect(await near(en("Cooperate with the chemical industry"))).toContain("2019-III-5");
  expect(await near(ru("Обмен информацией о маршрутах контрабанды прекурсоров"))).toContain("2019-III-2");
  expect(await near(ru("Проводить учебные курсы для пограничников"))).toEqual([]);
});
