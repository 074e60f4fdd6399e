import { beforeEach, describe, expect, test, vi } from "vitest";
import { answerFile } from "#app/api/formats/table.ts";
import { assess } from "#features/assessments/assessment-commands.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { withdrawMeeting } from "#features/meetings/meeting-commands.ts";
import { moveMeeting } from "#features/meetings/meeting-state-commands.ts";
import { enterObservation, verifyObservation } from "#features/profiles/observation-commands.ts";
import { releaseReport, repeatReport, submitReport } from "#features/reports/report-commands.ts";
import { listTextsToDo } from "#features/texts/text-queries.ts";
import { sentTexts } from "#features/translations/translation.ts";
import { cited } from "#i18n/source.ts";
import { type Person, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { openUpTo } from "#tests/support/assessments.ts";
import { portalWith } from "#tests/support/database.ts";
import { translateAs } from "#tests/support/desk/translating.ts";
import { pageText } from "#tests/support/page-html.ts";
import { personWith } from "#tests/support/people.ts";
import { done, publicMeeting } from "#tests/support/policy-meetings.ts";

vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => undefined }),
  headers: async () => new Headers(),
}));

const code = "2021-III-4";
const sentWords = "Проведены курсы для сотрудников.";
const words = "Courses were held for officers.";
const year = 2024;

let focal: Person;
let unit: Person;
let translator: Person;
let report: number;

const unofficial = { state: "unofficial" } as const;
const to = () => ({ recommendation: code, partnerId: focal.partner?.id ?? 0 });

const ofReport = (id = report) => ({ subject: "report", key: String(id), field: sentTexts.report }) as const;

beforeEach(async () => {
  await portalWith("sample");
  [focal, unit, translator] = await Promise.all([personWith("focal"), personWith("unit"), personWith("translator")]);
  const said = { year, state: "underWay", statement: sentWords, language: "ru", evidence: null } as const;
  report = done(await submitReport(focal, to(), said, { corrects: null })).id;
});

const page = async (
  locale: "en" | "ru",
  of: "/recommendations/[code]" | "/partners/[code]" = "/recommendations/[code]",
) =>
  (await pageText(of, { locale, values: { code: of === "/partners/[code]" ? "UZB" : code } })).body.replaceAll(
    "\u00A0",
    " ",
  );

const json = async (actor: Person | typeof visitor) => {
  const path = ["recommendations", code];
  const query = new URLSearchParams();
  const answer = await answerFile({ actor, locale: "en", path, format: "json", query });
  return JSON.parse((await answer?.text()) ?? "") as {
    reports: { year: number; statement: string; translation: unknown }[];
  };
};

const ofYear = async (actor: Person | typeof visitor) => (await json(actor)).reports.find((one) => one.year === year);

describe("What a partner sent", () => {
  test("stays as it was sent, and its translation goes first for who reads the other language, under its mark", async () => {
    done(await releaseReport(unit, report));
    await translateAs(ofReport(), words, { state: "unofficial" });
    expect(await page("en")).toMatch(new RegExp(`${words}.*Unofficial translation.*As sent.*${sentWords}`, "s"));
    expect(await page("en", "/partners/[code]")).toMatch(
      new RegExp(`${words}.*Unofficial translation.*${sentWords}`, "s"),
    );
    const russian = await page("ru");
    expect(russian).toContain(sentWords);
    expect(russian).not.toContain(words);
    expect(await ofYear(visitor)).toMatchObject({
      statement: sentWords,
      translation: { words, language: "en", state: "unofficial" },
    });
    const stored = await database().implementationReport.findUniqueOrThrow({ where: { id: report } });
    expect(stored).toMatchObject({ statement: sentWords, language: "ru" });
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("is public in translation when it is released, and not before", async () => {
    await translateAs(ofReport(), words, { state: "unofficial" });
    expect(await ofYear(visitor)).toBeUndefined();
    expect(await page("en")).not.toContain(words);
    done(await releaseReport(unit, report));
    expect(await page("en")).toContain(words);
  });

  test("has a translation that nobody but translators sees while it is a draft", async () => {
    done(await releaseReport(unit, report));
    await translateAs(ofReport(), words, { state: "draft" });
    expect((await ofYear(visitor))?.translation).toBeNull();
    expect(await page("en")).not.toContain(words);
    expect((await ofYear(translator))?.translation).toMatchObject({ state: "draft" });
  });

  test("is in the translator's list once partners may read it, until somebody has read its translation again", async () => {
    const mine = async () =>
      (await listTextsToDo(translator)).filter(({ name }) => name === `report/${report}/statement`);
    expect(await mine()).toEqual([]);
    done(await releaseReport(unit, report));
    expect(await mine()).toMatchObject([
      { trouble: "missing", into: "en", words: 4, called: { en: `${code}, Uzbekistan, ${year}` } },
    ]);
    await translateAs(ofReport(), words, { state: "unofficial" });
    expect(await mine()).toMatchObject([{ trouble: "unsettled" }]);
    await translateAs(ofReport(), words, { state: "reviewed" });
    expect(await mine()).toEqual([]);
  });

  test("lends its translation to a later report that says that nothing has changed", async () => {
    done(await releaseReport(unit, report));
    await translateAs(ofReport(), words, { state: "reviewed" });
    const again = done(await repeatReport(focal, to(), year + 1, { corrects: null, repeats: report }));
    done(await releaseReport(unit, again.id));
    const repeated = (await json(visitor)).reports.find((one) => one.year === year + 1);
    expect(repeated?.translation).toMatchObject({ words });
  });

  test("takes its translation along when the partner corrects it", async () => {
    done(await releaseReport(unit, report));
    await translateAs(ofReport(), words, { state: "unofficial" });
    const corrected = { year, state: "done", statement: "Курсы завершены.", language: "ru", evidence: null } as const;
    const { id } = done(await submitReport(focal, to(), corrected, { corrects: report }));
    const listed = async () =>
      (await listTextsToDo(translator)).map(({ name }) => name).filter((name) => name.startsWith("report/"));
    // Of a correction that partners may not read yet nothing tells.
    expect(await listed()).toEqual([`report/${report}/statement`]);
    done(await releaseReport(unit, id));
    expect(await listed()).toEqual([`report/${id}/statement`]);
    expect(await page("en", "/partners/[code]")).not.toContain(words);
  });
});

/** Reads the page and the file of this record as everybody does. */
async function publicly(of: "recommendations" | "meetings" | "profiles", at: string) {
  const locale = "ru";
  const { body } = await pageText(`/${of}/[code]`, { locale, values: { code: at } });
  const asked = { actor: visitor, locale, path: [of, at], query: new URLSearchParams() } as const;
  const files = await Promise.all(
    (["json", "csv"] as const).map(async (format) => (await answerFile({ ...asked, format }))?.text()),
  );
  return { body: body.replaceAll("\u00A0", " "), files: files.join(" ") };
}

test("An assessment has a translation, too", async () => {
  done(await releaseReport(unit, report));
  const said = { year, state: "underWay", statement: "We were told of courses.", language: "en" } as const;
  const about = { seen: { report, assessment: null } };
  const { id } = done(await assess(unit, { ...to(), recommendation: code }, said, about));
  await openUpTo(unit, id, "public");
  await translateAs({ subject: "assessment", key: String(id), field: "statement" }, "Нам сообщили.", unofficial);
  const { body, files } = await publicly("recommendations", code);
  expect(body).toMatch(/Нам сообщили\..*еофициальный перевод.*We were told of courses\./s);
  expect(files).toContain('"words":"Нам сообщили."');
});

test("The method of a figure has a translation, too", async () => {
  const liaison = await personWith("liaison");
  const figure = { place: "UZB", indicator: "SEIZ-OPIUM", year: 2020, value: 12, absence: null, provisional: false };
  const written = { source: cited({ en: "Report", ru: null }), secondary: false, method: "Weighed after drying." };
  const { id } = done(await enterObservation(liaison, { ...figure, ...written }, { supersedes: null }));
  const place = { subject: "observation", key: String(id), field: "method" } as const;
  await translateAs(place, "Взвешено после сушки.", unofficial);
  expect((await publicly("profiles", "UZB")).files).not.toContain("после сушки");
  done(await verifyObservation(unit, id));
  const { body, files } = await publicly("profiles", "UZB");
  expect(body).toMatch(/Взвешено после сушки\..*еофициальный перевод.*Weighed after drying\./s);
  expect(files).toMatch(/"methodTranslation":\{"words":"Взвешено.*Взвешено после сушки\.[,;]unofficial/s);
});

test("The reason of an event has a translation, too, in the languages in which its record is public", async () => {
  const { code: coming, version } = await publicMeeting(unit, "PCGM-99", "2099-11-10");
  const reason = { en: "The host withdrew.", ru: null };
  const told = { verb: "cancel", source: cited({ en: "Letter", ru: null }), reason, on: null } as const;
  done(await moveMeeting(unit, coming, version, told));
  const event = await database().event.findFirstOrThrow({ where: { verb: "cancel", subject: "meeting" } });
  await translateAs({ subject: "event", key: String(event.id), field: "reason" }, "Организатор отказался.", unofficial);
  const { body, files } = await publicly("meetings", coming);
  expect(body).toMatch(/Организатор отказался\..*еофициальный перевод.*The host withdrew\./s);
  expect(files).toMatch(/"reasonTranslation":\{"words":"Организатор.*Организатор отказался\.[,;]unofficial/s);
  expect(event.reasonRu).toBeNull();
  expect((await verifyHistory()).firstAltered).toBeNull();
  const now = await database().meeting.findUniqueOrThrow({ where: { code: coming } });
  done(await withdrawMeeting(unit, coming, now.version, reason, { languages: ["ru"] }));
  expect((await publicly("meetings", coming)).files).not.toContain("Организатор отказался");
});

test("The database takes no translation of nothing, and none into the language of the words", async () => {
  const row = { subject: "report", subjectId: report, words: "x", state: "draft", writtenAt: new Date() };
  const { translation } = database();
  await expect(translation.create({ data: { ...row, language: "ru" } })).rejects.toThrow("nothing that was sent");
  await expect(translation.create({ data: { ...row, subjectId: 999_999, language: "en" } })).rejects.toThrow();
  await translateAs(ofReport(), words);
  await expect(translation.updateMany({ data: { language: "ru" } })).rejects.toThrow();
});
