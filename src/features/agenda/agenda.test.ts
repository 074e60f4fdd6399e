import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agendaItemInput, agendaOrder, agendaTree, directions, moved, type Placed } from "./agenda.ts";

const item = (id: number, more: Partial<Placed> = {}): Placed => ({
  ...{ id, kind: "item", parentId: null, day: 1, position: id },
  ...more,
});

/** Ids in the order in which they are read, those within a session in brackets, days apart. */
const told = (items: readonly Placed[]) =>
  [...Map.groupBy(agendaTree(items), (one) => one.item.day)]
    .map(([, top]) =>
      top
        .map((one) => (one.within.length > 0 ? `${one.item.id}(${one.within.map(({ id }) => id)})` : one.item.id))
        .join(" "),
    )
    .join(" / ");

function afterMove(
  items: readonly Placed[],
  id: number,
  direction: (typeof directions)[number],
  days: number | null = 2,
) {
  const places = moved(items, id, direction, days);
  return places && items.map((one) => ({ ...one, ...places.get(one.id) }));
}

const agenda = [
  item(1, { kind: "session" }),
  item(2, { parentId: 1, day: null }),
  item(3, { parentId: 1, day: null }),
  item(4),
  item(5, { kind: "session", day: 2 }),
  item(6, { day: 2 }),
];

describe("An agenda", () => {
  test("goes by days, sessions and what is in them; what has no day comes last", () => {
    expect(told(agenda)).toBe("1(2,3) 4 / 5 6");
    expect(told([item(1, { day: null }), item(2, { day: 2 }), item(3)])).toBe("3 / 2 / 1");
  });

  test.each([
    ["an item changes places with the one before it", 3, "up", "1(3,2) 4 / 5 6"],
    ["a session is moved with what is in it", 1, "down", "4 1(2,3) / 5 6"],
    ["the last of a day goes to the beginning of the next", 4, "down", "1(2,3) / 4 5 6"],
    ["the first of a day goes to the end of the one before", 5, "up", "1(2,3) 4 5 / 6"],
    ["an item goes into the session before it, at its end", 4, "into", "1(2,3,4) / 5 6"],
    ["and into that of its own day", 6, "into", "1(2,3) 4 / 5(6)"],
    ["an item goes out of its session, behind it", 2, "out", "1(3) 2 4 / 5 6"],
    ["the last of the last day goes where no day is known", 6, "down", "1(2,3) 4 / 5 / 6"],
  ] as const)("is put into order: %s", (_what, id, direction, becomes) => {
    expect(told(afterMove(agenda, id, direction) ?? [])).toBe(becomes);
  });

  test.each([
    ["the first of all no further up", 1, "up"],
    ["the first of a session not out of it by going up", 2, "up"],
    ["a session into none", 5, "into"],
    ["an item out of no session", 4, "out"],
    ["one that is in a session into no other", 2, "into"],
  ] as const)("leaves everything as it is where there is no such place: %s", (_what, id, direction) => {
    expect(afterMove(agenda, id, direction)).toBeNull();
  });

  test.each([
    ["up", 3, "3 / 1 / 2"],
    ["up", 2, "2 / 1 / 3"],
    ["down", 2, "1 / 3 / 2"],
  ] as const)("has no more of its days than its meeting has, of which one goes %s", (direction, id, becomes) => {
    const items = [item(1, { day: 2 }), item(2, { day: 3 }), item(3, { day: 3 })];
    expect(told(afterMove(items, id, direction, 1) ?? [])).toBe(becomes);
  });

  test("has nothing before its first session to go into", () => {
    expect(afterMove([item(1), item(2, { kind: "session" })], 1, "into")).toBeNull();
  });

  test("is the same set of items after any moves, and never in a session that is in another", () => {
    const moves = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(...directions)), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(moves, (made) => {
        let items = agenda;
        for (const [id, direction] of made) {
          const next = afterMove(items, id, direction);
          if (!next) continue;
          const order = (list: readonly Placed[]) => agendaOrder(list).map((one) => one.id);
          if (direction === "up" || direction === "down") expect(next).not.toEqual(items);
          items = next;
          expect(order(items).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
          expect(new Set(items.map((one) => `${one.parentId} ${one.day} ${one.position}`)).size).toBe(6);
        }
      }),
    );
  });

  test("finds room between two others however often one goes there", () => {
    let items = [item(1), item(2), item(3)];
    for (let times = 0; times < 300; times++) {
      items = afterMove(items, times % 2 ? 3 : 1, times % 2 ? "up" : "down") ?? [];
      expect(agendaOrder(items)[1]?.id).toBe(times % 2 ? 3 : 1);
      items = afterMove(items, times % 2 ? 3 : 1, times % 2 ? "down" : "up") ?? [];
    }
    expect(told(items)).toBe("1 2 3");
  });
});

describe("What is typed of an item", () => {
  const typed = {
    ...{
      kind: "item",
      parent: null,
      day: 1,
      number: null,
      title: { en: "Routes", ru: null },
      starts: null,
      ends: null,
    },
    ...{ speakers: [], interpretation: [], source: [] },
  };
  const problems = (more: object) => {
    const read = agendaItemInput.safeParse({ ...typed, ...more });
    return read.success ? [] : read.error.issues.map(({ path }) => path.join("."));
  };

  test("has a title, unless it is a break", () => {
    expect(problems({ title: { en: null, ru: null } })).toEqual(["title"]);
    expect(problems({ kind: "break", title: { en: null, ru: null } })).toEqual([]);
  });

  test("ends after it starts, on clocks that there are", () => {
    expect(problems({ starts: "10:00", ends: "09:30" })).toEqual(["ends"]);
    expect(problems({ starts: null, ends: "09:30" })).toEqual(["ends"]);
    expect(problems({ starts: "25:00" })).toEqual(["starts"]);
    expect(problems({ starts: "09:30", ends: "10:00" })).toEqual([]);
  });

  test("names of each speaker a partner or who it is", () => {
    expect(problems({ speakers: [{ role: "chair", partner: null, name: null }] })).toEqual(["speakers.0.partner"]);
    expect(problems({ speakers: [{ role: "chair", partner: "UZB", name: null }] })).toEqual([]);
  });

  test("is on the day of its session, and a session in none", () => {
    expect(agendaItemInput.parse({ ...typed, parent: 3 })).toMatchObject({ parent: 3, day: null });
    expect(agendaItemInput.parse({ ...typed, kind: "session", parent: 3 })).toMatchObject({ parent: null, day: 1 });
  });
});
