import { expect, test, vi } from "vitest";
import { frameworkOf } from "./page-framework.ts";
import { createPageRenderer } from "./page-render.ts";

test("A page that never comes has failed, and the words that say so come without it", async () => {
  const renderer = createPageRenderer(
    frameworkOf(() => {}),
    "http://127.0.0.1",
    [],
    { patienceMs: () => 50, isAway: () => false },
  );
  await expect(renderer.page("/en/about", "en", null)).rejects.toThrow();
  const { status, variants } = await renderer.failed("en", "/en/about", null);
  expect(status).toBe(500);
  expect(variants.identity.body.toString()).toContain("<h1>");
});

test("A failure is told to all who waited for the page from one rendering, and where many pages fail, to most in plain words", async () => {
  const asked: string[] = [];
  const framework = frameworkOf((request, response) => {
    asked.push(String(request.headers["x-asked-address"]));
    const html = '<!DOCTYPE html><html lang="en" data-document=""><h1>It failed</h1>';
    setTimeout(() => response.writeHead(200, { "content-type": "text/html" }).end(html), 50);
  });
  const options = { patienceMs: () => 5000, isAway: () => false };
  const renderer = createPageRenderer(framework, "http://127.0.0.1", [], options);
  const entries = await Promise.all(Array.from({ length: 300 }, () => renderer.failed("en", "/en/about", null)));
  expect(new Set(entries.map(({ variants }) => variants.identity.body.toString())).size).toBe(1);
  expect(asked).toEqual(["/en/about"]);
  const many = Array.from({ length: 300 }, (_, page) => renderer.failed("en", `/en/news?page=${page}`, null));
  expect((await Promise.all(many)).every(({ status }) => status === 500)).toBe(true);
  expect(asked.length).toBeLessThan(20);
  await renderer.failed("en", "/en/about", null);
  expect(asked.filter((address) => address === "/en/about")).toHaveLength(2);
});

test("A page that was begun before midnight in Vienna, or before a moment that changes it, is not kept after it", async () => {
  vi.useFakeTimers({ now: new Date("2026-01-15T22:59:59.900Z"), toFake: ["Date"] });
  try {
    const pages: Record<string, string> = {
      "/en/news": "",
      "/en/about": '<p data-valid-until="2026-01-15T22:59:59.950Z">',
      "/en/contact": '<p data-valid-until="2026-01-15T22:00:00.000Z">',
    };
    const framework = frameworkOf((request, response) => {
      vi.setSystemTime(new Date("2026-01-15T23:00:00.100Z"));
      const html = `<!DOCTYPE html><html lang="en" data-document="">${pages[request.url ?? ""]}`;
      response.writeHead(200, { "content-type": "text/html" }).end(html);
    });
    const renderer = createPageRenderer(framework, "http://127.0.0.1", [], {
      patienceMs: () => 5000,
      isAway: () => false,
    });
    const until: string[] = [];
    for (const path of Object.keys(pages)) {
      vi.setSystemTime(new Date("2026-01-15T22:59:59.900Z"));
      const rendered = await renderer.page(path, "en", null);
      until.push(rendered.kind === "entry" ? new Date(rendered.entry.validUntil).toISOString() : rendered.kind);
    }
    expect(until).toEqual(["2026-01-15T23:00:00.000Z", "2026-01-15T22:59:59.950Z", "2026-01-15T23:00:00.000Z"]);
  } finally {
    vi.useRealTimers();
  }
});
