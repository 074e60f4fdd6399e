import { describe, expect, test } from "vitest";
import { newPassword, weaknessOf } from "./password.ts";

const own = [
  "Paris Pact portal",
  "Портал Парижского пакта",
  "Гульнора Юсупова",
  "g.yusupova@example.org",
  "portal.example.org",
];

describe("A new password", () => {
  test.each([
    "четыре направления",
    "correct horse battery",
    "four pillars, one line",
    "северный маршрут",
    "8Kd!x02hQz_p",
  ])("may be %s", (password) => expect(weaknessOf(password, own)).toBeNull());

  test("has twelve characters", () => {
    expect(weaknessOf("short", own)).toBe("newPassword");
    expect(weaknessOf("одиннадцать", own)).toBe("newPassword");
    expect(weaknessOf("🔑".repeat(11), own)).toBe("newPassword");
  });

  test.each([
    "aaaaaaaaaaaaaaaa",
    "123456789012",
    "1234567890qwerty",
    "qwertyuiop123",
    "Unbelievable",
    "Password2026!",
    "P@ssw0rd-P@ssw0rd",
    "парольпароль",
    "ПарольПароль1",
    "gfhjkmgfhjkm",
    "йцукенфывапр",
    "Welcome1234!",
  ])("is not one that many choose: %s", (password) => expect(weaknessOf(password, own)).toBe("commonPassword"));

  test.each([
    "Paris Pact 2026!",
    "парижского пакта",
    "gulnora юсупова 1".replace("gulnora", "гульнора"),
    "g.yusupova@example.org",
    "YUSUPOVA-yusup0va",
    "portal.example.org",
  ])("is not made of the portal's name, one's own or one's address: %s", (password) =>
    expect(weaknessOf(password, own)).toBe("ownWords"),
  );

  test("is told what is wrong with it in a sentence of its own", () => {
    const read = newPassword(own).safeParse("Paris Pact 2026!");
    expect(read.error?.issues).toMatchObject([{ params: { problem: "people:problem.ownWords" } }]);
  });
});
