import { describe, expect, test } from "vitest";
import { assessmentInput, besideClaim, canRelease } from "./assessment.ts";

const input = { year: 2022, state: "underWay", statement: "Two of three laboratories work.", language: "en" };
const claim = { id: 7, year: 2022, state: "done" } as const;
const made = (more: object = {}) => ({ year: 2022, state: "underWay" as const, reportId: 7, ...more });

describe("an assessment", () => {
  test("says why, in words", () => {
    expect(assessmentInput.safeParse(input).success).toBe(true);
    expect(assessmentInput.safeParse({ ...input, statement: "  " }).success).toBe(false);
  });

  test("is never 'no report': silence is the partner's", () => {
    expect(assessmentInput.safeParse({ ...input, state: "noReport" }).success).toBe(false);
  });

  test("is not released before the report that it is about", () => {
    expect(canRelease({ releasedAt: null })).toMatchObject({ ok: false, error: "reportNotReleased" });
    expect(canRelease({ releasedAt: new Date() }).ok).toBe(true);
    expect(canRelease(null).ok).toBe(true);
  });
});

describe("beside what a partner says", () => {
  test("the unit's assessment of it agrees or differs", () => {
    expect(besideClaim(claim, [made()])?.relation).toBe("differs");
    expect(besideClaim(claim, [made({ state: "done" })])?.relation).toBe("agrees");
  });

  test("one that was made before the partner said it contradicts nothing", () => {
    expect(besideClaim(claim, [made({ reportId: 6 })])?.relation).toBe("beforeReport");
    expect(besideClaim(claim, [made({ reportId: null })])?.relation).toBe("beforeReport");
  });

  test("one for a later year is newer than the report, one for an earlier year says nothing of it", () => {
    const later = made({ year: 2024, reportId: null });
    expect(besideClaim(claim, [made(), later])).toEqual({ assessment: later, relation: "differs" });
    expect(besideClaim(claim, [made({ year: 2021 })])).toBeNull();
  });

  test("where the partner is silent it stands alone", () => {
    expect(besideClaim(null, [made({ reportId: null })])?.relation).toBe("withoutReport");
    expect(besideClaim(null, [])).toBeNull();
  });
});
