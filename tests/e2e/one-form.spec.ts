import { expect } from "@playwright/test";
import { z } from "zod";
import { fileInput } from "#features/documents/document-file.ts";
import { roles } from "#policy.ts";
import { definedForms, isControlOf } from "#tests/support/desk/definitions.ts";
import { desks, publicPages } from "#tests/support/desk/pages.ts";
import { signInAs } from "#tests/support/journey.ts";
import { test } from "#tests/support/portal-test.ts";

/** They may open these, too: the record has got so far, or something was chosen by the address. */
const further: Partial<Record<string, string[]>> = {
  unit: [
    "/meetings/PCGM-15/decisions",
    "/meetings/PCGM-15/decisions/correct",
    "/recommendations/2021-III-1/assess?partner=TJK&year=2022",
    "/recommendations/2019-III-1/lineage",
    "/recommendations/2019-III-1/lineage/correct",
  ],
  liaison: ["/profiles/UZB/edit?year=2021&indicator=PREC-AA"],
};

type Found = { typed: { told: string; names: string[] }[]; misleading: string[]; twice: string[] };

/**
 * The forms of a page that send what somebody typed or chose, the choosers that could be taken for a part of them, and
 * the headings and legends that say a second time what stands right above.
 */
function formsIn(html: string): Found {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = page.querySelector("main");
  const forms = [...(main?.querySelectorAll("form") ?? [])];
  const isAsking = (form: Element) => (form.getAttribute("method") ?? "post").toLowerCase() === "get";
  const controls = (form: HTMLFormElement) => [
    ...form.querySelectorAll("textarea, select, input:not([type=hidden], [type=submit], [type=button])"),
  ];
  const typed = forms.filter((form) => !isAsking(form) && controls(form).length > 0);
  const misleading = forms.filter(
    (form) =>
      isAsking(form) &&
      typed.some((one) => form.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING) &&
      form.querySelector("button:not(.quiet)"),
  );
  const twiceIn = (within: Element | null) => {
    const said = [...(within?.querySelectorAll("h1, h2, h3, legend, fieldset label") ?? [])]
      .filter((one) => !one.closest("table, .rows"))
      .map((one) => one.textContent?.trim() ?? "");
    return said.filter((words, index) => words !== "" && words === said[index - 1]);
  };
  const told = (form: Element) => form.textContent?.trim().slice(0, 80) ?? "";
  const names = (form: HTMLFormElement) => controls(form).map((control) => control.getAttribute("name") ?? "");
  return {
    typed: typed.map((form) => ({ told: told(form), names: [...new Set(names(form))] })),
    misleading: misleading.map(told),
    twice: twiceIn(main),
  };
}

/** Without scripts a form carries no words of another, so that they would be lost. */
for (const role of roles) {
  test(`no page that ${role} may open has two forms into which somebody types, one that is not defined, or says anything twice`, async ({
    browser,
    portal,
  }) => {
    const context = await browser.newContext({ baseURL: portal.address });
    const page = await context.newPage();
    await page.goto("/en/desk");
    await signInAs(page, role);
    const parser = await context.newPage();
    // A form that brings a file is read as it comes, by what its noun says of it.
    const defined = [...(await definedForms()), fileInput.extend({ file: z.string() })];
    let forms = 0;
    for (const path of [...desks[role], ...(further[role] ?? [])].filter((one) => !publicPages.has(one))) {
      const ask = async (language: string) => (await context.request.get(`/${language}${path}`)).text();
      const [html = "", russian = ""] = await Promise.all(["en", "ru"].map(ask));
      const { typed, misleading, twice } = await parser.evaluate(formsIn, html);
      expect.soft([...twice, ...(await parser.evaluate(formsIn, russian)).twice], path).toEqual([]);
      forms += typed.length;
      expect.soft(typed.length, `${path}: ${typed.map(({ told }) => told).join(" | ")}`).toBeLessThan(2);
      for (const { names } of typed) {
        // All its names are those of definitions, from which it is shown, read and merged, too.
        const lacking = defined.map((fields) => names.filter((name) => !isControlOf(fields, name)));
        expect.soft(lacking.toSorted((a, b) => a.length - b.length)[0], path).toEqual([]);
      }
      expect.soft(misleading, path).toEqual([]);
    }
    // An expert sends nothing.
    if (desks[role].length > 1) expect(forms).toBeGreaterThan(0);
    await context.close();
  });
}
