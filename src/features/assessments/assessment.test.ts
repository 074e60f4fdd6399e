import { describe, expect, test } from "vitest";
import { assessmentInput, assessmentSteps, besideClaim, canOpen, stepAfter, stepBefore } from "./assessment.ts";

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

  test("goes no further than the report that it is about", () => {
    const [kept, open, released] = [
      { releasedAt: null, isOpenToPartners: false },
      { releasedAt: null, isOpenToPartners: true },
      { releasedAt: new Date(), isOpenToPartners: false },
    ] as const;
    const steps = (about: Parameters<typeof canOpen>[1]) =>
      assessmentSteps.slice(1).map((step) => {
        const result = canOpen(step, about);
        return result.ok || result.error;
      });
    expect(steps(kept)).toEqual([true, "reportNotOpen", "reportNotReleased"]);
    expect(steps(open)).toEqual([true, true, "reportNotReleased"]);
    expect(steps(released)).toEqual([true, true, true]);
    expect(steps(null)).toEqual([true, true, true]);
  });

  test("is opened step by step, and taken back so while the public has not seen it", () => {
    expect(assessmentSteps).toEqual(["unit", "partner", "partners", "public"]);
    expect(assessmentSteps.map(stepAfter)).toEqual(["partner", "partners", "public", null]);
    expect(assessmentSteps.map(stepBefore)).toEqual([null, "unit", "partner", null]);
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
