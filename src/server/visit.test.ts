import { expect, test } from "vitest";
import { lineOf } from "./limits.ts";
import { browserOf } from "./visit.ts";

test.each([
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows"],
  [
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36",
    "Chrome, Android",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 YaBrowser/25.8 Safari/537.36",
    "Yandex Browser, Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 (KHTML, like Gecko) Version/18.0 Mobile Safari/604.1",
    "Safari, iOS",
  ],
  ["curl/8.0", ""],
])("a session is known by the browser that began it: %s", (userAgent, name) => {
  expect(browserOf(userAgent)).toBe(name);
});

test("limits know a line by its address: of new ones half of it, of this machine's none", () => {
  expect(lineOf("203.0.113.7")).toBe("203.0.113.7");
  expect(lineOf("::ffff:203.0.113.7")).toBe("203.0.113.7");
  expect(lineOf("2001:db8:1:2:aaaa::1")).toBe("2001:db8:1:2");
  expect(lineOf("2001:DB8::1")).toBe("2001:db8:0:0");
  expect([lineOf("127.0.0.1"), lineOf("::1"), lineOf("::ffff:127.0.0.1"), lineOf("")]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
