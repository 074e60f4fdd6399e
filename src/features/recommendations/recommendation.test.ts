import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { locales } from "#i18n/locale.ts";
import { refusalText } from "#ui/form/form-answers.ts";
import {
  isStep,
  move,
  moves,
  newCode,
  nextNumber,
  type Status,
  type Step,
  standingMoves,
  statusAfter,
  statuses,
  type Verb,
} from "./recommendation.ts";

describe("the text of a recommendation", () => {
  /** Every verb, and where it leads from each state; a dot where it is refused. `-` is "not yet there". */
  const table = `
                    -         drafted   agreed      forwarded   endorsed    returned    noted       superseded  closed  unknown
    draft           drafted   .         .           .           .           .           .           .           .       .
    record          unknown   .         .           .           .           .           .           .           .       .
    agree           agreed    agreed    .           .           .           agreed      .           .           .       .
    forward         .         .         forwarded   .           .           .           .           .           .       .
    endorse         .         .         endorsed    endorsed    .           .           endorsed    .           .       endorsed
    amend           .         .         endorsed    endorsed    .           .           endorsed    .           .       endorsed
    return          .         .         returned    returned    .           .           .           .           .       returned
    note            .         .         noted       noted       .           .           .           .           .       noted
    supersede       .         .         superseded  superseded  superseded  superseded  superseded  .           .       superseded
    close           .         .         .           .           closed      .           closed      .           .       closed
    reinstate       .         .         .           .           .           .           .           before      before  .
    endorse-instead .         .         .           .           endorsed    endorsed    endorsed    .           .       .
    amend-instead   .         .         .           .           endorsed    endorsed    endorsed    .           .       .
    return-instead  .         .         .           .           returned    .           returned    .           .       .
    note-instead    .         .         .           .           noted       noted       .           .           .       .
    undecide        .         .         .           .           before      before      before      .           .       .`;
  const [head = [], ...rows] = table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  const cells = rows.flatMap(([verb, ...led]) =>
    head.map((state, index) => ({
      verb: verb as Verb,
      from: state === "-" ? null : (state as Status),
      to: led[index] ?? "",
    })),
  );

  test("has a rule for every verb and every state", () => {
    expect(rows.map(([verb]) => verb)).toEqual(Object.keys(moves));
    expect(head.slice(1).sort()).toEqual([...statuses].sort());
  });

  test.each(cells)("$verb, from $from: $to", ({ verb, from, to }) => {
    expect(move(from, verb)).toEqual(to === "." ? { ok: false, error: "moveNotAllowed" } : { ok: true, value: to });
  });

  test("leaves what is superseded or closed only if that was recorded wrongly", () => {
    for (const verb of Object.keys(moves) as Verb[]) {
      expect(move("superseded", verb).ok).toBe(verb === "reinstate");
      expect(move("closed", verb).ok).toBe(verb === "reinstate");
    }
  });

  test("stands where its last allowed move brought it, for any history", () => {
    const verbs = Object.keys(moves) as Verb[];
    const steps = verbs.filter(isStep);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps, "publish" as const, "correct" as const)), (tried) => {
        let status: Status | null = null;
        const happened: { verb: string }[] = [];
        for (const verb of tried) {
          if (verb === "publish" || verb === "correct") {
            happened.push({ verb });
            continue;
          }
          const moved: ReturnType<typeof move<Step>> = move<Step>(status, verb);
          if (!moved.ok) continue;
          status = moved.value;
          happened.push({ verb });
        }
        expect(statusAfter(happened)).toBe(status);
      }),
    );
  });
});

describe("a supersession that was recorded wrongly", () => {
  const standing = (verbs: readonly string[]) => standingMoves(verbs.map((verb) => ({ verb }))).map(({ verb }) => verb);

  test("counts not at all, and the recommendation stands where it stood before", () => {
    expect(standing(["agree", "endorse", "supersede", "reinstate"])).toEqual(["agree", "endorse"]);
    expect(standing(["agree", "supersede", "reinstate", "supersede"])).toEqual(["agree", "supersede"]);
  });
});

describe("a refused move", () => {
  test.each(locales)("is explained with the numbers it is about (%s)", (locale) => {
    const refusals = [
      "moveNotAllowed",
      "heldAfterMeeting",
      "textUnchanged",
      "laterMoveStands",
      "returnReasonMissing",
    ] as const;
    for (const error of refusals) {
      const sentence = refusalText({ error, details: { codes: "2021-I-1, 2021-I-2" } }, locale);
      expect(sentence).toContain("2021-I-1, 2021-I-2");
      expect(sentence.length).toBeGreaterThan(40);
    }
  });
});

describe("the number of a recommendation", () => {
  test("is year, pillar and number", () => {
    expect(newCode(2021, 3, 4)).toBe("2021-III-4");
  });

  test("goes on counting at a second meeting of the year", () => {
    expect(nextNumber(["2022-II-1", "2022-II-2", "2022-III-9", "2022-II-a"], 2022, 2)).toBe(3);
    expect(nextNumber([], 2022, 2)).toBe(1);
  });
});
