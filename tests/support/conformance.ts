import { readdirSync } from "node:fs";
import { HtmlValidate } from "html-validate";

const standard = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    // How the framework writes what is valid HTML anyway.
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
    // What belongs together is joined, for whoever cannot see that it stands together.
    "input-missing-label": "error",
    "no-missing-references": "error",
    "text-content": "error",
    "wcag/h30": "error",
    "wcag/h71": "error",
  },
});

/** How the framework addresses a form to its own page, which every browser understands. */
const emptyAction = 'Attribute "action" has invalid value ""';

/** What is wrong with a page by the standard of HTML. */
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
