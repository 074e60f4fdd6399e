import fc from "fast-check";
import { expect, test } from "vitest";
import { type Part, type Place, partOf, placeIn, placeOf } from "./paging.ts";

const first: Place = { page: 1, after: null, before: null };
const partsOf = (all: readonly string[], limit: number) => (place: Place) => partOf(all, place, limit, (one) => one);
const numbered = (page: number): Place => ({ ...first, page });

test("by its number a part holds so many, and the last one stands for those behind the end", () => {
  const part = partsOf(["a", "b", "c", "d", "e"], 2);
  expect(part(numbered(2))).toMatchObject({ items: ["c", "d"], page: 2, pages: 3, total: 5 });
  expect(part(numbered(9))).toMatchObject({ items: ["e"], page: 3, pages: 3, next: null });
  expect(partsOf([], 2)(first)).toMatchObject({ items: [], page: 1, pages: 1, next: null, previous: null });
});

test("a record that is gone leaves the number to tell", () => {
  const place = placeIn(new URLSearchParams("page=2&after=gone"));
  expect(partsOf(["a", "b", "c"], 2)(place).items).toEqual(["c"]);
});

test("the numbers beside a part are its ways on and back, all others numbers alone", () => {
  const part = partsOf(["a", "b", "c", "d", "e", "f", "g"], 2)(numbered(2));
  expect(placeOf(part, 3)).toEqual({ page: 3, after: "d", before: null });
  expect(placeOf(part, 1)).toEqual({ page: 1, after: null, before: "c" });
  expect(placeOf(part, 4)).toEqual(numbered(4));
});

const list = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 30 });
const comes = fc.array(fc.tuple(fc.nat(40), fc.string({ minLength: 4, maxLength: 5 })), { maxLength: 5 });

/** The list with others that come to it, each somewhere. */
function grown(all: readonly string[], others: readonly (readonly [number, string])[]): string[] {
  const more = [...all];
  for (const [at, other] of others) if (!more.includes(other)) more.splice(at % (more.length + 1), 0, other);
  return more;
}

test("whoever reads on, or back, meets each record once, whatever comes to the list meanwhile", () => {
  const way = fc.constantFrom("next" as const, "previous" as const);
  fc.assert(
    fc.property(
      list,
      fc.integer({ min: 1, max: 6 }),
      fc.array(comes, { maxLength: 12 }),
      way,
      (all, limit, news, on) => {
        let now = all;
        let part: Part<string> = partsOf(now, limit)(on === "next" ? first : numbered(99));
        const met = [...part.items];
        for (const others of news) {
          now = grown(now, others);
          const place = part[on];
          if (!place) break;
          part = partsOf(now, limit)(place);
          met.push(...part.items);
        }
        for (let place = part[on]; place; place = part[on]) {
          part = partsOf(now, limit)(place);
          met.push(...part.items);
        }
        expect(new Set(met).size).toBe(met.length);
        expect(all.filter((one) => !met.includes(one))).toEqual([]);
      },
    ),
  );
});
