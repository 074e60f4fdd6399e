import ICAL from "ical.js";
import { createElement } from "react";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerFile, files } from "#app/api/formats/table.ts";
import { decideRecommendations } from "#features/decisions/decision-commands.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { correctMeeting, publishMeeting, recordMeeting } from "#features/meetings/meeting-commands.ts";
import { comingMeetings, latestYear, listMeetings } from "#features/meetings/meeting-queries.ts";
import { moveMeeting, type Told } from "#features/meetings/meeting-state-commands.ts";
import { stateText } from "#features/meetings/meeting-state-mark.tsx";
import { statesTold } from "#features/meetings/meeting-state-queries.ts";
import { tellStatesOfBefore } from "#features/meetings/meeting-states-before.ts";
import { addRecommendation, moveRecommendations } from "#features/recommendations/recommendation-commands.ts";
import { dayOf } from "#i18n/format.ts";
import { locales } from "#i18n/locale.ts";
import { cited } from "#i18n/source.ts";
import { portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith, tamper } from "#tests/support/database.ts";
import { agreedAt, all, done, meetingOf, publicMeeting, seen, wasHeld } from "#tests/support/policy-meetings.ts";
import { rendered } from "#tests/support/rendered.tsx";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { MeetingFacts, MeetingHead } from "#views/meeting/meeting-head.tsx";

const source = cited({ en: "Note verbale of 3 May", ru: "Вербальная нота от 3 мая" });
const reason = { en: "The host is not ready.", ru: "Принимающая сторона не готова." };
const today = dayOf(new Date());

const meetingNow = async (code: string, asof: string | null = null) => {
  const meeting = await findMeeting(visitor, code, asof);
  if (!meeting) throw new Error(code);
  return meeting;
};

/** Without what keeps a date on one line. */
const plain = (text: string | null) => text?.replaceAll("\u00A0", " ").replaceAll("\u2060", "");

const tell = async (code: string, told: Told) => {
  const { version } = await database().meeting.findUniqueOrThrow({ where: { code } });
  return moveMeeting(portal, code, version, told);
};

/** As a program reads it that knows nothing of this portal. */
const entries = (calendar: string) =>
  new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents("vevent").map((entry) => {
    const value = (name: string) => String(entry.getFirstPropertyValue(name));
    return { uid: value("uid"), status: value("status"), sequence: Number(value("sequence")), start: value("dtstart") };
  });

async function file(path: string, format: "ics" | "json" | "csv", locale: "en" | "ru" = "en"): Promise<string> {
  const asked = { actor: visitor, locale, format, query: new URLSearchParams() };
  const answer = await answerFile({ ...asked, path: path.split("/").slice(1) });
  return (await answer?.text()) ?? "";
}

describe("the record of 2003 to 2024", () => {
  beforeAll(() => portalWith("sample"));

  test("names for each meeting that was held the source that says so, in both languages", async () => {
    const meetings = await listMeetings(visitor);
    const told = await statesTold(visitor, meetings);
    const held = meetings.filter(({ state }) => state === "held");
    expect(held).toHaveLength(28);
    for (const { id, code } of held) {
      const [hold, ...others] = told.get(id) ?? [];
      expect([hold?.verb, others], code).toEqual(["hold", []]);
      expect(hold?.source.length, code).toBeGreaterThan(0);
      for (const { text } of hold?.source ?? []) expect([text.en, text.ru], code).not.toContain(null);
    }
  });

  test("knows of the meeting of December 2005 only that it was announced", async () => {
    const meeting = await meetingNow("PCGM-2005");
    expect(meeting.state).toBe("announced");
    expect(meeting.told).toMatchObject([{ occurred: { from: "2005-12-01", on: "2005-12-01" } }]);
    expect(plain(stateText(meeting, "en"))).toBe(
      "Announced for 2 December 2005; no source in this record says that it was held.",
    );
    expect(plain(stateText(meeting, "ru"))).toContain("в настоящей базе данных нет");
  });

  test("has on no day before it was told a state of then", async () => {
    const states = await Promise.all(
      ["2005-11-30", "2005-12-01", "2005-12-03", null].map(async (day) => (await meetingNow("PCGM-2005", day)).state),
    );
    expect(states).toEqual([null, "announced", "announced", "announced"]);
    expect((await meetingNow("PCGM-15", "2021-11-15")).state).toBeNull();
    expect((await meetingNow("PCGM-15", "2021-11-16")).state).toBe("held");
    expect((await meetingNow("PCGM-14", "2021-12-31")).state).toBeNull();
  });
});

describe("a meeting whose days are over", () => {
  const code = "EWG-2024-II";

  beforeEach(async () => {
    await portalWith("sample");
    const { version } = done(
      await recordMeeting(portal, meetingOf({ code, type: "ewg", pillar: 2, start: "2024-05-11", end: "2024-05-12" })),
    );
    done(await publishMeeting(portal, code, version, locales));
  });

  test("is not held for that: no year, number or sentence counts it", async () => {
    const meeting = await meetingNow(code);
    expect(plain(stateText(meeting, "en"))).toBe(
      "Planned for 11–12 May 2024; no source in this record says that it was held.",
    );
    expect(await latestYear(visitor)).toBe(2021);
    expect(await comingMeetings(visitor, today)).toEqual([]);
    expect(JSON.parse(await file(`/meetings/${code}`, "json"))).toMatchObject({ state: "planned", stateOn: null });
  });

  test("agrees and decides nothing, and a text can be drafted for it", async () => {
    const text = { en: "Trace assets.", ru: null };
    const textState = { en: "original", ru: "missing" } as const;
    const input = { text, textState, source: [] };
    const add = (verb: "agree" | "draft") =>
      addRecommendation(portal, code, { ...input, addressees: [], provenance: "official", verb });
    expect(await add("agree")).toMatchObject({ error: "meetingNotHeld", details: { meeting: code } });
    const drafted = done(await add("draft"));
    const agree = async () => moveRecommendations(portal, "agree", await seen(portal, drafted.code));
    expect(await agree()).toMatchObject({ error: "meetingNotHeld", details: { codes: drafted.code } });
    done(await tell(code, wasHeld));
    done(await agree());

    const policy = meetingOf({ code: "PCGM-16", start: "2024-11-12", number: 16 });
    done(await recordMeeting(portal, policy));
    const decide = async () =>
      decideRecommendations(portal, "PCGM-16", all("endorse", await seen(portal, drafted.code)));
    expect(await decide()).toMatchObject({ error: "meetingNotHeld", details: { meeting: "PCGM-16" } });
    done(await tell("PCGM-16", wasHeld));
    done(await decide());
  });

  test("is held once a source says so, and not without one", async () => {
    expect(await tell(code, { verb: "hold" })).toMatchObject({ error: "stateSourceMissing" });
    done(await tell(code, { verb: "hold", source }));
    const meeting = await meetingNow(code);
    expect([meeting.state, stateText(meeting, "ru")]).toEqual(["held", null]);
    expect(meeting.told.at(-1)).toMatchObject({ source, occurred: { from: "2024-05-11", on: "2024-05-12" } });
    // A year that no policy meeting has closed is not told as a whole.
    expect(await latestYear(visitor)).toBe(2021);
    done(await recordMeeting(portal, meetingOf({ code: "PCGM-18", start: "2024-11-12", number: 18 })));
    done(await publishMeeting(portal, "PCGM-18", done(await tell("PCGM-18", wasHeld)).version, locales));
    expect(await latestYear(visitor)).toBe(2024);
    expect((await meetingNow(code, "2024-05-12")).state).toBe("held");
  });

  test("that was recorded as held by mistake is planned again, unless something was agreed at it", async () => {
    done(await tell(code, { verb: "hold", source }));
    expect(await tell(code, { verb: "retract" })).toMatchObject({ error: "reasonMissing" });
    const { code: number } = await agreedAt(portal, code, { en: "Trace assets.", ru: null });
    expect(await tell(code, { verb: "retract", reason })).toMatchObject({
      error: "heldWithOutcome",
      details: { codes: number },
    });
    expect(await tell("EWG-2019-III", { verb: "retract", reason })).toMatchObject({ error: "heldWithOutcome" });
    expect(await tell("MIN-3", { verb: "retract", reason })).toMatchObject({ error: "heldWithOutcome" });
    done(await tell("EWG-2015-IV", { verb: "retract", reason }));
    expect(await meetingNow("EWG-2015-IV", "2015-06-30")).toMatchObject({ state: null });
    expect((await meetingNow("EWG-2015-IV")).state).toBe("planned");
  });

  test("is known by what its record bears out, where it was recorded before there were states", async () => {
    done(await tell(code, { verb: "hold", source }));
    const bare = meetingOf({ code: "EWG-2023-I", type: "ewg", pillar: 1, start: "2023-05-11" });
    done(await recordMeeting(portal, bare));
    done(await recordMeeting(portal, { ...bare, code: "EWG-2023-II", source }));
    done(await recordMeeting(portal, { ...bare, code: "EWG-2099-II", source, start: "2099-05-11", end: "2099-05-11" }));
    await tamper(
      "DELETE FROM sending WHERE event_id IN (SELECT id FROM event WHERE subject = 'meeting' AND verb IN ('plan', 'hold', 'announce'))",
      "DELETE FROM event WHERE subject = 'meeting' AND verb IN ('plan', 'hold', 'announce')",
      "UPDATE meeting SET state = 'planned'",
    );
    await tellStatesOfBefore();
    const states = new Map((await listMeetings(portal)).map((meeting) => [meeting.code, meeting.state]));
    expect(["EWG-2023-I", "EWG-2023-II", "EWG-2099-II"].map((one) => states.get(one))).toEqual([
      "planned",
      "held",
      "planned",
    ]);
    expect(["PCGM-14", "EWG-2021-I", "PCGM-05"].map((one) => states.get(one))).toEqual(["held", "held", "held"]);
    const events = () => database().event.count();
    const before = await events();
    await tellStatesOfBefore();
    expect(await events()).toBe(before);
  });
});

describe("a meeting to come", () => {
  const code = "PCGM-99";

  beforeEach(async () => {
    await portalWith("sample");
    await publicMeeting(portal, code, "2099-11-10");
  });

  test("cannot have been held, nor have been called off on a day to come", async () => {
    expect(await tell(code, wasHeld)).toMatchObject({ error: "heldNotBegun" });
    expect(await tell(code, { verb: "cancel", on: "2099", source })).toMatchObject({ error: "dayToCome" });
    const { version } = await database().meeting.findUniqueOrThrow({ where: { code: "PCGM-13" } });
    const later = meetingOf({ code: "PCGM-13", number: 13, start: "2098-02-01" });
    expect(await correctMeeting(portal, "PCGM-13", version, later)).toMatchObject({ error: "heldNotBegun" });
  });

  test("that is called off stays at its address, marked in page, list and files, and is cancelled in calendars", async () => {
    const [before] = entries(await file(`/meetings/${code}`, "ics"));
    expect(before).toMatchObject({ status: "TENTATIVE", start: "2099-11-10" });
    expect((await comingMeetings(visitor, today)).map((meeting) => meeting.code)).toEqual([code]);

    done(await tell(code, { verb: "cancel", on: "2026-05", source, reason }));
    const meeting = await meetingNow(code);
    expect(stateText(meeting, "ru")).toBe("Отменено");
    expect(await comingMeetings(visitor, today)).toEqual([]);
    const json = JSON.parse(await file("/meetings", "json"));
    expect(json.items.find((item: { code: string }) => item.code === code)).toMatchObject({
      ...{ state: "cancelled", stateReason: reason, stateSources: [{ text: source[0]?.text }] },
      stateOn: { from: "2026-05-01", on: "2026-05-31" },
    });
    expect(await file(`/meetings/${code}`, "csv")).toContain("cancelled");
    for (const path of ["/meetings", `/meetings/${code}`]) {
      const after = entries(await file(path, "ics", "ru")).find(({ uid }) => uid === before?.uid);
      expect(after, path).toMatchObject({ status: "CANCELLED", start: "2099-11-10" });
      expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    }
  });

  test("that is called off says so in every file that names it", async () => {
    const away = { ...meetingOf({ code: "CON-2098", start: "2098-05-11", type: "consultation" }), place: "AUT" };
    const { version } = done(await recordMeeting(portal, away));
    done(await publishMeeting(portal, "CON-2098", version, locales));
    done(await tell("CON-2098", { verb: "cancel", source }));
    const records = { "[code]": ["CON-2098", "AUT"], "[number]": ["1"], "[year]": ["2021"] };
    const paths = Object.keys(files).flatMap((page) =>
      Object.entries(records).reduce<string[]>(
        (all, [name, values]) =>
          all.flatMap((path) => (path.includes(name) ? values.map((one) => path.replace(name, one)) : path)),
        [page],
      ),
    );
    const naming: string[] = [];
    for (const path of paths) {
      for (const format of ["json", "csv", "ics"] as const) {
        const text = await file(path, format);
        if (!text.includes("CON-2098")) continue;
        naming.push(`${path}.${format}`);
        expect(text, `${path}.${format}`).toMatch(/cancelled/i);
      }
    }
    expect(naming).toEqual(expect.arrayContaining(["/meetings.json", "/meetings/CON-2098.csv", "/partners/AUT.json"]));
  });

  test("shows on its page everything that was told of it, with its days of before", async () => {
    done(await tell(code, { verb: "postpone", on: "2026-05", source, reason, to: { start: "2099-12", end: null } }));
    const meeting = await meetingNow(code);
    for (const [locale, said] of [
      ["en", ["Postponed, May 2026", "The days until then: 10 November 2099.", "Note verbale of 3 May"]],
      ["ru", ["Перенесено, май 2026 года", "Даты до этого: 10 ноября 2099 года.", "Принимающая сторона не готова."]],
    ] as const) {
      const head = rendered(createElement(MeetingHead, { locale, meeting }), locale);
      const facts = rendered(createElement(MeetingFacts, { locale, meeting, pillar: null }), locale);
      for (const words of said) expect(plain(facts)).toContain(words);
      expect(plain(head)).toContain(said[0].split(",")[0]);
    }
  });

  test("that is postponed keeps its old days in its history and on days of then", async () => {
    const [before] = entries(await file(`/meetings/${code}`, "ics"));
    done(await tell(code, { verb: "postpone", on: "2026-05-04", source, reason }));
    expect(await meetingNow(code)).toMatchObject({ state: "postponed", start: null, lastDay: null });
    expect((await meetingNow(code)).told.at(-1)).toMatchObject({ before: { start: "2099-11-10" }, reason });
    expect(entries(await file(`/meetings/${code}`, "ics"))).toMatchObject([{ uid: before?.uid, status: "CANCELLED" }]);
    expect(await meetingNow(code, "2026-05-03")).toMatchObject({ start: "2099-11-10" });

    done(await tell(code, { verb: "postpone", on: "2026-06", source, to: { start: "2099-12-01", end: "2099-12-02" } }));
    const [after] = entries(await file(`/meetings/${code}`, "ics"));
    expect(after).toMatchObject({ uid: before?.uid, status: "TENTATIVE", start: "2099-12-01" });
    expect(await meetingNow(code, "2026-05-31")).toMatchObject({ start: null });

    done(await tell(code, { verb: "retract", reason }));
    expect(await meetingNow(code)).toMatchObject({ state: "postponed", start: null });
    done(await tell(code, { verb: "retract", reason }));
    expect(await meetingNow(code)).toMatchObject({ state: "planned", start: "2099-11-10", datePrecision: "day" });
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("is called the same in calendars whatever the address of the portal, and every answer is the same", async () => {
    const [here] = entries(await file(`/meetings/${code}`, "ics"));
    const url = process.env.PORTAL_URL;
    try {
      process.env.PORTAL_URL = "https://moved.example.org";
      const moved = await file(`/meetings/${code}`, "ics");
      expect(entries(moved)).toEqual([here]);
      expect(await file(`/meetings/${code}`, "ics")).toBe(moved);
    } finally {
      if (url === undefined) delete process.env.PORTAL_URL;
      else process.env.PORTAL_URL = url;
    }
  });

  test("has the state that its newest event tells, or the change is refused", async () => {
    await expect(database().meeting.update({ where: { code }, data: { state: "held" } })).rejects.toThrow(
      /newest event/,
    );
  });
});
