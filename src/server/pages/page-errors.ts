import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type Locale, locales } from "#i18n/locale.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import type { Format } from "#lib/formats.ts";
import { escapeHtml } from "./page-document.ts";
import type { TypedBack } from "./page-typed.ts";
import { documentPolicy } from "./security-policy.ts";

export type Story =
  | ("notFound" | "failed" | "away" | "refused" | "tooLong" | "method" | "late" | "foreign" | "tooMuch")
  | ("strangeHost" | "openLine" | "tooOften" | "busy");

const stories: Record<number, Story> = {
  400: "refused",
  403: "foreign",
  404: "notFound",
  405: "method",
  408: "late",
  413: "tooMuch",
  414: "tooLong",
  421: "strangeHost",
  429: "tooOften",
  431: "refused",
  503: "away",
};

/** The word for what failed: the portal, or its database alone, which passes. */
export function failure(status: 500 | 503): "failed" | "away" {
  return status === 503 ? "away" : "failed";
}

/** This page is left when no other can be rendered, or is to be: both languages, no style, nothing that could fail. */
export function plainDocument(status: number, told?: Story, first: Locale = locales[0]): string {
  const story = told ?? stories[status] ?? "failed";
  const parts = [first, ...locales.filter((locale) => locale !== first)].map((locale, index) => {
    const t = translator(locale);
    const title = escapeHtml(t(`errors-pages:${story}.title` satisfies TextKey));
    const explanation = escapeHtml(t(`errors-pages:${story}.explanation` satisfies TextKey));
    const level = index === 0 ? "h1" : "h2";
    return { title, html: `<section lang="${locale}"><${level}>${title}</${level}><p>${explanation}</p></section>` };
  });
  const title = parts.map((part) => part.title).join(" / ");
  return (
    `<!DOCTYPE html><html lang="${first}" data-document><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>` +
    `<body><main>${parts.map((part) => part.html).join("")}</main></body></html>`
  );
}

/** The same for a form that was sent without scripts: it holds a place for what was typed, which is never lost. */
export function plainTyped({ story }: TypedBack, address: string, locale: Locale): string {
  const t = translator(locale);
  const text = (key: TextKey) => escapeHtml(t(key));
  const title = text(`errors-pages:${story}.title`);
  const again = `<p><button type="submit">${text("errors-pages:signedOut.again")}</button></p>`;
  return (
    `<!DOCTYPE html><html lang="${locale}" data-document><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>` +
    `<body><main><h1>${title}</h1><p>${text(`errors-pages:${story}.explanation`)}</p>` +
    `<form method="post" enctype="multipart/form-data" action="${escapeHtml(address)}">` +
    `<div data-typed="${text("errors-pages:signedOut.typed")}"></div>${story === "outdated" ? "" : again}</form></main></body></html>`
  );
}

/** Instead of a file for machines that failed: `error` is a word for programs, the sentence for whoever reads it. */
export function failedFile(locale: Locale, format: Format, story: Story = "failed"): { type: string; text: string } {
  const message = translator(locale)(`errors-pages:${story}.explanation` satisfies TextKey);
  return format === "json"
    ? { type: "application/json", text: JSON.stringify({ error: story, message }) }
    : { type: "text/plain; charset=utf-8", text: `${message}\n` };
}

const unreadable: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/**
 * Answers in words what cannot be read as a request at all, an address with Russian letters as they are, say. On a line on
 * which something was said before, an answer could fall into the middle of another: it is only hung up.
 */
export function refuseUnreadable(error: NodeJS.ErrnoException, line: Duplex & { bytesWritten?: number }): void {
  if (!line.writable || error.code === "ECONNRESET" || line.bytesWritten !== 0) {
    line.destroy();
    return;
  }
  const status = unreadable[error.code ?? ""] ?? 400;
  const body = plainDocument(status);
  line.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\n` +
      `Content-Security-Policy: ${documentPolicy}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
