import { expect, test } from "vitest";
import { locales } from "./locale.ts";
import { resources } from "./resources.ts";

/** Said only where a source says so, which stands beside it, or of what the portal itself does with what it holds. */
const known = new Set([
  "errors.absenceExists",
  "errors.yearNotOver",
  "home.year.noneHeld",
  "meetings.list.noneHeld",
  "ledger.silencePublic",
  "recommendations.matrix.rollUp.noSharePublic",
  "recommendations.reports.nonePublic",
  "staff.absences.done.takenBack",
  "staff.absences.done.told",
  "staff.absences.lead",
  "staff.absences.sourceHint",
  "staff.absences.submit",
  "staff.absences.tell",
]);

/** Words with which an empty table would be told as a fact of the world. */
const facts = {
  en: /\b(no|none)\b(?! source)[^.:]*\b(held|took place|met|is public|are public|is published|is announced|been published|been announced|not published)\b/i,
  ru: /совещани[^.]*(не проводил|не состоял)|не (проводил|состоял)[^.]*совещани|^не проводил|(документ|спис|сообщени)[^.]*не (опубликован|объявлен)|^не объявлен/i,
};

function sentences(texts: unknown, path = ""): [string, string][] {
  if (typeof texts === "string") return [[path, texts]];
  return Object.entries(texts as object).flatMap(([key, value]) => sentences(value, path ? `${path}.${key}` : key));
}

test.each(locales)("that the record holds no row is never told as if there had been none (%s)", (locale) => {
  const told = sentences(resources[locale]).filter(([key, text]) => facts[locale].test(text) && !known.has(key));
  expect(told).toEqual([]);
});
