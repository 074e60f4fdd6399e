import { describe, expect, test } from "vitest";
import { email, hashPassword, newPassword, verifyPassword } from "./person.ts";

describe("a password", () => {
  test("is known again and no other is", async () => {
    const hash = await hashPassword("шелковый путь 2021");
    expect(await verifyPassword("шелковый путь 2021", hash)).toBe(true);
    expect(await verifyPassword("шелковый путь 2022", hash)).toBe(false);
    expect(await verifyPassword("шелковый путь 2021", null)).toBe(false);
  });

  test("is never kept as it is, nor twice alike", async () => {
    const [one, two] = await Promise.all([hashPassword("a long enough one"), hashPassword("a long enough one")]);
    expect(one).not.toContain("long");
    expect(one).not.toBe(two);
  });

  test("has twelve characters and is not one of them repeated", () => {
    expect(newPassword.safeParse("short").success).toBe(false);
    expect(newPassword.safeParse("aaaaaaaaaaaaaaaa").success).toBe(false);
    expect(newPassword.safeParse("четыре направления").success).toBe(true);
  });
});

test("an address of mail is the same in any case", () => {
  expect(email.parse(" Unit@Example.org ")).toBe("unit@example.org");
});
