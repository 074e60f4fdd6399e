import type { Readable } from "node:stream";
import { escapeHtml } from "./page-document.ts";
import type { FrameworkResponse } from "./page-framework.ts";

/** Of a form that comes back with what was typed: nothing was taken, or nobody knows. */
export const typedStories = ["signedOut", "outdated", "unknown", "tooMuchTyped", "tooOften"] as const;

/** The reason why it comes back, and the status under which. */
export type TypedBack = { story: (typeof typedStories)[number]; status: number };

export const tooMuchTyped: TypedBack = { story: "tooMuchTyped", status: 413 };

export const tooOftenTyped: TypedBack = { story: "tooOften", status: 429 };

/** `null` where the framework's answer to a form is a page of its own. While the database is away a failure passes. */
export function typedBack(
  { status, headers }: Pick<FrameworkResponse, "status" | "headers">,
  isDatabaseAway: boolean,
): TypedBack | null {
  if (status === 307 && /^\/\w+\/sign-in\?/.test(headers.location ?? "")) return { story: "signedOut", status: 403 };
  if (headers["x-nextjs-action-not-found"] === "1") return { story: "outdated", status: 409 };
  return status < 500 ? null : { story: "unknown", status: isDatabaseAway ? 503 : 500 };
}

/** A form holds these, name by name, in its order. */
export type TypedFields = [name: string, value: string][];

/** The whole body of a form; `null` where it is longer than so many bytes, the rest of which is left unread. */
export async function readWhole(body: Readable, longest: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body.iterator({ destroyOnReturn: false })) {
    length += part.length;
    if (length > longest) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Reads on, and keeps nothing, to the end or for so many bytes more. */
export async function discard(body: Readable, most: number): Promise<void> {
  let length = 0;
  for await (const part of body.iterator({ destroyOnReturn: false })) {
    length += part.length;
    if (length > most) return;
  }
}

/**
 * Reads what was typed in a form as browsers send it without scripts, but for passwords; nothing where it is no such
 * form.
 */
export async function typedIn(body: Buffer, type: string): Promise<TypedFields> {
  if (!/^multipart\/form-data/i.test(type)) return [];
  const read = await new Response(new Uint8Array(body), { headers: { "content-type": type } })
    .formData()
    .catch(() => new FormData());
  return [...read].flatMap(
    ([name, value]): TypedFields => (typeof value === "string" && !/password/i.test(name) ? [[name, value]] : []),
  );
}

/** The page with what was typed, in its marked place, where longer texts can be read and copied; all of them, if `isShown`. */
export function withTyped(html: string, fields: TypedFields, isShown = false): string {
  return html.replace(/(<div\b[^>]*\sdata-typed="([^"]*)"[^>]*>)(?=<\/div>)/, (_, place: string, label: string) => {
    const controls = fields.map(([name, value], index) => {
      const [is, holds] = [escapeHtml(name), escapeHtml(value)];
      if (!isWords(name, value, isShown)) return `<input type="hidden" name="${is}" value="${holds}">`;
      const id = `typed-${index}`;
      // A textarea takes the first line break for its own.
      const area = `<textarea id="${id}" name="${is}" rows="6">\n${holds}</textarea>`;
      return `<div class="form-field wide"><label for="${id}">${label}</label>${area}</div>`;
    });
    return place + controls.join("");
  });
}

/** Not what the framework and the portal's forms carry along, which has no spaces. */
function isWords(name: string, value: string, isShown: boolean): boolean {
  if (/^(\$ACTION|carried\.)|^(locale|intent|version)$|\.rows$/.test(name)) return false;
  return isShown ? value.trim() !== "" : /\s/.test(value) && (value.length > 40 || value.includes("\n"));
}
