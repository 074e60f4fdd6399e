import { createElement } from "react";
import { beforeEach, describe, expect, test } from "vitest";
import { verifyHistory } from "#features/history/history-check.ts";
import { takeBackAbsence, tellAbsence } from "#features/meetings/absence-commands.ts";
import { listAbsences } from "#features/meetings/absence-queries.ts";
import { parseMeetingQuery } from "#features/meetings/meeting-filter.ts";
import { locales } from "#i18n/locale.ts";
import { cited } from "#i18n/source.ts";
import { portal, visitor } from "#policy.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done, publicMeeting } from "#tests/support/policy-meetings.ts";
import { rendered } from "#tests/support/rendered.tsx";
import { findHome } from "#views/home/home-queries.ts";
import { YearInTheRecord } from "#views/home/home-year.tsx";
import { MeetingList } from "#views/meeting/meeting-list.tsx";
import { listMeetingsWithNumbers } from "#views/meeting/meeting-outcome-queries.ts";

const source = cited({ en: "Report on 2019, para 3", ru: "Доклад за 2019 год, пункт 3" });
const ofPillar4 = { pillar: 4, year: 2019, source };
const reason = { en: "Another report names one.", ru: null };

/** Without what keeps words on one line. */
const plain = (html: string) => html.replaceAll("\u00A0", " ").replaceAll("\u00AD", "");

const homeOf2021 = async () => {
  const home = await findHome(visitor, "2026-11-30");
  return Object.fromEntries(
    locales.map((locale) => [
      locale,
      plain(rendered(createElement(YearInTheRecord, { home, year: 2021, locale }), locale)),
    ]),
  );
};

describe("That no expert meeting was held", () => {
  beforeEach(() => portalWith("sample"));

  test("is said of pillar IV in 2021 with its source, and no longer once that is taken back", async () => {
    const [told] = await listAbsences();
    expect(told).toMatchObject({ pillar: 4, year: 2021, source: [{ text: { en: "Report on 2021, para 12" } }] });
    const before = await homeOf2021();
    expect(before.en).toContain("none held");
    expect(before.en).toContain("Report on 2021, para");
    expect(before.ru).toContain("не проводилось");

    done(await takeBackAbsence(portal, told?.id ?? 0, told?.version ?? 0, reason));
    const after = await homeOf2021();
    expect(after.en).toContain("none in this record");
    expect(after.en).not.toContain("none held");
    expect(after.ru).toContain("сведений нет");
    expect(after.ru).not.toContain("не проводилось");
  });

  test("is told in the list of meetings with its source, and of no year of which nobody says so", async () => {
    done(await tellAbsence(portal, ofPillar4));
    const all = await listMeetingsWithNumbers(visitor);
    const list = { all, matching: all, pillars: [1, 2, 3, 4], absences: await listAbsences(), today: "2026-11-30" };
    const query = parseMeetingQuery(new URLSearchParams());
    const html = plain(rendered(createElement(MeetingList, { ...list, query, locale: "en" }), "en"));
    expect(html.match(/No expert meeting was held in \d+/g)).toEqual([
      "No expert meeting was held in 2021",
      "No expert meeting was held in 2019",
    ]);
    expect(html).toContain("Report on 2019, para");
    expect(html).not.toContain("is in this record.");
    const untold = { ...list, absences: [], query, locale: "ru" } as const;
    const russian = plain(rendered(createElement(MeetingList, untold), "ru"));
    expect(russian).toContain("Сведений о совещании экспертов в 2021 году в настоящей базе данных нет");
    expect(russian).not.toContain("не проводилось");
  });

  test("is recorded once, of a year that is over, by the unit, and never against a meeting that was held", async () => {
    expect(await tellAbsence(await personWith("liaison"), ofPillar4)).toMatchObject({ error: "notAllowed" });
    expect(await tellAbsence(portal, { ...ofPillar4, year: 2099 })).toMatchObject({ error: "yearNotOver" });
    expect(await tellAbsence(portal, { ...ofPillar4, pillar: 9 })).toMatchObject({ error: "notFound" });
    expect(await tellAbsence(portal, { pillar: 3, year: 2019, source })).toMatchObject({
      error: "absenceContradicted",
      details: { codes: "EWG-2019-III" },
    });
    const told = done(await tellAbsence(portal, ofPillar4));
    expect(await tellAbsence(portal, ofPillar4)).toMatchObject({ error: "absenceExists" });
    expect(await takeBackAbsence(portal, told.id, told.version, { en: null, ru: null })).toMatchObject({
      error: "reasonMissing",
    });
    done(await takeBackAbsence(portal, told.id, told.version, reason));
    expect(await takeBackAbsence(portal, told.id, told.version, reason)).toMatchObject({ error: "changedMeanwhile" });
    done(await tellAbsence(portal, ofPillar4));
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("stands beside a meeting that is recorded later: both are shown", async () => {
    await publicMeeting(portal, "EWG-2021-IV", "2021-12-01", 4);
    const { en } = await homeOf2021();
    expect(en).toContain("/en/meetings/EWG-2021-IV");
    expect(en).toContain("none held");
  });
});
