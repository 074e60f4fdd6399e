import { describe, expect, test } from "vitest";
import { mailbox, mailboxOf } from "./mailbox.ts";

describe("The address of a mailbox", () => {
  test.each([
    ["Officer@Example.ORG ", "officer@example.org"],
    ["officer\u200B@exam\u00ADple.org", "officer@example.org"],
    ["иванов@минюст.рф", "иванов@минюст.рф"],
    ["Ivanov@XN--E1AYBC.XN--P1AI", "ivanov@тест.рф"],
    ["i.ivanov@мвд.example.tj", "i.ivanov@мвд.example.tj"],
  ])("is one, in any script: %s", (typed, kept) => {
    expect(mailbox.parse(typed)).toBe(kept);
    expect(mailboxOf(kept)).toBe(kept);
  });

  test.each([
    "officer",
    "officer@",
    "@минюст.рф",
    "a b@example.org",
    "иванов@минюст",
    "x@example..org",
    "a@b@минюст.рф",
  ])("is none: %s", (typed) => {
    expect(mailbox.safeParse(typed).success).toBe(false);
  });
});
