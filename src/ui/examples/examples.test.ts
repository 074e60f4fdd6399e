import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createElement, isValidElement } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Locale, locales } from "#i18n/locale.ts";
import { faultsOf, untranslated } from "#tests/support/conformance.ts";
import { rendered } from "#tests/support/rendered.tsx";
import { documentExamples } from "./document-examples.ts";
import { formExamples } from "./form-gallery.tsx";
import { Gallery } from "./gallery.tsx";

const ui = join(import.meta.dirname, "..");
const all = { ...documentExamples, ...formExamples };

/** Every component that a file of `ui` lets others use. */
const components = new Map<string, unknown>();
for (const path of readdirSync(ui, { recursive: true, encoding: "utf8" }).sort()) {
  if (!path.endsWith(".tsx") || path.startsWith("examples/")) continue;
  const exported: Record<string, unknown> = await import(join(ui, path));
  for (const [name, value] of Object.entries(exported)) {
    if (/^[A-Z]/.test(name) && typeof value === "function") components.set(name, value);
  }
}

beforeEach(() => {
  vi.spyOn(console, "error");
  vi.spyOn(console, "warn");
});

afterEach(() => {
  expect(console.error).not.toHaveBeenCalled();
  expect(console.warn).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

test("Each component has examples, and each example a component", () => {
  const withStates = Object.entries(all).filter(([, states]) => Object.keys(states).length > 0);
  expect(withStates.map(([name]) => name).sort()).toEqual([...components.keys()].sort());
});

test.each(Object.entries(all))(
  "%s is valid HTML in the words of each language, in all its states",
  async (name, states) => {
    for (const [state, show] of Object.entries(states)) {
      for (const locale of locales) {
        const example = show(locale);
        expect(holds(example, components.get(name)), `${state} shows it`).toBe(true);
        const html = rendered(example, locale);
        expect(html, state).not.toContain(" style=");
        expect(html, state).not.toMatch(untranslated);
        expect(await faultsOf(pageOf(html, locale)), `${state} in ${locale}`).toEqual([]);
      }
    }
  },
);

test.each(Object.entries({ documentExamples, formExamples }))("All %s can stand on one page", async (_, examples) => {
  for (const locale of locales) {
    const html = rendered(createElement(Gallery, { examples, locale }), locale);
    expect(await faultsOf(pageOf(html, locale))).toEqual([]);
  }
});

/** Whether the component is among the elements that can be seen without rendering. */
function holds(node: unknown, component: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  if (!isValidElement(node)) return Object.values(node).some((value) => holds(value, component));
  return node.type === component || holds(node.props, component);
}

/** What React writes where the framework puts the address of an action on the server. */
const noAddress = / action="javascript:[^"]*"/g;

/** A page around examples that have no title themselves. */
function pageOf(html: string, locale: Locale): string {
  const title = html.includes("<h1") ? "" : "<h1>Examples</h1><h2>Examples</h2>";
  return `<!doctype html><html lang="${locale}"><head><title>Examples</title></head><body><main id="content">${title}${html.replace(noAddress, "")}</main></body></html>`;
}
