import { expect, test } from "vitest";
import { hosts } from "./meeting-hosts.ts";

const none = { en: null, ru: null };
const read = (...list: unknown[]) => hosts.safeParse(list);
const problems = (...list: unknown[]) => read(...list).error?.issues.map(({ path }) => path.join("."));

test("A host is a partner, somebody in words, or a partner as its source calls it", () => {
  const university = { en: "A university", ru: null };
  const given = [
    { role: "host", partner: "SCO", name: { en: "SCO Secretariat", ru: "Секретариат ШОС" } },
    { role: "cooperation", partner: "UNODC", name: null },
    { role: "chair", partner: null, name: university },
  ];
  expect(read(...given).data).toEqual(given);
  expect(read({ role: "host", partner: "SCO", name: { en: " ", ru: "" } }).data).toEqual([
    { role: "host", partner: "SCO", name: null },
  ]);
});

test("A host that is nobody is refused, and so is a partner who stands among them twice", () => {
  expect(problems({ role: "host", partner: null, name: none })).toEqual(["0.partner"]);
  expect(problems({ role: "guest", partner: "SCO", name: null })).toEqual(["0.role"]);
  const partner = (code: string) => ({ role: "host", partner: code, name: null });
  expect(problems(partner("FRA"), partner("SCO"), partner("FRA"))).toEqual(["2.partner"]);
  const words = { role: "host", partner: null, name: { en: "Two of one name", ru: null } };
  expect(problems(words, words)).toBeUndefined();
});
