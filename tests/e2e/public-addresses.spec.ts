import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { expect } from "@playwright/test";
import { expectNoBarriers } from "#tests/support/journey.ts";
import { expectWholePage, languages, test } from "#tests/support/whole-page.ts";

// Reading changes nothing: each of these walks can go beside any other.
test.describe.configure({ mode: "parallel" });

/** One address of every kind that product and readers rely on, below the language. */
const addresses = [
  "",
  "/recommendations",
  "/recommendations?pillar=3&year=2021&status=endorsed",
  "/recommendations?kind=commitment",
  "/recommendations?q=прекурсорах",
  "/recommendations?q=nothing-will-match-this",
  "/recommendations?asof=2021-11-16",
  "/recommendations/2021-III-4",
  "/recommendations/2021-I-1",
  "/recommendations/2008-O1",
  "/recommendations/undated-I-a",
  "/recommendations/VD-I-1",
  "/recommendations/2021-III-4?asof=2021-11-10",
  "/recommendations/2021-III-2",
  "/recommendations/2019-III-4",
  "/recommendations/matrix",
  "/recommendations/matrix?year=2019&year=2021&region=central-asia",
  "/recommendations/matrix?asof=2021-11-16&page=2",
  "/recommendations/matrix?report=done",
  "/recommendations?partner=TJK&report=underWay",
  "/recommendations/matrix?pillar=1",
  "/meetings",
  "/meetings/EWG-2021-III",
  "/meetings/PCGM-15",
  "/meetings/PCGM-15?asof=2021-11-10",
  "/meetings/EWG-2021-III?asof=2021-11-16",
  "/meetings/PCGM-14",
  "/meetings/MIN-3",
  "/partners",
  "/partners/UZB",
  "/partners/TUR",
  "/partners/CARICC",
  "/partners/UNMIK",
  "/profiles",
  "/profiles/AFG",
  "/profiles/UZB",
  "/profiles/UZB/2021",
  "/pillars",
  "/pillars/3",
  "/pillars/4",
  "/liaison",
  "/programmes",
  "/documents",
  "/news",
  "/glossary",
  "/about",
  "/contact",
  "/privacy",
  "/accessibility",
  "/sign-in",
];

const unknown = ["/no-such-page", "/recommendations/2021-III-99", "/partners/TZA", "/meetings/PCGM-99"];

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

/** Each scheme once wide and once narrow, between the two languages. */
const looks = {
  ru: [
    { colorScheme: "light", width: 1280 },
    { colorScheme: "dark", width: 360 },
  ],
  en: [
    { colorScheme: "dark", width: 1280 },
    { colorScheme: "light", width: 360 },
  ],
} as const;

test.describe("for readers of every kind", () => {
  for (const [language, scanned] of Object.entries(looks)) {
    for (const path of [...addresses, ...unknown.slice(0, 2)]) {
      test(`/${language}${path} has no barrier that a scan finds, wide and narrow, light and dark`, async ({
        window: page,
        portal,
      }) => {
        await page.goto(`${portal.address}/${language}${path}`);
        for (const { colorScheme, width } of scanned) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 800 });
          await expectNoBarriers(page, colorScheme);
        }
      });
    }
  }
});
