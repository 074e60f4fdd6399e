import type { Cleaning, Stored } from "./clean-texts.ts";

/** Tells an operator, in English, a sentence a line. `written`: it was done, and not only looked at. */
export function cleaningReport({ rows, changes, illegible, mixed }: Cleaning, written: boolean): string[] {
  const done = written ? "were cleaned" : "would be cleaned";
  return [
    ...changes.map((one) => `${place(one)}: ${apart(one.before, one.after)}`),
    `${rows} rows ${done}, in ${changes.length} texts. Readers see what they saw.`,
    ...(illegible.length > 0
      ? ["Left as they are, because a character in them was lost before they came here. Type at the desk what it was:"]
      : []),
    ...illegible.map((one) => `${place(one)}: ${coded(around(one.text, one.text.search(unreadable)))}`),
    ...(mixed.length > 0
      ? [
          "Left as they are, because letters of two alphabets stand in one word. Searches find them; correct them at the desk if they are not meant so:",
        ]
      : []),
    ...mixed.map((one) => `${place(one)}: ${one.word}, perhaps for ${one.right}`),
  ];
}

function place({ table, row, column }: Stored): string {
  return `${table} ${row}, ${column}`;
}

const unreadable = /(?![\t\n])[\p{Cc}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\uFFFD]/u;
const breadth = 24;

/** The place where two texts part, with codes for what nobody sees. */
function apart(before: string, after: string): string {
  let same = 0;
  while (same < after.length && before[same] === after[same]) same += 1;
  return `${coded(around(before, same))} becomes ${coded(around(after, same))}`;
}

function around(text: string, at: number): string {
  const from = Math.max(0, at - breadth);
  return `${from > 0 ? "…" : ""}${text.slice(from, at + breadth)}${at + breadth < text.length ? "…" : ""}`;
}

function coded(text: string): string {
  const code = (sign: string) => `<${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
  return `"${text.replace(/(?! )[\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2010\u2011]/gu, code)}"`;
}
