import { describe, expect, test } from "vitest";
import { isWebAddress } from "./web-address.ts";

describe("An address of the web", () => {
  test.each([
    "https://мвд.рф/новости?год=2021",
    "http://example.org",
    "HTTPS://www.unodc.org/a_(b)",
    "https://xn--b1aew.xn--p1ai/",
  ])("is one: %s", (text) => expect(isWebAddress(text)).toBe(true));

  test.each([
    "мвд.рф",
    "javascript:alert(1)",
    "https://",
    "https://localhost/",
    "https://a@b.org/",
    "ftp://example.org",
  ])("is none: %s", (text) => expect(isWebAddress(text)).toBe(false));
});
