import { Readable } from "node:stream";
import type { Locale } from "../i18n/locale.ts";
import { translator } from "../i18n/t.ts";
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

/**
 * Gives back what was typed to somebody whose session ended meanwhile: the same form to be sent once more, when they have
 * signed in elsewhere. Longer texts can be read and copied.
 */
export function typedDocument(address: string, fields: TypedForm["fields"], locale: Locale): string {
  const t = translator(locale);
  const text = (key: "title" | "explanation" | "signIn" | "again" | "typed") =>
    escapeHtml(t(`errors-pages:signedOut.${key}`));
  const controls = fields.map(([name, value]) => {
    const [is, holds] = [escapeHtml(name), escapeHtml(value)];
    return isTyped(name, value)
      ? `<p><label>${text("typed")}<br><textarea name="${is}" rows="8" cols="60">\n${holds}</textarea></label></p>`
      : `<input type="hidden" name="${is}" value="${holds}">`;
  });
  return (
    `<!DOCTYPE html><html lang="${locale}" data-document><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${text("title")}</title></head>` +
    `<body><main><h1>${text("title")}</h1><p>${text("explanation")}</p>` +
    `<p><a href="/${locale}/sign-in" target="_blank">${text("signIn")}</a></p>` +
    `<form method="post" enctype="multipart/form-data" action="${escapeHtml(address)}">${controls.join("")}` +
    `<p><button>${text("again")}</button></p></form></main></body></html>`
  );
}

/** Long enough to be worth copying, and not the framework's own. */
function isTyped(name: string, value: string): boolean {
  return !name.startsWith("$ACTION") && (value.length > 40 || value.includes("\n"));
}
