import { describe, expect, test } from "vitest";
import { statuses } from "#features/recommendations/recommendation.ts";
import { asksPartners, reportInput, silenceOn, standingReports, yearsToReport } from "./report.ts";

const report = { year: 2022, state: "done", statement: "Trained 40 officers.", language: "en", evidence: "" };

describe("an implementation report", () => {
  test("says what was done, in words", () => {
    expect(reportInput.safeParse(report).success).toBe(true);
    expect(reportInput.safeParse({ ...report, statement: "  " }).success).toBe(false);
  });

  test("takes web addresses, one a line, as evidence", () => {
    expect(reportInput.safeParse({ ...report, evidence: "https://a.uz/1\nhttps://b.uz/2" }).success).toBe(true);
    expect(reportInput.safeParse({ ...report, evidence: "javascript:alert(1)" }).success).toBe(false);
    expect(reportInput.safeParse({ ...report, evidence: "see the annex" }).success).toBe(false);
  });

  test("the words are marked as being in the language of their letters, whichever was left chosen", () => {
    const typed = { ...report, language: "en", statement: "Проведены курсы для 40 сотрудников." };
    expect(reportInput.parse(typed).language).toBe("ru");
  });

  test("is never 'no report'", () => {
    expect(reportInput.safeParse({ ...report, state: "noReport" }).success).toBe(false);
  });
});

describe("partners are asked", () => {
  test("about what a policy meeting has endorsed and that still stands, and about nothing else", () => {
    expect(statuses.filter(asksPartners)).toEqual(["endorsed"]);
    expect(asksPartners(null)).toBe(false);
  });

  test("and elsewhere silence is no missing report", () => {
    expect(silenceOn("endorsed")).toBe("noReport");
    for (const status of ["agreed", "forwarded", "noted", "unknown", "superseded", "closed"]) {
      expect(silenceOn(status)).toBe("notAsked");
    }
  });
});

test("of what a partner sent for a year the last stands, as far as a reader may see it", () => {
  const sent = (id: number, year: number, partnerId = 7) => ({ id, year, partnerId, recommendationId: 1 });
  const all = [sent(4, 2023), sent(3, 2022), sent(2, 2022, 8), sent(1, 2022)];
  expect(standingReports(all).map(({ id }) => id)).toEqual([4, 3, 2]);
  expect(standingReports(all.filter(({ id }) => id !== 3)).map(({ id }) => id)).toEqual([4, 2, 1]);
});

test("of a recommendation can be said what was done since its own year, never what will be", () => {
  expect(yearsToReport(2024, 2026)).toEqual([2026, 2025, 2024]);
  expect(yearsToReport(null, 2026)).toEqual([2026, 2025, 2024, 2023, 2022, 2021]);
  expect(yearsToReport(2027, 2026)).toEqual([2026]);
});
