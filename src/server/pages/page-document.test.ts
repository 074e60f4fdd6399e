import { describe, expect, test } from "vitest";
import { changesAt, isDocument, withoutScripts } from "./page-document.ts";

describe("A document is read without scripts", () => {
  test("scripts and what fetches them ahead are gone, text and styles stay", () => {
    const html =
      `<!DOCTYPE html><html lang="ru" data-document=""><head><link rel="stylesheet" href="/a.css" data-precedence="next"/>` +
      `<link rel="preload" as="script" fetchPriority="low" href="/b.js"/><link rel="modulepreload" href="/c.js"/>` +
      `<script src="/b.js" async=""></script><link rel="preload" href="/f.woff2" as="font"/></head>` +
      `<body><div hidden=""><!--$--><!--/$--></div><!--$--><p>Если &lt;script&gt; и<!-- --> текст</p><!--/$--><script>self.__next_f.push([1,"<p>a</p>"])</script >` +
      `<SCRIPT>1</SCRIPT></body></html>`;
    expect(withoutScripts(html)).toBe(
      `<!DOCTYPE html><html lang="ru" data-document=""><head><link rel="stylesheet" href="/a.css" data-precedence="next"/>` +
        `<link rel="preload" href="/f.woff2" as="font"/></head><body><p>Если &lt;script&gt; и текст</p></body></html>`,
    );
  });

  test("only a page that says so is a document", () => {
    expect(isDocument('<!DOCTYPE html><html lang="en" data-document="true">')).toBe(true);
    expect(isDocument('<!DOCTYPE html><html lang="en" class="data-document">')).toBe(false);
    expect(isDocument('<!DOCTYPE html><html lang="en"><body data-document>')).toBe(false);
  });
});

test("A page is right until the first thing on it changes by itself", () => {
  const html = `<li data-valid-until="2026-05-02T08:00:00Z"></li><li data-valid-until="2026-05-01T08:00:00Z"></li>`;
  expect(changesAt(html)?.toISOString()).toBe("2026-05-01T08:00:00.000Z");
  expect(changesAt("<p>nothing</p>")).toBeNull();
});
