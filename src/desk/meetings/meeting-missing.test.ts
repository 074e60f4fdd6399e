import { describe, expect, test } from "vitest";
import { withStates } from "#i18n/record-text.ts";
import { standingsOf } from "./meeting-missing.ts";

const none = { en: null, ru: null };
const planned = {
  ...{
    type: "ewg" as const,
    state: "planned" as const,
    start: "2026-10-28",
    firstDay: "2026-10-28",
    lastDay: "2026-10-29",
  },
  title: withStates({ en: "Precursors", ru: "Прекурсоры" }, none),
  ...{
    city: none,
    hosts: [],
    outcome: withStates(none, none),
    source: [],
    agenda: [],
    datePrecision: "day",
    attendance: [],
    reported: [],
  },
  ...{
    conflicts: [],
    recommendations: [],
    decisions: [],
    access: "public" as const,
    published: { en: false, ru: false },
  },
  life: { invitedOn: null, registrationFrom: null, registrationUntil: null, reviewFrom: null },
};
const noPapers = { documents: 0, lacks: [], waiting: 0 };
const before = "2026-10-01";

describe("The rail of a meeting's desk", () => {
  test("counts what is there, and says of each language what it lacks", () => {
    const agenda = [
      { title: { en: "Routes", ru: null }, day: 1 },
      { title: { en: "Cash", ru: "Наличные" }, day: 2 },
      { title: { en: "Closing", ru: "Закрытие" }, day: 3 },
    ];
    const recommendations = [{ text: { en: "Share data", ru: null } }];
    const papers = { documents: 6, lacks: [{ what: "file" as const, language: "ru" as const, count: 1 }], waiting: 2 };
    const standings = standingsOf({ ...planned, agenda, recommendations }, papers, before);
    expect(standings.name).toEqual({ lacks: [] });
    expect(standings.agenda).toEqual({
      count: 3,
      lacks: [
        { what: "beyond", count: 1 },
        { what: "texts.ru", count: 1 },
      ],
    });
    expect(standings.recommendations).toEqual({ count: 1, lacks: [{ what: "texts.ru", count: 1 }] });
    expect(standings.papers).toEqual({
      count: 6,
      lacks: [
        { what: "waiting", count: 2 },
        { what: "files.ru", count: 1 },
      ],
    });
  });

  test("says that files wait where they are to become the first paper", () => {
    const { papers } = standingsOf(planned, { ...noPapers, waiting: 3 }, before);
    expect(papers?.lacks).toEqual([{ what: "waiting", count: 3 }]);
  });

  test("expects an outcome, a number of people and, of experts, recommendations from a meeting that was held alone", () => {
    const expected = (meeting: Parameters<typeof standingsOf>[0]) =>
      Object.entries(standingsOf(meeting, noPapers, before)).flatMap(([part, { empty }]) =>
        empty === "expected" ? part : [],
      );
    expect(expected(planned)).toEqual(["agenda", "papers"]);
    expect(expected({ ...planned, state: "held" })).toEqual([
      ...["agenda", "papers", "recommendations", "attendance", "outcome"],
    ]);
    expect(expected({ ...planned, type: "pcgm", state: "held" })).toEqual([
      ...["agenda", "papers", "decisions", "attendance", "outcome"],
    ]);
  });

  test("asks what became of a meeting whose days are over, once no source tells", () => {
    const lacksOn = (today: string, state: "planned" | "held" | "postponed") =>
      standingsOf({ ...planned, state }, noPapers, today).state?.lacks;
    expect(lacksOn("2026-10-29", "planned")).toEqual([]);
    expect(lacksOn("2026-10-30", "planned")).toEqual([{ what: "held", count: 1 }]);
    expect(lacksOn("2026-10-30", "held")).toEqual([]);
    expect(lacksOn("2026-10-30", "postponed")).toEqual([]);
  });

  test("is done once it is public in both languages", () => {
    expect(
      standingsOf({ ...planned, published: { en: true, ru: false } }, noPapers, before).publish?.empty,
    ).toBeDefined();
    expect(standingsOf({ ...planned, published: { en: true, ru: true } }, noPapers, before).publish).toEqual({
      lacks: [],
    });
  });
});
