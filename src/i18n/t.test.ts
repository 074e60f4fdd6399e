import { describe, expect, it } from "vitest";
import { type Locale, locales } from "./locale.ts";
import { resources } from "./resources.ts";
import { type TextKey, translator } from "./t.ts";

const counts = [1, 3, 5, 11, 21, 111];
const categories: Record<Locale, string[]> = { en: ["one", "other"], ru: ["one", "few", "many", "other"] };
const suffix = /_(one|two|few|many|other|zero)$/;

type Leaf = { path: string; text: string };

function leaves(node: unknown, path: string): Leaf[] {
  if (typeof node === "string") return [{ path, text: node }];
  return Object.entries(node as object).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key));
}

const files = Object.keys(resources.en) as (keyof typeof resources.en)[];
const stems = (all: Leaf[]) => [...new Set(all.map(({ path }) => path.replace(suffix, "")))].sort();
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name))].sort();

describe("interface texts", () => {
  it.each(files)("%s has the same texts in both languages, none of them empty", (file) => {
    const english = leaves(resources.en[file], "");
    const russian = leaves(resources.ru[file], "");
    expect(stems(russian)).toEqual(stems(english));
    expect([...english, ...russian].filter(({ text }) => !text.trim())).toEqual([]);
  });

  it.each(files)("%s is in Russian as the United Nations writes it, without the letter ё", (file) => {
    expect(leaves(resources.ru[file], "").filter(({ text }) => /ё/i.test(text))).toEqual([]);
  });

  it.each(files)("%s fills the same placeholders in both languages", (file) => {
    const named = (locale: Locale) =>
      Object.fromEntries(
        stems(leaves(resources[locale][file], "")).map((stem) => [
          stem,
          placeholders(
            leaves(resources[locale][file], "")
              .filter(({ path }) => path.replace(suffix, "") === stem)
              .map(({ text }) => text)
              .join(" "),
          ).filter((name) => name !== "count"),
        ]),
      );
    expect(named("ru")).toEqual(named("en"));
  });

  it.each(locales.flatMap((locale) => files.map((file) => [file, locale] as const)))(
    "%s has every plural form of %s, for 1, 3, 5, 11, 21 and 111",
    (file, locale) => {
      const all = leaves(resources[locale][file], "");
      const plurals = all.filter(({ path }) => suffix.test(path));
      for (const stem of stems(plurals)) {
        const forms = plurals.filter(({ path }) => path.replace(suffix, "") === stem).map(({ path }) => path);
        expect(forms.sort(), stem).toEqual(categories[locale].map((form) => `${stem}_${form}`).sort());
        for (const count of counts) {
          const text =
            all.find(({ path }) => path === `${stem}_${new Intl.PluralRules(locale).select(count)}`)?.text ?? "";
          const values = Object.fromEntries(placeholders(text).map((name) => [name, name === "count" ? count : "…"]));
          const words = translator(locale)(`${file}:${stem}` as TextKey, { ...values, count });
          expect(words).not.toContain("{{");
          if (text.includes("{{count}}")) expect(words).toContain(String(count));
        }
      }
    },
  );

  it("writes numbers as the language writes them, and years as years", () => {
    expect(translator("en")("ui:quantity.moreThan", { count: 201000 })).toBe("more than 201,000");
    expect(translator("en")("ui:date.year", { year: 2021 })).toBe("2021");
  });

  it("takes a reader's words as they are, whatever they look like", () => {
    expect(translator("en")("ui:date.week", { month: "$t(ui:title) {{month}} <b>" })).toBe(
      "a week in $t(ui:title) {{month}} <b>",
    );
  });

  it("refuses a text that does not exist and a placeholder without its value", () => {
    expect(() => translator("en")("ui:none" as TextKey)).toThrow("no text for");
    expect(() => translator("en")("ui:date.year")).toThrow("no value for");
  });
});
