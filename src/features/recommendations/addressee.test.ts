import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Addressees, nobody, partnersOf, reportedAndLeftOut, resolveAddressees } from "./addressee.ts";

const addressable = {
  partners: new Map([
    ["UZB", 1],
    ["TJK", 2],
    ["CARICC", 3],
  ]),
  groups: new Map([
    ["neighbours", [1, 2]],
    ["all", [1, 2, 3]],
    ["none-yet", []],
  ]),
  bodies: new Set(["experts"]),
  programmes: new Set(["containers"]),
};

const addressed = (codes: string[], before?: Addressees) => {
  const result = resolveAddressees(codes, addressable, before);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

describe("A recommendation that is addressed to", () => {
  test("a group addresses each of its members once, whoever else names them", () => {
    expect(partnersOf(addressed(["neighbours", "UZB", "all", "CARICC"]))).toEqual([1, 2, 3]);
  });

  test("a body or a programme is no partner", () => {
    const value = addressed(["experts", "containers"]);
    expect(value).toEqual({ ...nobody, bodies: ["experts"], programmes: ["containers"] });
    expect(partnersOf(value)).toEqual([]);
  });

  test("a group keeps the members of then: who joins later is not addressed, who left still is", () => {
    const before: Addressees = { ...nobody, groups: [{ code: "neighbours", members: [2, 9] }] };
    expect(partnersOf(addressed(["neighbours"], before))).toEqual([2, 9]);
    expect(partnersOf(addressed(["all"], before))).toEqual([1, 2, 3]);
  });

  test("something that nobody knows, or a group without members, is refused with its code", () => {
    expect(resolveAddressees(["UZB", "XXX"], addressable)).toEqual({
      ...{ ok: false, error: "unknownAddressee", details: { codes: "XXX" } },
    });
    expect(resolveAddressees(["none-yet"], addressable)).toMatchObject({ error: "groupEmpty" });
  });
});

test("nobody who has reported can be left out, and nobody else is kept", () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(ids, ids, ids, (partners, members, reported) => {
      const after: Addressees = { ...nobody, partners, groups: members.length ? [{ code: "some", members }] : [] };
      const naive = reported.filter((id) => !partners.includes(id) && !members.includes(id));
      expect(reportedAndLeftOut(after, reported)).toEqual(naive);
    }),
  );
});
