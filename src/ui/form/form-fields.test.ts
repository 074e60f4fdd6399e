import { createElement } from "react";
import { describe, expect, test } from "vitest";
import { locales } from "#i18n/locale.ts";
import { rendered } from "#tests/support/rendered.tsx";
import { inForm } from "#ui/examples/in-form.tsx";
import { LanguagePairField } from "./form-fields.tsx";
import { idOf } from "./form-summary.tsx";

describe.each(locales)("A text in two languages: %s", (locale) => {
  test.each(["title", ...locales.map((language) => `title.${language}`)])(
    "has a control to which a problem of %s leads, with its label and message",
    (field) => {
      const labels = { en: "Title, English", ru: "Название, русский" };
      const pair = createElement(LanguagePairField, { name: "title", labels, hint: "Short." });
      const html = rendered(inForm({ problems: { [field]: "Too long" } }, pair), locale);
      const id = idOf(field);
      const name = field === "title" ? `title.${locale}` : field;
      expect(html).toMatch(
        new RegExp(`<textarea[^>]* id="${id}" name="${name}"[^>]* aria-describedby="${id}-hint ${id}-problem"`),
      );
      for (const used of [`for="${id}"`, `id="${id}-hint"`, `id="${id}-problem"`]) {
        expect(html.split(` ${used}`)).toHaveLength(2);
      }
    },
  );
});
