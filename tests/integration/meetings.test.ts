import { beforeAll, describe, expect, test } from "vitest";
import { saveMeeting } from "#desk/meetings/meeting-actions.ts";
import { nextMeetingValues } from "#desk/meetings/meeting-form-definition.ts";
import { addAgendaItem } from "#features/agenda/agenda-commands.ts";
import type { MeetingInput } from "#features/meetings/meeting.ts";
import { publishMeeting, recordMeeting } from "#features/meetings/meeting-commands.ts";
import { chooseMeetings, comingAndPast, parseMeetingQuery } from "#features/meetings/meeting-filter.ts";
import { listMeetings } from "#features/meetings/meeting-queries.ts";
import { portal, visitor } from "#policy.ts";
import { agendaItemOf } from "#tests/support/agenda.ts";
import { portalWith } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findOutcomes, listMeetingsWithNumbers } from "#views/meeting/meeting-outcome-queries.ts";

const today = "2026-11-23";

beforeAll(() => portalWith("sample"));

async function meetingOf(code: string) {
  const meeting = await findMeeting(visitor, code);
  if (!meeting) throw new Error(`no meeting ${code}`);
  return meeting;
}

describe("the 15th policy meeting", () => {
  test("endorsed the four of pillar II and the nine of pillar III, and no other", async () => {
    const outcomes = await findOutcomes(visitor, await meetingOf("PCGM-15"), today);
    const decided = outcomes.filter(({ kind }) => kind === "decided");
    expect(decided).toMatchObject([
      { verb: "endorse", pillar: 2, count: 4, ranges: [{ from: "2021-II-1", to: "4" }] },
      { verb: "endorse", pillar: 3, count: 9, ranges: [{ from: "2021-III-1", to: "9" }] },
    ]);
  });

  test("was over 29 days before the eight of Moscow were agreed, which are not endorsed", async () => {
    const outcomes = await findOutcomes(visitor, await meetingOf("PCGM-15"), today);
    expect(outcomes.find(({ kind }) => kind === "later")).toMatchObject({
      ...{ pillar: 1, count: 8, status: "agreed", daysAfter: 29 },
      ranges: [{ from: "2021-I-1", to: "8" }],
      meeting: { code: "EWG-2021-I" },
    });
    const moscow = await meetingOf("EWG-2021-I");
    expect(moscow.recommendations.map(({ code, status, text }) => [code, status, text.en])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => [`2021-I-${number}`, "agreed", null]),
    );
  });

  test("had nothing of pillar IV: no expert meeting was held in 2021", async () => {
    const outcomes = await findOutcomes(visitor, await meetingOf("PCGM-15"), today);
    expect(outcomes.at(-1)).toEqual({
      ...{ kind: "noneHeld", pillar: 4, year: "2021" },
      sources: [[{ text: { en: "Report on 2021, para 12", ru: "Доклад за 2021 год, пункт 12" } }]],
    });
  });

  test("keeps both paragraphs of the report that disagree on what was endorsed", async () => {
    const { conflicts } = await meetingOf("PCGM-15");
    expect(conflicts[0]?.statements.map(({ source }) => source[0]?.text.en)).toEqual([
      "Report on 2021, para 19",
      "Report on 2021, para 22",
    ]);
  });
});

test("the floors of 2021 keep their qualifiers, and “nearly 600” stands beside them", async () => {
  const meetings = await listMeetings(visitor, { year: [2021] });
  const participants = meetings.flatMap(({ attendance }) => attendance.filter(({ what }) => what === "participants"));
  expect(participants.map(({ value, qualifier }) => `${qualifier} ${value}`)).toEqual([
    "moreThan 150",
    "moreThan 150",
    "moreThan 100",
    "moreThan 150",
  ]);
  const [ofYear] = (await meetingOf("PCGM-15")).conflicts.filter(({ scope }) => scope === "year");
  expect(ofYear?.statements.map(({ text }) => text.en)).toEqual([
    expect.stringContaining("600"),
    expect.stringContaining("at least 550"),
  ]);
});

describe("a date that is not, or half, known", () => {
  test("leaves the 14th policy meeting without neighbours and last in the list", async () => {
    const undated = await meetingOf("PCGM-14");
    expect([undated.start, undated.before, undated.after]).toEqual([null, null, null]);
    const { past } = comingAndPast(await listMeetings(visitor), today);
    expect(past.at(-1)?.meetings.map(({ code }) => code)).toEqual(["PCGM-14", "EWG-undated-III"]);
  });

  test("puts none of the three groups of one week in Almaty before another", async () => {
    for (const code of ["EWG-2015-I", "EWG-2015-II", "EWG-2015-III"]) {
      const { before, after } = await meetingOf(code);
      expect([before?.code, after?.code]).toEqual(["PCGM-2012R", "EWG-2015-IV"]);
    }
  });
});

test("a meeting is found by its code in any case", async () => {
  expect((await findMeeting(visitor, "pcgm-15"))?.code).toBe("PCGM-15");
  expect(await findMeeting(visitor, "PCGM-99")).toBeNull();
});

test("the list counts what each meeting brought forth and endorsed", async () => {
  const meetings = await listMeetingsWithNumbers(visitor);
  const { matching, counts } = chooseMeetings(meetings, parseMeetingQuery(new URLSearchParams("year=2021")));
  expect(matching.map(({ code, recommendations, endorsed }) => [code, recommendations, endorsed])).toEqual([
    ["EWG-2021-I", 8, 0],
    ["PCGM-15", 0, 13],
    ["EWG-2021-III", 9, 0],
    ["EWG-2021-II", 4, 0],
  ]);
  expect(counts.type.get("ewg")).toBe(3);
  expect(meetings.find(({ code }) => code === "MIN-3")?.commitments).toBe(16);
});

const ankara: MeetingInput = {
  ...{ code: "CON-2021-ANKARA", type: "consultation", number: null, pillar: null },
  title: { en: "Consultation", ru: "Консультации" },
  titleState: { en: "reviewed", ru: "draft" },
  ...{ start: "2021-06-01", end: "2021-06-02", datePrecision: "day" },
  city: { en: "Ankara", ru: "Анкара" },
  ...{ place: "TUR", format: "in-person" },
  outcome: null,
  attendance: [],
  reported: [],
  conflicts: [],
  source: [],
};

describe("a meeting that the unit records", () => {
  test("is on no list and no page of the public before it is published", async () => {
    const recorded = await recordMeeting(portal, ankara);
    expect(recorded.ok).toBe(true);
    expect(await findMeeting(visitor, ankara.code)).toBeNull();
    expect((await listMeetings(visitor)).some(({ code }) => code === ankara.code)).toBe(false);
    expect((await findMeeting(portal, ankara.code))?.code).toBe(ankara.code);
  });

  test("shows the public only the words of the language that is published, agenda included", async () => {
    done(await addAgendaItem(portal, ankara.code, agendaItemOf({ title: { en: "Routes", ru: "Маршруты" } })));
    expect((await publishMeeting(portal, ankara.code, 1, ["en"])).ok).toBe(true);
    const meeting = await meetingOf(ankara.code);
    expect(meeting.title).toMatchObject({ en: "Consultation", ru: null });
    expect(meeting.agenda.map(({ title }) => title)).toEqual([{ en: "Routes", ru: null }]);
  });

  test("names its country as it was called then", async () => {
    expect((await meetingOf(ankara.code)).place).toMatchObject({
      ...{ code: "TUR", isPartner: true },
      name: { en: "Türkiye" },
      nameThen: { en: "Turkey" },
    });
  });
});

describe("the next meeting of a series", () => {
  test("is the one before it with the next number and year: nothing is typed but its days", async () => {
    const meeting = await findMeeting(portal, "PCGM-15");
    if (!meeting) throw new Error("PCGM-15");
    const values = nextMeetingValues(meeting, await listMeetings(portal), "en");
    expect([values["start.year"], values["end.year"]]).toEqual(["", ""]);
    const days = {
      "start.year": "2022",
      "start.month": "12",
      "start.day": "5",
      "end.year": "2022",
      "end.month": "12",
      "end.day": "6",
    };
    const outcome = await saveMeeting(await personWith("unit"), formOf({ locale: "en", ...values, ...days }));
    expect(outcome).toMatchObject({ to: expect.stringContaining("/en/meetings/PCGM-16/decisions") });
    const next = await findMeeting(portal, "PCGM-16");
    expect(next).toMatchObject({
      title: {
        en: "16th Paris Pact Policy Consultative Group Meeting",
        ru: meeting.title.ru?.replace("15-е", "16-е"),
        state: { en: "original", ru: "draft" },
      },
      ...{
        state: "planned",
        number: 16,
        start: "2022-12-05",
        city: meeting.city,
        attendance: [],
        reported: [],
        conflicts: [],
      },
      agenda: meeting.agenda.map(({ title }) => ({ title, source: [] })),
      inSeries: { before: { code: "PCGM-15" }, after: null },
    });
    expect(next?.hosts.map(({ partner }) => partner?.code)).toEqual(["UNODC"]);
  });
});
