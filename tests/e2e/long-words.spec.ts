import { expect, type Page } from "@playwright/test";
import { withClient } from "#server/installation/with-client.ts";
import { desks } from "#tests/support/desk/pages.ts";
import { signInAs } from "#tests/support/journey.ts";
import type { Portal } from "#tests/support/portal.ts";
import { addresses } from "#tests/support/public-addresses.ts";
import { languages, test } from "#tests/support/whole-page.ts";

/** Longer than any screen: a compound of German, a word of chemistry, an address that somebody copied. */
const longWord = "Betäubungsmittelverschreibungsverordnungsänderungsgesetz".repeat(2);
const longWords = `${longWord} https://example.org/${"documents-of-the-commission/".repeat(4)}?id=${"0123456789".repeat(6)}`;
const longSearch = `${"метилендиоксиметамфетамин".repeat(4)}`;

/** The narrowest screen that pages are made for, and one on which tables are tables, in CSS pixels. */
const widths = [320, 1280];

const searches = ["/recommendations", "/partners", "/glossary"].map(
  (path) => `${path}?q=${encodeURIComponent(longSearch)}`,
);
const mistyped = [`/recommendations/${longWord}`, `/${longWord}/${longWord}`, "/partners/UZ"];

/** Puts them before every text that people have written into the record: no law of it is about how long a word is. */
async function lengthenWords({ ownerUrl }: Portal): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query("SET session_replication_role = replica");
    const { rows } = await client.query<{ table_name: string; column_name: string; data_type: string }>(`
      SELECT table_name, column_name, data_type FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER' AND table_name NOT IN ('event', 'regular_work')
        AND (data_type = 'text' AND column_name ~ '(_en|_ru|^name|^statement|^evidence)$' OR data_type = 'jsonb' AND table_name = 'meeting')`);
    expect(rows.length).toBeGreaterThan(20);
    for (const { table_name: table, column_name: column, data_type: type } of rows) {
      const value =
        type === "jsonb"
          ? `regexp_replace(${column}::text, '"(en|ru)": "', '"\\1": "' || $1 || ' ', 'g')::jsonb`
          : `$1 || ' ' || ${column}`;
      await client.query(`UPDATE "${table}" SET "${column}" = ${value}`, [longWords]);
    }
  });
}

/** A word may be too long behind a fold as well. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
  });
}

/** The innermost elements that reach farther than a screen, by its width, and broken numbers; none where the page fits. */
async function tooWide(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 700 });
    const wide = await page.evaluate((right) => {
      // A number that breaks between its digits is two.
      const broken = [...document.querySelectorAll(".filters .count, .leaders .dots + span")].filter((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        return /^[\d\u00A0\u202F,]+$/.test(element.textContent) && lines.size > 1;
      });
      if (broken.length > 0) return broken.map(({ className, textContent }) => `${className} ${textContent}`);
      if (document.documentElement.scrollWidth <= right) return [];
      return [...document.body.querySelectorAll("*")]
        .filter((element) => element.getBoundingClientRect().right > right + 0.5)
        .map(({ tagName, className, textContent }) => `${tagName}.${className} ${textContent?.trim().slice(0, 30)}`);
    }, width);
    found.push(...wide.slice(-6).map((element) => `${width} px: ${element}`));
  }
  return found;
}

let lengthened: Promise<void> | undefined;

test.beforeEach(async ({ portal }) => {
  lengthened ??= lengthenWords(portal);
  await lengthened;
});

test.describe("no word is too long for a narrow screen", () => {
  for (const language of languages) {
    test(`on any public page in ${language}`, async ({ windowWithoutScripts: page, portal }) => {
      test.setTimeout(120_000);
      for (const path of [...addresses, ...searches, ...mistyped]) {
        await page.goto(`${portal.address}/${language}${path}`);
        await unfold(page);
        expect.soft(await tooWide(page), path).toEqual([]);
      }
    });
  }

  for (const [role, paths] of Object.entries(desks)) {
    test(`on any page that ${role} may open`, async ({ browser, portal }) => {
      test.setTimeout(120_000);
      const context = await browser.newContext({ baseURL: portal.address });
      const page = await context.newPage();
      await page.goto("/ru/desk");
      await signInAs(page, role);
      for (const [index, path] of paths.entries()) {
        // Every second one in each language: the words are as long in both.
        const language = languages[index % languages.length];
        await page.goto(`/${language}${path}`);
        await unfold(page);
        expect.soft(await tooWide(page), `${role} at ${path}`).toEqual([]);
      }
      await context.close();
    });
  }
});
