import { expect, test } from "vitest";
import { localizedText } from "./texts.ts";

test("words that were typed come without spaces around them and with line ends of one kind", () => {
  const read = localizedText(20).parse({ en: "  One.\r\n\r\nTwo. ", ru: " " });
  expect(read).toEqual({ en: "One.\n\nTwo.", ru: null });
});
