import { beforeEach, describe, expect, test } from "vitest";
import { answerFile } from "#app/api/formats/table.ts";
import { saveMeeting } from "#desk/meetings/meeting-actions.ts";
import { newMeetingValues, ownSource } from "#desk/meetings/meeting-form-definition.ts";
import { sourcesAt } from "#desk/meetings/meeting-sources.ts";
import { enterRecommendation } from "#desk/recording/recommendation-actions.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { publishMeeting } from "#features/meetings/meeting-commands.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { keyOf } from "#i18n/source.ts";
import { type Actor, portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { rendered } from "#tests/support/rendered.tsx";
import type { FormValues } from "#ui/form/form-state.ts";
import { SourceWords } from "#ui/source.tsx";
import { findMeeting } from "#views/meeting/find-meeting.ts";

const code = "EWG-2020-II";
const report = {
  text: { en: "Report of the host, para 2", ru: "Доклад принимающей стороны, пункт 2" },
  address: "https://мвд.рф/doklad",
  seenOn: "2020-06-01",
  language: "ru",
};

/** Typed once: the source of the meeting, with its address. The number of participants and a topic choose it again. */
const meeting = (more: FormValues = {}): FormValues => ({
  ...newMeetingValues("en"),
  ...{ told: "hold", pillar: "2", "title.en": "Experts on cash", "title.ru": "Эксперты", "start.year": "2020" },
  ...{ "start.month": "5", "start.day": "11" },
  ...{ "source.typed.rows": "1", "source.typed.0.text.en": report.text.en, "source.typed.0.text.ru": report.text.ru },
  ...{ "source.typed.0.address": report.address, "source.typed.0.language": "ru" },
  ...{ "source.typed.0.seenOn.year": "2020", "source.typed.0.seenOn.month": "6", "source.typed.0.seenOn.day": "1" },
  ...{
    "attendance.rows": "1",
    "attendance.0.what": "participants",
    "attendance.0.qualifier": "exactly",
    "attendance.0.value": "90",
    "attendance.0.source.chosen": [ownSource],
  },
  ...more,
});

const file = async (path: string, format: "json" | "csv", actor: Actor = portal, locale: Locale = "en") =>
  (await answerFile({ actor, locale, path: path.split("/"), format, query: new URLSearchParams() }))?.text() ?? "";

describe("A source", () => {
  beforeEach(() => portalWith("sample"));

  test("is typed once for a meeting, and chosen again for its numbers and nine recommendations", async () => {
    const unit = await personWith("unit");
    expect(await saveMeeting(unit, formOf(meeting()))).toHaveProperty("to");
    const recorded = await findMeeting(unit, code);
    if (!recorded) throw new Error(code);
    const { source, attendance, told } = recorded;
    expect([source, attendance[0]?.source]).toEqual([[report], [report]]);
    expect(told.map((one) => one.source)).toEqual([[report]]);
    expect(sourcesAt(recorded)).toEqual([keyOf(report)]);
    for (let number = 1; number <= 9; number += 1) {
      const text = { "text.en": `Count the cash, ${number}.`, "textState.en": "original" };
      const chosen = { "source.chosen": sourcesAt(recorded), provenance: "official", verb: "agree" };
      const entered = await enterRecommendation(unit, formOf({ meeting: code, ...text, ...chosen }));
      expect(entered).toMatchObject({ status: "done" });
    }
    const nine = await findRecommendations(unit, { meeting: { code } });
    expect(nine.map((one) => one.source)).toEqual(Array.from({ length: 9 }, () => [report]));
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("is told on every surface with its address, its language and the day on which it was seen", async () => {
    const unit = await personWith("unit");
    await saveMeeting(unit, formOf(meeting()));
    const { sources, attendance } = JSON.parse(await file(`meetings/${code}`, "json"));
    expect([sources, attendance[0].sources]).toEqual([[report], [report]]);
    const [heads = "", row = ""] = (await file(`meetings/${code}`, "csv")).split("\r\n");
    expect(heads).toContain("source_en,source_ru,source_addresses");
    expect(row).toContain(report.address);
    const shown = (locale: Locale) => rendered(SourceWords({ source: [report], locale }) as never, locale);
    expect(shown("en")).toContain(`href="${report.address}"`);
    expect(shown("en").replaceAll("\u00A0", " ")).toContain("(in Russian, seen 1 June 2020)");
    expect(shown("ru").replaceAll("\u00A0", " ")).toContain("(язык: русский, дата просмотра: 1 июня 2020 года)");
  });

  test("has no words in a language that is not public, and is not told of where it has no others", async () => {
    const unit = await personWith("unit");
    const russian = { "source.typed.rows": "2", "source.typed.1.text.ru": "Записка" };
    await saveMeeting(unit, formOf(meeting(russian)));
    expect((await findMeeting(unit, code))?.source).toHaveLength(2);
    const { version } = await database().meeting.findUniqueOrThrow({ where: { code } });
    done(await publishMeeting(unit, code, version, ["en"]));
    const found = await findMeeting(visitor, code);
    const english = [{ ...report, text: { en: report.text.en, ru: null } }];
    expect([found?.source, found?.attendance[0]?.source, found?.told[0]?.source]).toEqual([english, english, english]);
    for (const locale of locales)
      expect(await file(`meetings/${code}`, "json", visitor, locale)).not.toContain("Записка");
  });

  test.each([
    "javascript:alert(1)",
    "https:///x",
    "ftp://example.org/a",
    "https://example.org/<script>",
    "data:text/html,a",
  ])("takes no address that is none of the web, typed or carried: %s", async (address) => {
    const unit = await personWith("unit");
    const answer = await saveMeeting(unit, formOf(meeting({ "source.typed.0.address": address })));
    const carried = JSON.stringify({ text: { en: "A", ru: null }, address });
    const chosen = { "source.typed.rows": "0", "source.chosen": [carried] };
    const second = await saveMeeting(unit, formOf(meeting(chosen)));
    if (address.includes("<script>")) return expect(answer).toHaveProperty("to");
    expect(answer).toMatchObject({ status: "invalid", problems: [{ field: "source.typed.0.address" }] });
    expect(second).toMatchObject({ status: "invalid" });
    expect(await database().meeting.count({ where: { code } })).toBe(0);
  });
});
