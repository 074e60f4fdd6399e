import { readdirSync } from "node:fs";
import { HtmlValidate } from "html-validate";

const standard = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    // The framework writes valid HTML in these ways of its own.
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "doctype-style": "off",
    "void-style": "off",
    "no-trailing-whitespace": "off",
    "long-title": "off",
    // Soft hyphens and joiners are wanted.
    "no-raw-characters": "off",
    // A non-breaking telephone number or code is not ours to guess.
    "tel-non-breaking": "off",
    // Labels and their controls are joined, for readers who cannot see that they stand together.
    "input-missing-label": "error",
    "no-missing-references": "error",
    "text-content": "error",
    "wcag/h30": "error",
    "wcag/h71": "error",
  },
});

/** The framework addresses a form to its own page in this way, which every browser understands. */
const emptyAction = 'Attribute "action" has invalid value ""';

/** The faults of a page by the standard of HTML. */
export async function faultsOf(html: string): Promise<string[]> {
  const report = await standard.validateString(html);
  const messages = report.results.flatMap((result) => result.messages.map(({ message }) => message));
  return messages.filter((message) => message !== emptyAction);
}

const files = readdirSync("locales/en").filter((name) => name.endsWith(".json"));

/** A key that reached the page instead of its text: "file:path.to.text". */
export const untranslated = new RegExp(
  `\\b(${files.map((name) => name.replace(".json", "")).join("|")}):[a-z][\\w.]*`,
  "i",
);
