import { Readable } from "node:stream";
import { escapeHtml } from "./page-document.ts";

/** A form as a browser sent it without scripts: what was typed, and the body to be read again. */
export type TypedForm = { fields: [name: string, value: string][]; body: () => Readable };

/** Reads the whole body of a form; `fields` is empty where it cannot be read as one. */
export async function readTyped(body: Readable, type: string): Promise<TypedForm> {
  const bytes = Buffer.concat(await body.toArray());
  const read = await new Response(bytes, { headers: { "content-type": type } }).formData().catch(() => new FormData());
  const fields = [...read].flatMap(([name, value]): [string, string][] =>
    typeof value === "string" && !/password/i.test(name) ? [[name, value]] : [],
  );
  return { fields, body: () => Readable.from(bytes) };
}

/** The page with what was typed, in its marked place, where longer texts can be read and copied. */
export function withTyped(html: string, fields: TypedForm["fields"]): string {
  return html.replace(/(<div\b[^>]*\sdata-typed="([^"]*)"[^>]*>)(?=<\/div>)/, (_, place: string, label: string) => {
    const controls = fields.map(([name, value], index) => {
      const [is, holds] = [escapeHtml(name), escapeHtml(value)];
      if (!isTyped(name, value)) return `<input type="hidden" name="${is}" value="${holds}">`;
      const id = `typed-${index}`;
      // A textarea takes the first line break for its own.
      const area = `<textarea id="${id}" name="${is}" rows="6">\n${holds}</textarea>`;
      return `<div class="form-field wide"><label for="${id}">${label}</label>${area}</div>`;
    });
    return place + controls.join("");
  });
}

/** Long enough to be worth copying, and not the framework's own. */
function isTyped(name: string, value: string): boolean {
  return !name.startsWith("$ACTION") && (value.length > 40 || value.includes("\n"));
}
