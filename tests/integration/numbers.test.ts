import { beforeEach, describe, expect, test } from "vitest";
import { saveFigure } from "#desk/figures/observation-actions.ts";
import { figureValues } from "#desk/figures/observation-form-definition.ts";
import { saveMeeting } from "#desk/meetings/meeting-actions.ts";
import { meetingValues, newMeetingValues } from "#desk/meetings/meeting-form-definition.ts";
import { openNewRound } from "#desk/rounds/round-actions.ts";
import { standingFigures } from "#features/profiles/profile-queries.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { cleanText } from "#lib/clean-text.ts";
import type { Person } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith, recordAsItIs } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { personWith } from "#tests/support/people.ts";
import type { FormState, FormValues } from "#ui/form/form-state.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";

let liaison: Person;
let unit: Person;

beforeEach(async () => {
  await portalWith("sample");
  liaison = await personWith("liaison");
  unit = await personWith("unit");
});

const cell = { place: "UZB", indicator: "SEIZ-OPIUM", year: "2023", supersedes: "", absence: "" };

const figure = (value: string, locale: Locale) =>
  saveFigure(
    liaison,
    formOf({ locale, ...cell, value, "source.typed.rows": "1", "source.typed.0.text.en": "Letter of the ministry" }),
  );

const meeting = (more: FormValues, locale: Locale) =>
  saveMeeting(unit, formOf({ ...newMeetingValues(locale), locale, type: "pcgm", "title.en": "A meeting", ...more }));

const attendance = (value: string, locale: Locale) => {
  const row = { "attendance.0.what": "participants", "attendance.0.qualifier": "exactly" };
  return meeting(
    {
      ...row,
      "attendance.0.value": value,
      "attendance.0.source.typed.rows": "1",
      "attendance.0.source.typed.0.text.en": "Report",
    },
    locale,
  );
};

const round = (year: string, locale: Locale) => {
  const opens = { "opensOn.day": "1", "opensOn.month": "2", "opensOn.year": "2027" };
  const due = { "dueOn.day": "1", "dueOn.month": "4", "dueOn.year": "2027" };
  return openNewRound(unit, formOf({ locale, year, ...opens, ...due, toPartners: "nothing" }));
};

/** The value of the figure that stands, of the database itself. */
async function kept(): Promise<string | undefined> {
  const rows = await database().$queryRaw<{ value: string }[]>`
    SELECT value::text FROM observation WHERE place_code = 'UZB' AND indicator_code = 'SEIZ-OPIUM' AND year = 2023`;
  return rows.at(-1)?.value;
}

/** The sentence beside the field, once the text has come back into it as it was typed and nothing was stored. */
async function refusalOf(
  send: (typed: string, locale: Locale) => Promise<object>,
  typed: string,
  { locale, field }: { locale: Locale; field: string },
): Promise<string> {
  const before = await recordAsItIs();
  const outcome = (await send(typed, locale)) as Extract<FormState, { status: "invalid" }>;
  expect(outcome).toMatchObject({ status: "invalid", problems: [{ field }] });
  expect(outcome.values[field]).toBe(cleanText(typed));
  expect(await recordAsItIs()).toEqual(before);
  const message = cleanText(outcome.problems[0]?.message ?? "");
  expect(message).toContain(cleanText(typed.trim()));
  return message;
}

describe.each(locales)("A figure typed on a page in %s", (locale) => {
  const ofFigure = { locale, field: "value" };

  test("with a space before two digits is not joined: 12 5 is no 125", async () => {
    for (const typed of ["12 5", "12\u00A05", "1 2345"]) {
      expect(await refusalOf(figure, typed, ofFigure)).toContain(
        { en: "is not one number", ru: "это не одно число" }[locale],
      );
    }
  });

  test("as two cells with a tab or a line break between them is not joined", async () => {
    for (const typed of ["12\t500", "2024\t12 500"]) {
      expect(await refusalOf(figure, typed, ofFigure)).toContain(
        { en: "comes from several cells of a table", ru: "взято из нескольких ячеек таблицы" }[locale],
      );
    }
  });

  test("with a year copied along is no 202,412,500", async () => {
    for (const typed of ["2024 12 500", "2024 12,500", "12 500 2024", "2024: 12 500"]) {
      await refusalOf(figure, typed, ofFigure);
    }
  });

  test("as 1,2,345 is no 1.2345", async () => {
    for (const typed of ["1,2,345", "1.2.345", "1 2 345"]) await refusalOf(figure, typed, ofFigure);
  });

  test("keeps all of its decimals: 0.102468", async () => {
    expect(await figure({ en: "0.102468", ru: "0,102468" }[locale], locale)).toMatchObject({ to: expect.any(String) });
    expect(await kept()).toBe("0.102468");
    const [stored] = await standingFigures(liaison, { placeCode: "UZB", indicatorCode: "SEIZ-OPIUM", year: 2023 });
    expect(stored && figureValues(stored, locale).value).toBe({ en: "0.102468", ru: "0,102468" }[locale]);
  });

  test("is not rounded without a word: the form says what would be kept", async () => {
    const finer = { en: "12.3456789", ru: "12,3456789" }[locale];
    expect(await refusalOf(figure, finer, ofFigure)).toContain({ en: "12.345679", ru: "12,345679" }[locale]);
  });

  test("that can be read in two ways is asked about, with both readings", async () => {
    const said = await refusalOf(figure, "1.234", ofFigure);
    expect(said).toContain({ en: "Write 1234 or 1.2340", ru: "Напишите 1234 или 1,2340" }[locale]);
  });

  test("that cannot be says so with what was typed", async () => {
    const said = await refusalOf(figure, "−5", ofFigure);
    expect(said).toContain({ en: "never negative", ru: "не бывает отрицательным" }[locale]);
  });

  test("may stand in the groups of its language, with spaces of any kind", async () => {
    const typed = { en: ["1,234,567.5", "1 234 567.5"], ru: ["1 234 567,5", "1\u202F234\u202F567,5"] }[locale];
    for (const text of typed) {
      await portalWith("sample");
      expect(await figure(text, locale)).toMatchObject({ to: expect.any(String) });
      expect(await kept()).toBe("1234567.5");
    }
  });
});

test("1,234 is a whole number on a page in English, and a question on one in Russian", async () => {
  expect(await refusalOf(figure, "1,234", { locale: "ru", field: "value" })).toContain("1234 или 1,2340");
  await figure("1,234", "en");
  expect(await kept()).toBe("1234");
});

describe.each(locales)("A whole number typed on a page in %s", (locale) => {
  test("as an attendance of 1,5 is not fifteen exactly", async () => {
    const said = await refusalOf(attendance, "1,5", { locale, field: "attendance.0.value" });
    expect(said).toContain({ en: "can be read as 1.5 or as 15", ru: "можно прочитать как 1,5 или как 15" }[locale]);
  });

  test("as an attendance that cannot be names the numbers that can", async () => {
    const said = await refusalOf(attendance, "150000", { locale, field: "attendance.0.value" });
    expect(said).toContain({ en: "from 0 to 100,000", ru: "от 0 до 100 000" }[locale]);
  });

  test("as the number of a meeting is refused with what was typed", async () => {
    const number = (typed: string) => meeting({ number: typed }, locale);
    for (const typed of ["16th", "1 6", "1.6", "0"]) await refusalOf(number, typed, { locale, field: "number" });
  });

  test("stays as it was typed in a meeting that is corrected, too", async () => {
    const stored = await findMeeting(unit, "PCGM-15");
    if (!stored) throw new Error("no PCGM-15");
    const values = meetingValues(stored, locale);
    const correct = (field: string) => (typed: string) =>
      saveMeeting(unit, formOf({ locale, ...values, [field]: typed }));
    for (const typed of ["1,5", "1 5", "x"]) await refusalOf(correct("number"), typed, { locale, field: "number" });
  });

  test("as the year of a round has four digits and nothing else", async () => {
    for (const typed of ["2 027", "2,027", "2027.0", "2e3", "0x7EB", "26", "1999", "twenty"]) {
      expect(await refusalOf(round, typed, { locale, field: "year" })).toMatch(/2003\D+2100/);
    }
    expect(await round(" 2027\n", locale)).toMatchObject({ to: expect.stringContaining("/2027?done=open") });
  });
});

describe("The database", () => {
  const enter = (value: string) =>
    database().$executeRawUnsafe(`
    INSERT INTO observation (place_code, indicator_code, year, period_kind, period_from, period_to, value, entered_at)
    VALUES ('UZB', 'SEIZ-OPIUM', 2023, 'year', '2023-01-01', '2023-12-31', ${value}, now())`);

  test("rounds no figure: it keeps all decimals that a page shows, and refuses one that is finer or larger", async () => {
    for (const value of ["0.1024685", "1e-7", "1e12", "'NaN'"]) {
      await expect(enter(value)).rejects.toThrow("observation_value_is_not_rounded");
    }
    await enter("999999999999.102468");
    expect(await kept()).toBe("999999999999.102468");
  });
});
