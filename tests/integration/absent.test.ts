import { beforeAll, describe, expect, test } from "vitest";
import { addresses } from "#app/addresses.ts";
import { recordMeeting } from "#features/meetings/meeting-commands.ts";
import type { Page } from "#i18n/address.ts";
import { locales } from "#i18n/locale.ts";
import { type Actor, visitor } from "#policy.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { agreedAt, done, meetingOf, wasHeld } from "#tests/support/policy-meetings.ts";
import { findNearRecords } from "#views/absent/absent-near.ts";
import { waysOn } from "#views/absent/absent-ways.ts";

const lists = (Object.keys(addresses) as Page[]).filter((page) => !page.includes("["));

let unit: Actor;
let beforeTheDraft: unknown;

const ofTheDraft = ["/ru/recommendations/2022-II-1", "/en/recommendations/2022-2-1", "/ru/meetings/EWG-2022-II"];

function asVisitorSees() {
  return Promise.all(ofTheDraft.map((path) => waysOn(visitor, "ru", path, lists)));
}

beforeAll(async () => {
  await portalWith("sample");
  beforeTheDraft = await asVisitorSees();
  const person = await personWith("unit");
  unit = person;
  done(
    await recordMeeting(
      person,
      meetingOf({ code: "EWG-2022-II", start: "2022-10-10", type: "ewg", pillar: 2 }),
      wasHeld,
    ),
  );
  await agreedAt(person, "EWG-2022-II", { en: "Words that are a draft.", ru: "Черновые слова." });
});

async function near(actor: Actor, path: string): Promise<string[]> {
  const found = await findNearRecords(actor, "en", path.split("/").slice(1));
  return found.map(({ href }) => href);
}

describe("An address without a page offers what is near", () => {
  test.each([
    ["/recommendations/2021-III-99", "/en/recommendations/2021-III-9"],
    ["/recommendations/2021-3-4", "/en/recommendations/2021-III-4"],
    ["/recommendations/2012-III-4", "/en/recommendations/2021-III-4"],
    ["/recomendation/2021-III-4", "/en/recommendations/2021-III-4"],
    ["/рекомендации/2021-III-4", "/en/recommendations/2021-III-4"],
    ["/recommendations/2021-III-4/assessed", "/en/recommendations/2021-III-4"],
    ["/meetings/PCGM-99", "/en/meetings/PCGM-15"],
    ["/meetings/EWG-2021-3", "/en/meetings/EWG-2021-III"],
    ["/partners/uzbekistan", "/en/partners/UZB"],
    ["/partners/Узбекистан", "/en/partners/UZB"],
    ["/partners/turkey", "/en/partners/TUR"],
    ["/partners/UBZ", "/en/partners/UZB"],
    ["/profiles/tajikistan", "/en/profiles/TJK"],
    ["/profiles/UZB/21", "/en/profiles/UZB"],
  ])("%s: %s", async (path, href) => {
    expect(await near(visitor, path)).toContain(href);
  });

  test("the nearest first, and no more than three", async () => {
    const found = await near(visitor, "/recommendations/2021-III-99");
    expect(found[0]).toBe("/en/recommendations/2021-III-9");
    expect(found.length).toBeLessThanOrEqual(3);
    expect(await near(visitor, "/partners/a")).toEqual([]);
    expect(await near(visitor, "/recommendations/wp-login")).toEqual([]);
  });

  test("a list whose name was mistyped, where there is no record", async () => {
    for (const locale of locales) {
      for (const [asked, href] of [
        ["/abuot", "about"],
        [`/${locale}/recommendations/matrx`, "recommendations/matrix"],
        [`/${locale}/glosary`, "glossary"],
      ] as const) {
        const { links } = await waysOn(visitor, locale, asked, lists);
        expect(
          links.map((link) => link.href),
          asked,
        ).toContain(`/${locale}/${href}`);
      }
    }
  });

  test("never what its reader may not see", async () => {
    for (const path of [
      "/recommendations/2022-II-1",
      "/recommendations/2022-II-9",
      "/meetings/EWG-2022-II",
      "/meetings/EWG-2022-I",
    ]) {
      const [seen, own] = await Promise.all([near(visitor, path), near(unit, path)]);
      expect(seen.filter((href) => href.includes("2022-II"))).toEqual([]);
      expect(
        own.some((href) => href.includes("2022-II")),
        path,
      ).toBe(true);
    }
  });

  test("a draft is as unknown as a code that nobody uses", async () => {
    expect(await asVisitorSees()).toEqual(beforeTheDraft);
  });
});
