import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkout } from "#server/installation/data-folder.ts";
import { portalFiles } from "#server/pages/page-files.ts";
import { drawing, iconInPage } from "./portal-sign.ts";

const inPublic = (name: string) => readFileSync(`${checkout}/public/${name}`);

test("The icon in the page is the one that is asked for by name", () => {
  expect(inPublic("icon.svg").toString()).toBe(drawing);
  expect(decodeURIComponent(iconInPage)).toBe(`data:image/svg+xml,${drawing}`);
});

test("The icon has the accent colour of the pages", () => {
  const tokens = readFileSync(`${checkout}/src/ui/tokens.css`, "utf8");
  expect(drawing).toContain(`fill="${/--color-accent: (#\w+);/.exec(tokens)?.[1]}"`);
});

test.each([
  ["apple-touch-icon.png", 180],
  ["icon-192.png", 192],
  ["icon-512.png", 512],
])("%s is a square picture of %i pixels", (name, size) => {
  const picture = inPublic(name);
  expect(picture.subarray(1, 4).toString()).toBe("PNG");
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([size, size]);
});

test("favicon.ico holds the sizes of tabs and of bookmarks", () => {
  const icons = inPublic("favicon.ico");
  const sizes = Array.from({ length: icons.readUInt16LE(4) }, (_, index) => icons[6 + 16 * index]);
  expect([icons.readUInt16LE(2), sizes]).toEqual([1, [16, 32]]);
});

test("What browsers ask for by name is kept ready, each under its type", async () => {
  const files = await portalFiles(checkout, [], true);
  const types = { "favicon.ico": "image/x-icon", "icon.svg": "image/svg+xml", "apple-touch-icon.png": "image/png" };
  for (const [name, type] of Object.entries(types)) {
    const headers = (await files.find(`/${name}`))?.variants.identity.headers.join("\n");
    expect(headers).toContain(`Content-Type\n${type}`);
    expect(headers).toContain("Cache-Control\npublic, max-age=3600");
  }
});
