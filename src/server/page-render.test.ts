import { expect, test } from "vitest";
import { frameworkOf } from "./page-framework.ts";
import { createPageRenderer } from "./page-render.ts";

test("A page that never comes has failed, and the words that say so come without it", async () => {
  const renderer = createPageRenderer(
    frameworkOf(() => {}),
    "http://127.0.0.1",
    [],
    50,
  );
  await expect(renderer.page("/en/about", "en", null)).rejects.toThrow();
  const { status, variants } = await renderer.failed("en", "/en/about", null);
  expect(status).toBe(500);
  expect(variants.identity.body.toString()).toContain("<h1>");
});
