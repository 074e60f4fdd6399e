import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const src = join(import.meta.dirname, "..", "..", "..");

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("generated/") && !path.endsWith(".test.ts"))
  .map((path) => ({ path, text: readFileSync(join(src, path), "utf8") }));

const matching = (pattern: RegExp, among = files) =>
  among.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

const actions = files.filter(({ text }) => text.includes('"use server"'));

describe("An action", () => {
  test("stands beside a page of the desk, and nowhere else", () => {
    expect(actions.length).toBeGreaterThan(10);
    expect(actions.filter(({ path }) => !/^app\/\[locale\]\/\(desk\)\/(.+\/)?actions\.ts$/.test(path))).toEqual([]);
  });

  test("asks the session who calls it, at every call, or leaves that to the one place which does", () => {
    for (const { path, text } of actions) {
      const exported = text.split(/^export /m).slice(1);
      const asking = exported.filter((one) => /= (form|plain)Action\(|await current(Actor|Session)\(\)/.test(one));
      expect([path, exported.length]).toEqual([path, asking.length]);
    }
  });

  test("is never given an actor beforehand: what is bound travels through the browser", () => {
    expect(
      matching(
        /\.bind\(/,
        files.filter(({ path }) => /^(app|desk|ui)\//.test(path)),
      ),
    ).toEqual([]);
  });
});

describe("Below its pages", () => {
  const below = files.filter(({ path }) => path.startsWith("desk/"));

  test("a desk reads no cookie and leads nobody on: the actor is given, the outcome is told", () => {
    expect(matching(/#server\/session\.ts|from "next\/(headers|cache|navigation)"/, below)).toEqual([]);
  });
});

describe("A form", () => {
  const forms = files.flatMap(({ path, text }) =>
    [...text.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([form]) => ({ path, form })),
  );

  test("into which somebody types is the one form of the house, or only asks, or brings a file, which no action takes", () => {
    const others = forms.filter(({ path, form }) => path !== "ui/form/form.tsx" && !/method="get"/.test(form));
    const posting = others.filter(({ form }) => !/type="file"/.test(form));
    expect(posting.length).toBeGreaterThan(0);
    const typed = posting.filter(({ form }) =>
      /<(select|textarea|\w+Field|\w+Area)\b|<input (?!type="hidden")/.test(form),
    );
    expect(typed.map(({ path }) => path)).toEqual([]);
  });
});
