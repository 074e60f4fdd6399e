import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, describe, expect, test } from "vitest";
import type { ObservationInput } from "#features/profiles/observation.ts";
import { enterObservation, verifyObservation } from "#features/profiles/observation-commands.ts";
import { findPlace, findProfile, listProfiles, type ProfilePage } from "#features/profiles/profile-queries.ts";
import { cited } from "#i18n/source.ts";
import { cleanText } from "#lib/clean-text.ts";
import { type Actor, type Person, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { ProfileFigures } from "#views/profile/profile-figures.tsx";
import { toCsv, toItem, toProfile } from "#views/profile/profile-formats.ts";

beforeEach(() => portalWith("sample"));

describe("the profile of Afghanistan", () => {
  test("holds both published figures of 2016, each with its source", async () => {
    const { figures } = await profileOf("AFG");
    const of2016 = figures.filter(({ indicator, year }) => indicator === "CULT-POPPY" && year === 2016);
    expect(of2016.map(({ value, source }) => [value, source[0]?.text.en])).toEqual([
      [201_000, "UNODC/SUBCOM/53/3"],
      [221_000, "UNODC/SUBCOM/52/3"],
    ]);
  });

  test("shows both in two rows that say so, in both languages", async () => {
    const english = await pageOf("AFG", "en");
    expect(english.match(/<tr[^>]*>\s*<th[^>]*>2016 <span class="tag wait">≠ two figures<\/span>/g)).toHaveLength(2);
    expect(english).toContain("≠ 2016: 2 published figures");
    expect(english).toContain("201,000");
    expect(english).toContain("221,000");
    const russian = await pageOf("AFG", "ru");
    expect(russian.match(/≠ два значения/g)).toHaveLength(2);
    expect(russian).toContain("201 000");
    expect(russian).toContain("221 000");
  });

  test("says of 2013 and 2014 that nothing was entered: no row is left out, none shows zero", async () => {
    const english = await pageOf("AFG", "en");
    for (const year of [2013, 2014]) {
      expect(rowOf(english, year).match(/not entered/g)).toHaveLength(2);
      expect(rowOf(english, year)).not.toContain(">0<");
      expect(english).toContain(`${year}: no figure`);
    }
  });

  test("tells a secondary source from an original one", async () => {
    const { figures } = await profileOf("AFG");
    expect([...new Set(figures.filter(({ secondary }) => secondary).map(({ year }) => year))]).toEqual([2018]);
    expect(await pageOf("AFG", "en")).toContain("Secondary source: 2018");
  });

  test("has both figures of 2016 in its files", async () => {
    const profile = await profileOf("AFG");
    expect(toProfile(profile).figures.filter(({ year }) => year === 2016)).toHaveLength(3);
    const csv = await toCsv(profile, "en").text();
    expect(csv).toContain(",2016,201000,,hectares,га,false,UNODC/SUBCOM/53/3,");
    expect(csv).toContain(",2016,221000,,hectares,га,false,UNODC/SUBCOM/52/3,");
  });
});

describe("a figure that a liaison officer enters", () => {
  test("is hidden from visitors until it is verified, on page, list and in files", async () => {
    const liaison = await personWith("liaison");
    await enter(liaison, { value: 777 });
    expect((await profileOf("UZB")).figures).toEqual([]);
    expect(toProfile(await profileOf("UZB")).indicators).toEqual([]);
    expect(await toCsv(await profileOf("UZB"), "en").text()).not.toContain("777");
    expect(await itemOf("UZB")).toMatchObject({ figures: 0, indicators: [], years: null });
    expect(await pageOf("UZB", "en")).toBe("");
  });

  test("is seen, and marked, by the officer who covers the country and by the unit, and by no other partner", async () => {
    const liaison = await personWith("liaison");
    await enter(liaison, { value: 777 });
    for (const reader of [liaison, await personWith("unit")]) {
      expect((await profileOf("UZB", reader)).figures).toMatchObject([{ value: 777, verified: false }]);
      expect(await pageOf("UZB", "en", reader)).toContain("not verified yet");
    }
    for (const reader of [await personWith("focal"), await personWith("expert")]) {
      expect((await profileOf("UZB", reader)).figures).toEqual([]);
    }
  });

  test("replaces the verified one for the public only when it is verified itself", async () => {
    const liaison = await personWith("liaison");
    const unit = await personWith("unit");
    const first = await enter(liaison, { value: 100 });
    await verifyObservation(unit, first);
    const second = await enter(liaison, { value: 200 }, first);
    const third = await enter(liaison, { value: 300 }, second);
    expect((await profileOf("UZB")).figures).toMatchObject([{ value: 100 }]);
    expect((await profileOf("UZB", liaison)).figures).toMatchObject([{ value: 300 }]);
    await verifyObservation(unit, third);
    expect((await profileOf("UZB")).figures).toMatchObject([{ value: 300, verified: true }]);
  });

  test("may be zero, which is a value, or a reason, which is not zero", async () => {
    const liaison = await personWith("liaison");
    const unit = await personWith("unit");
    await verifyObservation(unit, await enter(liaison, { value: 0, year: 2020 }));
    await verifyObservation(unit, await enter(liaison, { value: null, absence: "confidential", year: 2021 }));
    expect((await profileOf("UZB")).figures).toMatchObject([
      { year: 2020, value: 0, absence: null },
      { year: 2021, value: null, absence: "confidential" },
    ]);
    const page = await pageOf("UZB", "en");
    expect(rowOf(page, 2020)).toContain(">0<");
    expect(rowOf(page, 2021)).toContain("confidential");
    expect(rowOf(page, 2021)).not.toContain(">0<");
    expect(await toCsv(await profileOf("UZB"), "en").text()).toContain(",2020,0,,kg,");
    expect(await toCsv(await profileOf("UZB"), "en").text()).toContain(",2021,,confidential,kg,");
  });
});

describe("a figure of no whole year", () => {
  const part = { kind: "part", from: "2021-01-01", to: "2021-09-30" } as const;

  test("stands beside the years, says what it covers, and is a row of none of them", async () => {
    const unit = await personWith("unit");
    const liaison = await personWith("liaison");
    await verifyObservation(unit, await enter(liaison, { value: 100, year: 2020 }));
    await verifyObservation(unit, await enter(liaison, { value: 77, year: 2021, period: part }));
    expect((await profileOf("UZB")).figures).toMatchObject([
      { value: 100, period: { kind: "year", from: "2020-01-01", to: "2020-12-31" } },
      { value: 77, year: 2021, period: part },
    ]);
    const english = await pageOf("UZB", "en");
    expect(rowOf(english, 2020)).toContain("100");
    expect(rowOf(english, 2021)).toBe("");
    expect(english).toContain("Other periods");
    expect(rowsWith(english, "January to September 2021")).toMatch(/Heroin.*77/s);
    expect(rowsWith(await pageOf("UZB", "ru"), "с января по сентябрь 2021 года")).toContain("77");
    expect(await toCsv(await profileOf("UZB"), "en").text()).toContain(",part,2021-01-01,2021-09-30");
  });

  test("stands beside that of its year and replaces nothing, nor does another of the year replace it", async () => {
    const liaison = await personWith("liaison");
    const year = await enter(liaison, { value: 100, year: 2021 });
    const first = await enter(liaison, { value: 77, year: 2021, period: part });
    const again = { value: 78, year: 2021, period: part };
    await expect(enter(liaison, again)).rejects.toThrow("changedMeanwhile");
    await expect(enter(liaison, again, year)).rejects.toThrow("changedMeanwhile");
    await enter(liaison, again, first);
    expect((await profileOf("UZB", liaison)).figures.map(({ value }) => value)).toEqual([100, 78]);
  });

  test("is alone on its page where there is no other", async () => {
    const since = { kind: "since", from: "2012-01-01", to: "2021-10-01" } as const;
    await verifyObservation(
      await personWith("unit"),
      await enter(await personWith("liaison"), { value: 9, year: 2021, period: since }),
    );
    const page = await pageOf("UZB", "en");
    expect(page.match(/<table/g)).toHaveLength(1);
    expect(page).toContain("in total since 1 January 2012, as at 1 October 2021");
  });
});

describe("a country", () => {
  test("has a profile if it is a partner state, with or without figures", async () => {
    const profiles = await listProfiles(visitor);
    expect(profiles).toHaveLength(58);
    expect(profiles.filter(({ figures }) => figures > 0).map(({ code }) => code)).toEqual(["AFG"]);
    expect((await profileOf("KAZ")).otherIndicators).toHaveLength(27);
  });

  test("has none if it only hosts a liaison post", async () => {
    expect(await findProfile(visitor, "TZA")).toBeNull();
    expect(await findPlace(visitor, "TZA")).toBeNull();
  });

  test("is found under its code in any case", async () => {
    expect((await findPlace(visitor, "afg"))?.code).toBe("AFG");
    expect(await findPlace(visitor, "XYZ")).toBeNull();
  });
});

async function profileOf(code: string, actor: Actor = visitor): Promise<ProfilePage> {
  const profile = await findProfile(actor, code);
  if (!profile) throw new Error(`no profile of ${code}`);
  return profile;
}

async function itemOf(code: string) {
  const profile = (await listProfiles(visitor)).find((item) => item.code === code);
  return profile && toItem(profile);
}

async function pageOf(code: string, locale: "en" | "ru", actor: Actor = visitor): Promise<string> {
  const profile = await profileOf(code, actor);
  return cleanText(renderToStaticMarkup(createElement(ProfileFigures, { locale, profile })));
}

function rowOf(page: string, year: number): string {
  return page.split("<tr").find((row) => row.includes(`>${year} <`) || row.includes(`>${year} `)) ?? "";
}

function rowsWith(page: string, words: string): string {
  return page
    .split("<tr")
    .filter((row) => row.includes(words))
    .join();
}

async function enter(
  actor: Actor,
  figure: Partial<ObservationInput>,
  supersedes: number | null = null,
): Promise<number> {
  const input: ObservationInput = {
    place: "UZB",
    indicator: "SEIZ-HEROIN",
    year: 2020,
    value: null,
    absence: null,
    provisional: false,
    source: cited({ en: "Annual report questionnaire", ru: null }),
    secondary: false,
    method: null,
    ...figure,
  };
  const entered = await enterObservation(actor, input, { supersedes });
  if (!entered.ok) throw new Error(entered.error);
  return entered.value.id;
}

async function personWith(role: Person["role"]): Promise<Person> {
  const person = await database().person.findFirstOrThrow({
    where: { role },
    include: { partner: true, post: { include: { coverage: true } } },
  });
  return {
    kind: "person",
    id: person.id,
    name: person.name,
    email: person.email,
    role,
    language: "en",
    partner: person.partner && { id: person.partner.id, code: person.partner.code },
    covers: person.post?.coverage.map(({ placeCode }) => placeCode) ?? [],
  };
}
