import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { expect } from "@playwright/test";
import { expectNoBarriers } from "#tests/support/journey.ts";
import { addresses, unknown } from "#tests/support/public-addresses.ts";
import { expectWholePage, languages, test } from "#tests/support/whole-page.ts";

// Reading changes nothing: each of these walks can go beside any other.
test.describe.configure({ mode: "parallel" });

/** Pages of those who develop the portal, which no build has. */
const notBuilt = ["/components", "/components/form"];

for (const language of languages) {
  test.describe(`every public address in ${language}`, () => {
    for (const path of addresses) {
      test(`/${language}${path} is a whole page without scripts`, async ({ windowWithoutScripts: page, portal }) => {
        await expectWholePage(page, { home: portal.address, language, path });
        for (const other of languages) {
          await expect(page.locator(`link[rel="alternate"][hreflang="${other}"]`)).toHaveCount(1);
        }
      });
    }

    test(`an unknown address answers 404 readably in ${language}`, async ({ windowWithoutScripts: page, portal }) => {
      for (const path of [...unknown, ...notBuilt]) {
        await expectWholePage(page, { home: portal.address, language, path }, 404);
      }
    });
  });
}

test("every page of the house is walked", () => {
  const inner = ["error-document", "not-found-document", "typed-document"];
  const pages = readdirSync("src/app/[locale]/(public)", { recursive: true, encoding: "utf8" })
    .filter((file) => basename(file) === "page.tsx" && !inner.includes(dirname(file)))
    .map((file) => `/${dirname(file)}`.replace("/.", ""));
  const walked = addresses.map((address) => address.split("?")[0] ?? "");
  const form = (page: string) => new RegExp(`^${page.replace(/\[\w+\]/g, "[^/]+")}$`);
  expect(pages.filter((page) => !walked.some((address) => form(page).test(address)))).toEqual([]);
});

test("a table is one for who listens on a phone, too, where its rows are cards", async ({ window: page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const path of ["/en/glossary", "/ru/recommendations/matrix"]) {
    await page.goto(path);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const roles = nodes.flatMap(({ ignored, role }) => (ignored ? [] : role?.value));
    expect(roles).toEqual(expect.arrayContaining(["table", "row", "rowheader", "columnheader", "cell"]));
  }
});

test("a choice that is not made is as empty in the dark as in the light", async ({ window: page }) => {
  await page.goto("/en/recommendations?pillar=3");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const looks = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((box) => {
          const { appearance, backgroundColor } = getComputedStyle(box);
          const isPaper = backgroundColor === getComputedStyle(document.body).backgroundColor;
          return { appearance, isPaper, mark: getComputedStyle(box, "::before").content };
        });
    const own = { appearance: "none", isPaper: true };
    expect(await looks('[name="pillar"]:not(:checked)')).toEqual({ ...own, mark: "none" });
    expect(await looks('[name="pillar"]:checked')).toEqual({ ...own, mark: '""' });
  }
});

/** Of each address one language wide and the other narrow, one light and the other dark; four addresses have it in every way. */
const lookOf = (index: number, which: number) => ({
  width: (index + which) % 2 ? 360 : 1280,
  colorScheme: (Math.floor(index / 2) + which) % 2 ? ("dark" as const) : ("light" as const),
});

test.describe("for readers of every kind", () => {
  for (const [index, path] of [...addresses, ...unknown.slice(0, 2)].entries()) {
    for (const [which, language] of languages.entries()) {
      const { width, colorScheme } = lookOf(index, which);
      test(`/${language}${path} has no barrier that a scan finds, ${width} px and ${colorScheme}`, async ({
        window: page,
        portal,
      }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${portal.address}/${language}${path}`);
        await expectNoBarriers(page, colorScheme);
      });
    }
  }
});
