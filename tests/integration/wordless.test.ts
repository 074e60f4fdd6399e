import { beforeAll, describe, expect, test, vi } from "vitest";
import { answerFile } from "#app/api/formats/table.ts";
import { enterRecommendation } from "#desk/recording/recommendation-actions.ts";
import { findEnteredLast, findRecommendationForDesk } from "#desk/recording/recommendation-desk-queries.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { correctMeeting, publishMeeting, recordMeeting } from "#features/meetings/meeting-commands.ts";
import { moveMeeting } from "#features/meetings/meeting-state-commands.ts";
import {
  addNumbers,
  addRecommendation,
  correctRecommendation,
  type NewNumbers,
} from "#features/recommendations/recommendation-commands.ts";
import { publishRecommendations } from "#features/recommendations/recommendation-publishing.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { discardRecommendation, renumberRecommendation } from "#features/recommendations/taking-back-commands.ts";
import type { Page } from "#i18n/address.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { cited, type Source } from "#i18n/source.ts";
import type { Format } from "#lib/formats.ts";
import { type Person, portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { csvRows } from "#tests/support/csv-rows.ts";
import { portalWith } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { pageText } from "#tests/support/page-html.ts";
import { personWith } from "#tests/support/people.ts";
import { done, meetingOf, seen, wasHeld } from "#tests/support/policy-meetings.ts";
import { numbersOfMeetings } from "#views/meeting/meeting-outcome-queries.ts";

// Nobody is signed in: outside of the framework there is no request that could say otherwise.
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => undefined }),
  headers: async () => new Headers(),
}));

const news = { en: "News of the host, 25 October 2024", ru: "Сообщение принимающей стороны, 25 октября 2024 года" };
const source = cited(news);
const letter = { en: "Letter of the host, para 7", ru: "Письмо принимающей стороны, пункт 7" };
const saysSo = cited(letter);
const numbers = { first: 1, last: 11, provenance: "no-text", source, verb: "agree" } satisfies NewNumbers;
const group = meetingOf({ code: "EWG-2024-III", type: "ewg", pillar: 3, start: "2024-10-24", end: "2024-10-25" });
const policy = meetingOf({ code: "PCGM-18", number: 18, start: "2024-12-05" });
const eleven = { what: "agreed", pillar: null, value: 11, qualifier: "exactly", source } as const;
const endorsed = { what: "endorsed", pillar: 3, value: null, qualifier: "unknown", source } as const;
const words = { text: { en: "Exchange profiles.", ru: null }, textState: { en: "original", ru: "missing" } } as const;

let unit: Person;

beforeAll(async () => {
  await portalWith("sample");
  unit = await personWith("unit");
  const told = done(await recordMeeting(unit, { ...group, reported: [eleven] }, wasHeld));
  done(await addNumbers(unit, group.code, numbers));
  done(
    await addNumbers(unit, group.code, { ...numbers, first: 12, last: 12, provenance: "not-public", source: saysSo }),
  );
  done(await publishMeeting(unit, group.code, told.version, locales, await seen(unit, ...codes(12))));
  const decided = done(await recordMeeting(unit, { ...policy, reported: [endorsed] }, wasHeld));
  done(await publishMeeting(unit, policy.code, decided.version, locales));
});

const codes = (last: number) => Array.from({ length: last }, (_, index) => `2024-III-${index + 1}`);

/** Beside one another as a reader sees them, without the spaces that keep a number and its word on one line. */
async function page(of: Page, locale: Locale, values: Record<string, string> = {}, query = {}): Promise<string> {
  const { head, body } = await pageText(of, { locale, values, query });
  return `${head} ${body}`.replace(/[\s\u00A0\u2060]+/g, " ");
}

const claims: Record<Locale, RegExp> = { en: /text[^.]* is not public/i, ru: /текст[^.]* не опубликован/i };
const held: Record<Locale, RegExp> = { en: /record (holds the|does not hold the)/i, ru: /на портале (есть|нет)/i };

describe("A number without words", () => {
  test.each(locales)("is told as one that the record lacks, on every page that shows it (%s)", async (locale) => {
    const shown: [Page, Record<string, string>, object][] = [
      ["/recommendations/[code]", { code: "2024-III-3" }, {}],
      ["/recommendations/[code]", { code: "2021-I-1" }, {}],
      ["/recommendations", {}, { meeting: "EWG-2021-I" }],
      ["/meetings/[code]", { code: "EWG-2021-I" }, {}],
      ["/meetings/[code]", { code: "EWG-2021-III" }, {}],
      ["", {}, {}],
    ];
    for (const [of, values, query] of shown) {
      const text = await page(of, locale, values, query);
      expect(text, of).not.toMatch(claims[locale]);
      if (!values.code?.includes("III")) expect(text, of).toMatch(held[locale]);
    }
  });

  test.each(locales)(
    "is told as one that is not public beside the source that says so, and only there (%s)",
    async (locale) => {
      const told = letter[locale].replace(/\s/g, " ");
      for (const text of [
        await page("/recommendations/[code]", locale, { code: "2024-III-12" }),
        await page("/recommendations", locale, {}, { meeting: group.code }),
        await page("/meetings/[code]", locale, { code: group.code }),
      ]) {
        expect(text).toMatch(claims[locale]);
        expect(text).toContain(told);
      }
    },
  );

  test("is in the files what it is", async () => {
    const list = await file("csv", ["recommendations"], { meeting: group.code });
    const kinds = table(await list.text()).map(({ code, provenance, text_en: text }) => [code, provenance, text]);
    expect(kinds).toContainEqual(["2024-III-11", "no-text", ""]);
    expect(kinds).toContainEqual(["2024-III-12", "not-public", ""]);
  });

  test("is refused where others were entered meanwhile, and nothing of it is done", async () => {
    expect(await addNumbers(unit, group.code, { ...numbers, first: 12, last: 14 })).toMatchObject({
      ...{ error: "numbersTaken", details: { code: "2024-III-12" } },
    });
    expect(await findRecommendations(unit, { meeting: { code: group.code } })).toHaveLength(12);
  });

  test("is not public only as a source says, to whatever command", async () => {
    const untold = {
      ...numbers,
      first: 13,
      last: 13,
      provenance: "not-public",
      source: [] as Source,
    } as const;
    expect(await addNumbers(unit, group.code, untold)).toMatchObject({ error: "notPublicWithoutSource" });
  });

  test("cannot have words, nor words be of no kind: neither by a command nor in the database", async () => {
    const [one] = await seen(unit, "2024-III-5");
    const { code, version } = one ?? { code: "", version: 0 };
    const translator = await personWith("translator");
    const given = { ...words, source };
    expect(await correctRecommendation(translator, code, version, given)).toMatchObject({
      error: "kindOfWordsMissing",
    });
    expect(await correctRecommendation(unit, code, version, { ...given, provenance: "no-text" })).toMatchObject({
      error: "kindOfWordsMissing",
    });
    const empty = { text: { en: null, ru: null }, textState: { en: "missing", ru: "missing" }, source } as const;
    expect(await correctRecommendation(unit, code, version, { ...empty, provenance: "official" })).toMatchObject({
      error: "textMissing",
    });
    for (const change of ["text_en = 'Words'", "provenance = 'official'", "provenance = 'not-public', source = '[]'"]) {
      const sql = `UPDATE recommendation SET ${change} WHERE code = '2024-III-5'`;
      await expect(database().$executeRawUnsafe(sql), change).rejects.toThrow(/violates check constraint/);
    }
  });

  test("is given words by a correction, which its history tells, to everybody and to the unit", async () => {
    const [one] = await seen(unit, "2024-III-2");
    const given = { ...words, source, provenance: "attested-paraphrase" } as const;
    done(await correctRecommendation(unit, "2024-III-2", one?.version ?? 0, given));
    const stored = await findRecommendationForDesk(unit, "2024-III-2");
    expect(stored?.changes[0]?.verb).toBe("words");
    const text = await page("/recommendations/[code]", "en", { code: "2024-III-2" });
    expect(text).toContain("Exchange profiles.");
    expect(text).toContain("In others’ words");
    expect(text).toMatch(/Words were added on/);
    expect(await page("/recommendations/[code]", "en", { code: "2024-III-3" })).not.toMatch(/Words were added/);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });
});

/** The rows of a file by the names of its columns. */
function table(csv: string): Record<string, string>[] {
  const [heads = [], ...rows] = csvRows(csv);
  return rows.map((row) => Object.fromEntries(heads.map((head, index) => [head, row[index] ?? ""])));
}

async function file(format: Format, path: string[], query: Record<string, string> = {}): Promise<Response> {
  const answer = await answerFile({ actor: visitor, locale: "en", format, path, query: new URLSearchParams(query) });
  if (!answer) throw new Error(path.join("/"));
  return answer;
}

describe("The number that a source tells of", () => {
  test("stands beside those in the record on the page of the meeting and in the list, and is never added to them", async () => {
    const en = await page("/meetings/[code]", "en", { code: group.code });
    expect(en).toContain("11 recommendations agreed, 12 in this record");
    expect(en).toContain(news.en);
    expect(await page("/meetings/[code]", "ru", { code: group.code })).toContain(
      "Согласовано рекомендаций: 11, в настоящей базе данных: 12",
    );
    expect(await page("/meetings", "en", {}, { year: "2024" })).toContain(
      "11 recommendations agreed, 12 in this record",
    );
    expect(await page("/meetings/[code]", "en", { code: "EWG-2021-I" })).toContain(
      "8 recommendations agreed, 8 in this record",
    );
  });

  test("is known, or not, of what a policy meeting endorsed, and counts nothing", async () => {
    for (const [locale, text] of [
      ["en", "Recommendations endorsed, number not known"],
      ["ru", "Одобрены рекомендации, число их неизвестно"],
    ] as const) {
      expect(await page("/meetings/[code]", locale, { code: policy.code })).toContain(text);
      expect(await page("/meetings", locale, {}, { year: "2024" })).toContain(text);
    }
    expect((await numbersOfMeetings(visitor)).get(policy.code)).toBeUndefined();
  });

  test("is in JSON and CSV of the meeting and of the list, with the number of the records beside it", async () => {
    const one = (await (await file("json", ["meetings", group.code])).json()) as Record<string, unknown[]>;
    const { source: _, ...told } = eleven;
    const sources = [{ text: news, address: null, seenOn: null, language: null }];
    expect(one.reported).toEqual([{ ...told, note: null, sources }]);
    expect(one.recommendations).toHaveLength(12);
    for (const [path, query] of [
      [["meetings", group.code], {}],
      [["meetings"], { year: "2024" }],
    ] as [string[], Record<string, string>][]) {
      const rows = table(await (await file("csv", path, query)).text());
      const row = rows.find(({ code }) => code === group.code);
      expect([row?.reported_recommendations, row?.recommendations]).toEqual(["agreed: exactly 11", "12"]);
    }
    const [row] = table(await (await file("csv", ["meetings", policy.code])).text());
    expect([row?.reported_recommendations, row?.endorsed]).toEqual(["endorsed (pillar 3): unknown", "0"]);
  });

  test("is known only once the meeting was over, as of any day", async () => {
    const before = await page("/meetings/[code]", "en", { code: group.code }, { asof: "2024-10-24" });
    expect(before).not.toContain("recommendations agreed");
  });

  test("needs a meeting that was held, and a policy meeting to be endorsed", async () => {
    const planned = meetingOf({ code: "EWG-2025-III", type: "ewg", pillar: 3, start: "2025-10-24" });
    expect(await recordMeeting(unit, { ...planned, reported: [eleven] })).toMatchObject({ error: "reportedNotHeld" });
    const { version } = done(await recordMeeting(unit, planned));
    const told = { ...planned, reported: [eleven] };
    expect(await correctMeeting(unit, planned.code, version, told)).toMatchObject({ error: "reportedNotHeld" });
    const held = await database().meeting.findUniqueOrThrow({ where: { code: policy.code } });
    const taken = { verb: "retract", reason: { en: "Another report.", ru: null } } as const;
    expect(await moveMeeting(unit, policy.code, held.version, taken)).toMatchObject({ error: "heldWithReported" });
    const sql = `UPDATE meeting SET reported = '${JSON.stringify([endorsed])}' WHERE code = '${group.code}'`;
    await expect(database().$executeRawUnsafe(sql)).rejects.toThrow(/meeting_reported_endorsed/);
  });
});

describe("The choices for one recommendation", () => {
  const entered = {
    ...{ locale: "en", meeting: "EWG-2024-III-2", verb: "draft", provenance: "attested-theme" },
    ...{ "text.en": "A theme.", "textState.en": "original", "textState.ru": "reviewed", "text.ru": "Тема." },
    ...{ "source.typed.rows": "1", "source.typed.0.text.en": "Report, para 9", "addressees.state": ["UZB"] },
  };
  const itsOwn = () => findRecommendations(unit, { meeting: { code: "EWG-2024-III-2" } });

  test("stay for the next one of the same meeting, for the person who made them and nobody else", async () => {
    const second = meetingOf({ code: "EWG-2024-III-2", type: "ewg", pillar: 3, start: "2024-11-20" });
    done(await recordMeeting(unit, second, wasHeld));
    expect(await findEnteredLast(unit, await itsOwn())).toBeNull();
    expect(await enterRecommendation(unit, formOf(entered))).toMatchObject({ status: "done" });
    const last = await findEnteredLast(unit, await itsOwn());
    expect(last).toMatchObject({ verb: "draft", item: { code: "2024-III-13", provenance: "attested-theme" } });
    expect(last?.item.text.state).toEqual({ en: "original", ru: "reviewed" });
    expect(await findEnteredLast(await personWith("admin"), await itsOwn())).toBeNull();
    expect(
      await findEnteredLast(unit, await findRecommendations(unit, { meeting: { code: "EWG-2019-III" } })),
    ).toBeNull();
  });

  test("put it in the order of its own meeting, where another of the group has numbers before it", async () => {
    expect((await itsOwn()).map(({ code }) => code)).toEqual(["2024-III-13"]);
    const place = async (code: string) =>
      (await database().recommendation.findUniqueOrThrow({ where: { code }, select: { position: true } })).position;
    expect(await place("2024-III-13")).toBe(1);
    const next = { ...words, source, addressees: [], provenance: "official", verb: "draft" } as const;
    const draft = () => addRecommendation(portal, "EWG-2024-III-2", { ...next, addressees: [] });
    for (const expected of [2, 3]) expect(await place(done(await draft()).code)).toBe(expected);
    const [first] = await seen(unit, "2024-III-14");
    if (first) done(await discardRecommendation(unit, first));
    const [last] = await seen(unit, "2024-III-15");
    if (last) done(await renumberRecommendation(unit, last, 14));
    expect((await itsOwn()).map(({ code }) => code)).toEqual(["2024-III-13", "2024-III-14"]);
    const [one] = await seen(unit, "2024-III-13");
    if (one) done(await renumberRecommendation(unit, one, 20));
    expect((await itsOwn()).map(({ code }) => code)).toEqual(["2024-III-14", "2024-III-20"]);
  });

  test("are asked for: words of no kind, and words without a source, are not taken", async () => {
    const answer = await enterRecommendation(
      unit,
      formOf({ ...entered, provenance: "", "source.typed.0.text.en": "" }),
    );
    const problems = answer && "problems" in answer ? answer.problems.map(({ field }) => field) : [];
    expect(problems).toEqual(["source", "provenance"]);
    const silent = await enterRecommendation(unit, formOf({ ...entered, provenance: "no-text" }));
    expect(silent).toMatchObject({ status: "invalid", problems: [{ field: "provenance" }] });
  });
});

test("publishing takes numbers without words in both languages", async () => {
  const last = done(await addNumbers(unit, group.code, { ...numbers, first: 21, last: 21 }));
  const [one] = done(await publishRecommendations(unit, ["en", "ru"], last));
  expect([one?.publishedEnAt, one?.publishedRuAt]).toEqual([expect.any(Date), expect.any(Date)]);
});
