import { describe, expect, test } from "vitest";
import { byName, choosePartners, isCalled, nameAt, parsePartnerQuery, presentCode } from "./partner.ts";

const turkiye = {
  code: "TUR",
  kind: "state" as const,
  name: { en: "Türkiye", ru: "Турция" },
  acronym: { en: null, ru: null },
  region: { code: "western-asia" },
  formerNames: [{ code: "TUR", name: { en: "Turkey", ru: "Турция" }, until: "2022" }],
};

const drugsAgency = {
  code: "EUDA",
  kind: "organisation" as const,
  name: { en: "European Union Drugs Agency", ru: "Агентство Европейского союза по наркотикам" },
  acronym: { en: "EUDA", ru: null },
  region: null,
  formerNames: [
    {
      code: "EMCDDA",
      name: {
        en: "European Monitoring Centre for Drugs and Drug Addiction",
        ru: "Европейский центр мониторинга наркотиков и наркомании",
      },
      until: "2024-07",
    },
  ],
};

const uzbekistan = {
  code: "UZB",
  kind: "state" as const,
  name: { en: "Uzbekistan", ru: "Узбекистан" },
  acronym: { en: null, ru: null },
  region: { code: "central-asia" },
  formerNames: [],
};

describe("the name of a partner", () => {
  test("is the one of then on a record of then", () => {
    expect(nameAt(turkiye, "2021-12-16")).toEqual({
      code: "TUR",
      name: { en: "Turkey", ru: "Турция" },
      isFormer: true,
    });
    expect(nameAt(drugsAgency, "2021-11-16").code).toBe("EMCDDA");
    expect(nameAt(drugsAgency, "2024-08-01").code).toBe("EUDA");
  });

  test("is the present one where the day, or its side of the change, is not known", () => {
    expect(nameAt(turkiye, "2022-03-01").name.en).toBe("Türkiye");
    expect(nameAt(turkiye, null).name.en).toBe("Türkiye");
    expect(nameAt(uzbekistan, "2009-11-03").isFormer).toBe(false);
  });

  test("goes back through several former names to the one that held", () => {
    const twice = {
      ...turkiye,
      formerNames: [
        { code: "C", name: { en: "Later", ru: null }, until: "2010" },
        { code: "B", name: { en: "Earlier", ru: null }, until: "2000" },
      ],
    };
    expect(nameAt(twice, "1999-12-31").name.en).toBe("Earlier");
    expect(nameAt(twice, "2005-01-01").name.en).toBe("Later");
    expect(nameAt(twice, "2010-01-01").name.en).toBe("Türkiye");
  });
});

describe("the address of a partner", () => {
  const partners = [turkiye, drugsAgency, uzbekistan];

  test("knows codes of then and codes in another case", () => {
    expect(presentCode(partners, "EMCDDA")).toBe("EUDA");
    expect(presentCode(partners, "emcdda")).toBe("EUDA");
    expect(presentCode(partners, "uzb")).toBe("UZB");
  });

  test("is none for a country that hosts a liaison post and is no partner", () => {
    expect(presentCode(partners, "TZA")).toBeNull();
  });
});

describe("looking for a partner", () => {
  test("finds it by its name in either language, by its code and by a name of then", () => {
    expect(isCalled(turkiye, "турц")).toBe(true);
    expect(isCalled(turkiye, "TUR")).toBe(true);
    expect(isCalled(turkiye, "turkey")).toBe(true);
    expect(isCalled(drugsAgency, "emcdda")).toBe(true);
    expect(isCalled(drugsAgency, "мониторинга")).toBe(true);
    expect(isCalled(uzbekistan, "turk")).toBe(false);
  });

  test("asks for no accents and no order of words", () => {
    expect(isCalled(turkiye, "turkiye")).toBe(true);
    expect(isCalled(drugsAgency, "agency  european")).toBe(true);
    expect(isCalled(drugsAgency, "agency african")).toBe(false);
  });

  test("finds everybody where nothing is asked", () => {
    expect(isCalled(uzbekistan, "")).toBe(true);
  });

  test("counts for each option what it would give", () => {
    const query = parsePartnerQuery(new URLSearchParams("kind=state&kind=no-kind&q=+t+"));
    expect(query).toEqual({ q: "t", kind: ["state", "no-kind"], region: [] });
    const { matching, counts } = choosePartners([turkiye, drugsAgency, uzbekistan], query);
    expect(matching.map(({ code }) => code)).toEqual(["TUR", "UZB"]);
    expect(Object.fromEntries(counts.kind)).toEqual({ state: 2, organisation: 1 });
    expect(Object.fromEntries(counts.region)).toEqual({ "western-asia": 1, "central-asia": 1 });
  });
});

test("partners stand in the order of the reader's language", () => {
  const names = (locale: "en" | "ru") =>
    [
      { name: { en: "United States of America", ru: "Соединенные Штаты Америки" } },
      { name: { en: "Türkiye", ru: "Турция" } },
      { name: { en: "Turkmenistan", ru: "Туркменистан" } },
      { name: { en: "Austria", ru: "Австрия" } },
    ]
      .sort(byName(locale))
      .map(({ name }) => name[locale]);
  expect(names("en")).toEqual(["Austria", "Türkiye", "Turkmenistan", "United States of America"]);
  expect(names("ru")).toEqual(["Австрия", "Соединенные Штаты Америки", "Туркменистан", "Турция"]);
});
