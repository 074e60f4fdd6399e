import { expect, test } from "vitest";
import { translator } from "#i18n/t.ts";
import { withShown } from "#ui/merging/form-conflicts.ts";
import { mixedAlphabets } from "./typed-text.ts";

const fieldsOf = (values: Parameters<typeof mixedAlphabets>[0]) =>
  mixedAlphabets(values, translator("en")).problems.map(({ field }) => field);

test("An author is asked about words with letters of another alphabet that they typed, not about those that stood there", () => {
  const stored = withShown({ "title.en": "Experts", "title.ru": "Прекурcоры" });
  expect(fieldsOf({ ...stored, "title.en": "Experts met" })).toEqual([]);
  expect(fieldsOf({ ...stored, "title.en": "Eхperts" })).toEqual(["title.en"]);
  expect(fieldsOf({ "title.ru": "Прекурcоры" })).toEqual(["title.ru"]);
});
