import { describe, expect, test } from "vitest";
import { meetingInput } from "#features/meetings/meeting.ts";
import { locales } from "#i18n/locale.ts";
import { withStates } from "#i18n/record-text.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import {
  meetingForm,
  meetingValues,
  newMeetingValues,
  readMeeting,
  readNewMeeting,
} from "./meeting-form-definition.ts";

const typed: FormValues = {
  ...newMeetingValues("en"),
  type: "pcgm",
  number: "16",
  "title.en": "16th meeting",
  "start.day": "3",
  "start.month": "11",
  "start.year": "2026",
  "end.day": "4",
  "end.month": "11",
  "end.year": "2026",
};

const form = meetingForm("en");

const read = (values: FormValues, taken: readonly string[] = []) => readNewMeeting(form.tidy(values), "en", taken);

const meetingOf = (values: FormValues, taken?: readonly string[]) => {
  const meeting = read(values, taken);
  if (!meeting.ok) throw new Error(JSON.stringify(meeting.problems));
  return meeting.value;
};

const problems = (values: FormValues) => {
  const meeting = read(values);
  return meeting.ok ? [] : meeting.problems;
};

describe("The form of a meeting", () => {
  test("gives the address from kind, number, pillar and year", () => {
    expect(meetingOf(typed)).toMatchObject({ code: "PCGM-16", datePrecision: "day", start: "2026-11-03" });
    expect(meetingOf({ ...typed, type: "ewg", number: "", pillar: "2" }, ["EWG-2026-II"])).toMatchObject({
      code: "EWG-2026-II-2",
    });
  });

  test("keeps the address it has", () => {
    expect(readMeeting(form.tidy(typed), "en", "PCGM-2008")).toMatchObject({ value: { code: "PCGM-2008" } });
  });

  test("gives back what is stored, row by row", () => {
    const stored = meetingInput.parse({
      ...meetingOf(typed),
      official: { en: null, ru: null },
      place: "AUT",
      hosts: [
        { role: "host", partner: "UNODC", name: null },
        { role: "chair", partner: null, name: { en: "A university", ru: null } },
      ],
      attendance: [
        {
          what: "participants",
          value: 150,
          qualifier: "moreThan",
          source: [{ text: { en: "Report, para 19", ru: null } }],
        },
      ],
      conflicts: [
        {
          scope: "year",
          heading: { en: "Two paragraphs disagree", ru: null },
          statements: [
            { source: [{ text: { en: "Para 19", ru: null } }], text: { en: "II and III", ru: null } },
            { source: [{ text: { en: "Para 22", ru: null } }], text: { en: "All four", ru: null } },
          ],
          note: { en: null, ru: null },
        },
      ],
    });
    const { place, zone, city, access = "public", hosts = [], outcome, source, title, titleState, ...rest } = stored;
    const none = { en: null, ru: null };
    const unstated = withStates(none, none);
    const values = meetingValues(
      {
        ...{ ...rest, access },
        title: { ...title, state: titleState, outdated: none, official: none, place: null },
        ...{ id: 1, version: 1, state: "planned", firstDay: null, lastDay: null, sample: false },
        published: { en: false, ru: false },
        ...{ city: city ?? none, source: source ?? [] },
        hosts: hosts.map(({ partner, ...host }) => ({
          ...host,
          partner: partner === null ? null : { code: partner, name: unstated, nameThen: null, remark: unstated },
        })),
        outcome: { ...unstated, ...(outcome ?? none) },
        zone: { name: zone ?? null, said: zone ?? null },
        place: place === null ? null : { code: place, name: none, nameThen: none, isPartner: false },
      },
      "en",
    );
    const again = readMeeting(form.tidy(values), "en", stored.code);
    expect(again.ok && again.value).toEqual({
      ...{ ...stored, access },
      attendance: stored.attendance.map((row) => ({ ...row, note: null })),
    });
  });

  test("takes out emptied rows and keeps some empty ones", () => {
    const tidy = form.tidy({
      ...typed,
      "hosts.rows": "3",
      "hosts.0.role": "host",
      "hosts.0.name.en": " ",
      "hosts.1.role": "chair",
      "hosts.1.name.en": "Second",
    });
    expect(tidy).toMatchObject({ "hosts.0.name.en": "Second", "hosts.0.role": "chair", "hosts.rows": "2" });
    expect(meetingOf(tidy).hosts).toHaveLength(1);
  });

  test("says at the number that its source is missing", () => {
    const values = { ...typed, "attendance.0.what": "participants", "attendance.0.qualifier": "moreThan" };
    expect(problems(values)).toEqual([]);
    expect(problems({ ...values, "attendance.0.value": "150" })).toEqual([
      { field: "attendance.0.source", message: "Say where the number comes from", where: "Number 1" },
    ]);
    expect(
      problems({
        ...values,
        "attendance.0.value": "many",
        "attendance.0.source.typed.rows": "1",
        "attendance.0.source.typed.0.text.en": "Para 19",
      }),
    ).toEqual([
      { field: "attendance.0.value", message: expect.stringContaining("“many” is not a number"), where: "Number 1" },
    ]);
  });

  test("reads a number as people group it", () => {
    const values = { ...typed, "attendance.0.what": "states", "attendance.0.qualifier": "exactly" };
    const grouped = {
      ...values,
      "attendance.0.value": "1 500",
      "attendance.0.source.typed.rows": "1",
      "attendance.0.source.typed.0.text.en": "Para 1",
    };
    expect(meetingOf(grouped).attendance[0]?.value).toBe(1500);
  });

  test.each(locales)("keeps a number that is none as it was typed, and says so beside it: %s", (locale) => {
    const wrong = {
      number: ["sixteen", "1,5", "0", "1000", "12 5"],
      "attendance.0.value": ["1,5", "12 5", "150\t12", "100,001", "-5", "2024 150"],
    };
    const attendance = {
      "attendance.rows": "1",
      "attendance.0.source.typed.rows": "1",
      "attendance.0.source.typed.0.text.en": "Para 1",
      "attendance.0.value": "7",
    };
    const kind = { "attendance.0.what": "states", "attendance.0.qualifier": "exactly" };
    for (const [field, numbers] of Object.entries(wrong)) {
      for (const number of numbers) {
        const tidy = meetingForm(locale).tidy({ ...typed, ...attendance, ...kind, [field]: number });
        expect(tidy[field]).toBe(number);
        const answer = readNewMeeting(tidy, locale, []);
        expect(answer).toMatchObject({ problems: [{ field, message: expect.stringContaining(number) }] });
      }
    }
  });

  test("tells every problem at once, in the order of the form", () => {
    const fields = problems({
      ...typed,
      "title.en": "",
      number: "sixteen",
      "end.year": "2025",
      "hosts.rows": "1",
      "hosts.0.role": "host",
      "hosts.0.partner": "x".repeat(41),
      "conflicts.rows": "1",
      "conflicts.0.note.en": "They differ",
    }).map(({ field }) => field);
    expect(fields).toEqual([
      "title",
      "number",
      "end",
      "hosts.0.partner",
      "conflicts.0.heading",
      "conflicts.0.statements",
    ]);
  });

  test("refuses a day that does not exist and a week that is none", () => {
    expect(problems({ ...typed, "start.day": "31" })).toEqual([
      { field: "start", message: expect.stringContaining("does not exist") },
    ]);
    expect(problems({ ...typed, datePrecision: "week" })).toEqual([
      { field: "datePrecision", message: expect.stringContaining("month and year") },
    ]);
    const week = { ...typed, datePrecision: "week", "start.day": "", "end.day": "", "end.month": "", "end.year": "" };
    expect(problems(week)).toEqual([]);
  });
});
