import { expect, test } from "vitest";
import { confirmationOf, endOfLink, isOpen } from "./invitation.ts";

const now = new Date("2026-12-01T12:00:00Z");
const hours = (date: Date) => (date.getTime() - now.getTime()) / 3_600_000;

const kinds = [true, false].flatMap((resets) =>
  [true, false].flatMap((speaks) => [true, false].map((manages) => ({ resets, speaks, manages }))),
);

const plain = { resets: false, speaks: false, manages: false };

test("all but a plain invitation or role takes a second administrator where there is one", () => {
  expect(kinds.filter((kind) => confirmationOf(kind, "there") === "none")).toEqual([plain]);
  expect(kinds.filter((kind) => confirmationOf(kind, "there") === "refused")).toEqual([]);
});

test("whoever sends the second administrator away can do alone what needed nobody before, and nothing else", () => {
  expect(kinds.filter((kind) => confirmationOf(kind, "gone") === "none")).toEqual([plain]);
  expect(kinds.filter((kind) => confirmationOf(kind, "gone") === "second")).toEqual([]);
});

test("an administrator who is alone invites and resets, but makes no second, and never becomes the voice of a partner by a new password", () => {
  expect(kinds.filter((kind) => confirmationOf(kind, "never") === "second")).toEqual([]);
  const refused = kinds.filter((kind) => confirmationOf(kind, "never") === "refused");
  expect(refused).toEqual(kinds.filter(({ resets, speaks, manages }) => manages || (resets && speaks)));
});

test("a link for a new password lives hours, an invitation days", () => {
  expect(hours(endOfLink({ resets: true }, false, now))).toBe(8);
  expect(hours(endOfLink({ resets: false }, false, now))).toBe(14 * 24);
  expect(hours(endOfLink({ resets: true }, true, now))).toBe(3 * 24);
});

test("a link is open until it is used, revoked or too old", () => {
  const open = { usedAt: null, revokedAt: null, expiresAt: new Date(now.getTime() + 1) };
  expect(isOpen(open, now)).toBe(true);
  expect(isOpen({ ...open, usedAt: now }, now)).toBe(false);
  expect(isOpen({ ...open, revokedAt: now }, now)).toBe(false);
  expect(isOpen({ ...open, expiresAt: now }, now)).toBe(false);
  expect(isOpen(null, now)).toBe(false);
});
