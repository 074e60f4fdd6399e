// Takes the README's pictures anew, of a portal that runs: `node tests/support/pictures.ts [ADDRESS]`.
import { chromium } from "@playwright/test";
import { locales } from "#i18n/locale.ts";
import { findChromium, noChromium } from "./browser.ts";

const [address = "http://127.0.0.1:3000"] = process.argv.slice(2);
const folder = new URL("../../docs/pictures/", import.meta.url);

const pages = {
  home: "",
  list: "/recommendations?pillar=2&pillar=3&year=2021",
  recommendation: "/recommendations/2021-III-4",
  meeting: "/meetings/PCGM-15",
};

const executablePath = findChromium(console.log);
if (!executablePath) throw new Error(noChromium);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 960 }, javaScriptEnabled: false });
for (const [name, path] of Object.entries(pages)) {
  for (const locale of locales) {
    const response = await page.goto(`${address}/${locale}${path}`);
    if (!response?.ok()) throw new Error(`${page.url()} answered ${response?.status()}`);
    await page.screenshot({ path: new URL(`${name}-${locale}-1280.png`, folder).pathname });
  }
}
await browser.close();
