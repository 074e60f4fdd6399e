import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText } from "#lib/clean-text.ts";
import { asRead } from "#lib/look-alikes.ts";
import { database } from "#server/database.ts";
import "#tests/support/database.ts";

const pieces = fc.constantFrom(
  ..."abceiopxyABCHKTX укАВСЕНТёйıßéëЎѐìІіЈӏ\u0301\u0300\u0308\u0306\u00AD\u200B\u2060 -«»1\n".split(""),
);

test("The database reads a text as the search reads what was typed, whatever it consists of", async () => {
  const texts = fc
    .sample(
      fc.oneof(
        fc.array(pieces, { maxLength: 24 }).map((some) => some.join("")),
        fc.string({ unit: "grapheme" }),
      ),
      { numRuns: 3000 },
    )
    .map((text) => text.replaceAll("\0", ""));
  const rows = await database().$queryRaw<{ said: string; read: string }[]>`
    SELECT said, as_read(said) AS read FROM unnest(${texts}::text[]) AS said`;
  expect(rows).toHaveLength(texts.length);
  for (const { said, read } of rows) expect(asRead(cleanText(read))).toBe(asRead(cleanText(said)));
  const clean = texts.map(cleanText);
  const again = await database().$queryRaw<{ said: string; read: string }[]>`
    SELECT said, as_read(said) AS read FROM unnest(${clean}::text[]) AS said`;
  for (const { said, read } of again) expect(read).toBe(asRead(said));
});
