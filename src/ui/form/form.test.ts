import { createElement, type ReactNode } from "react";
import { expect, test } from "vitest";
import { rendered } from "#tests/support/rendered.tsx";
import { Form } from "./form.tsx";
import { TextArea } from "./form-fields.tsx";
import { conflictsName } from "./form-names.ts";
import { type FormValues, idle, mixedName } from "./form-state.ts";

const form = (initial: FormValues, children: ReactNode = null) =>
  rendered(createElement(Form, { action: async () => idle, initial, submit: "Send", children }), "en");

test("A form carries the mixed words that its author was shown, in the page itself, so that it needs no script", () => {
  expect(form({ [mixedName]: "Pаз" })).toContain(`<input type="hidden" name="${mixedName}" value="Pаз"/>`);
  expect(form({})).not.toContain(mixedName);
});

test("A form that asks whose words stay shows a colleague's as long as it asks, whatever was answered last", () => {
  const field = createElement(TextArea, { name: "source", label: "Source" });
  const asking = { source: "Mine", [conflictsName]: JSON.stringify({ source: { source: "A colleague's" } }) };
  expect(form(asking, field)).toContain("A colleague&#x27;s");
  expect(form({ source: "Mine" }, field)).not.toContain("colleague");
});
