import type { PackedFile } from "./packed-file.ts";

/** A table without end is cut here before it fills the memory: more is never collected of a file either. */
const mostShared = 10_000_000;

/** The texts of a workbook, each kept once, by their places. */
export async function sharedStrings(packed: PackedFile, part: string): Promise<string[]> {
  const strings: string[] = [];
  let text = "";
  let letters = 0;
  let isText = false;
  let isSpelling = false;
  await packed.read(part, {
    open(name) {
      if (name === "si") text = "";
      if (name === "rPh") isSpelling = true;
      if (name === "t") isText = true;
    },
    text(more) {
      if (isText && !isSpelling && letters < mostShared) text += more;
    },
    close(name) {
      if (name === "t") isText = false;
      if (name === "rPh") isSpelling = false;
      if (name !== "si") return;
      strings.push(text);
      letters += text.length;
    },
  });
  return strings;
}
