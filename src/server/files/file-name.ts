import { fail, ok, type Result } from "#lib/result.ts";

/** File systems keep names of so many bytes; a Russian letter is two. */
const longestName = 200;

/** Reading this in another order than it is written, a person takes "gpj.exe" for "exe.jpg". */
const directionMarks = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that no name has
const controls = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/;

/** Nobody sees these in a name, and two names that differ in them look the same. */
const unseen = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

export type NameProblem = "fileNameMissing" | "fileNameHidesItsOrder" | "fileNameIsAPath" | "fileNameTooLong";

/** The name of a file as its reader gives it, in one form: of letters and accents typed apart one letter is made. */
export function fileName(given: string): Result<string, NameProblem> {
  if (directionMarks.test(given)) return fail("fileNameHidesItsOrder");
  if (!given.isWellFormed() || controls.test(given) || /[/\\]/.test(given)) return fail("fileNameIsAPath");
  const name = given.normalize("NFC").replace(unseen, "").replace(/\s+/gu, " ").trim();
  // Of nothing but dots and spaces is the name of a folder, and one that begins with a dot is hidden.
  if (/^[. ]+$/.test(name)) return fail("fileNameIsAPath");
  const seen = name.replace(/^[. ]+|[. ]+$/g, "");
  if (seen === "") return fail("fileNameMissing");
  return Buffer.byteLength(seen) > longestName ? fail("fileNameTooLong", { most: longestName / 2 }) : ok(seen);
}
