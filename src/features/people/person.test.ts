import { describe, expect, test } from "vitest";
import { hashPassword, newPassword, passwordCost, verifyPassword } from "./person.ts";

const cheap = { ...passwordCost, N: 2 ** 4 };

describe("a password", () => {
  test("is known again and no other is", async () => {
    const hash = await hashPassword("шелковый путь 2021", cheap);
    expect(await verifyPassword("шелковый путь 2021", hash, cheap)).toBe(true);
    expect(await verifyPassword("шелковый путь 2022", hash, cheap)).toBe(false);
    expect(await verifyPassword("шелковый путь 2021", null, cheap)).toBe(false);
  });

  test("is never kept as it is, nor twice alike", async () => {
    const [one, two] = await Promise.all(
      ["a long enough one", "a long enough one"].map((word) => hashPassword(word, cheap)),
    );
    expect(one).not.toContain("long");
    expect(one).not.toBe(two);
  });

  test("costs whoever guesses it 32 MB each time, unless a caller says otherwise", async () => {
    expect(128 * passwordCost.N * passwordCost.r).toBe(32 * 1024 * 1024);
    const hash = await hashPassword("a long enough one");
    expect(await verifyPassword("a long enough one", hash, passwordCost)).toBe(true);
    expect(await verifyPassword("a long enough one", hash, cheap)).toBe(false);
  });

  test("has twelve characters and is not one of them repeated", () => {
    expect(newPassword.safeParse("short").success).toBe(false);
    expect(newPassword.safeParse("aaaaaaaaaaaaaaaa").success).toBe(false);
    expect(newPassword.safeParse("четыре направления").success).toBe(true);
  });
});
