import { createElement } from "react";
import { expect, test } from "vitest";
import { rendered } from "#tests/support/rendered.tsx";
import { Form } from "./form.tsx";
import { type FormValues, idle, mixedName } from "./form-state.ts";

const form = (initial: FormValues) =>
  // biome-ignore lint/correctness/noChildrenProp: the types ask for it, and files of tests have no JSX
  rendered(createElement(Form, { action: async () => idle, initial, submit: "Send", children: null }), "en");

test("A form carries the mixed words that its author was shown, in the page itself, so that it needs no script", () => {
  expect(form({ [mixedName]: "Pаз" })).toContain(`<input type="hidden" name="${mixedName}" value="Pаз"/>`);
  expect(form({})).not.toContain(mixedName);
});
