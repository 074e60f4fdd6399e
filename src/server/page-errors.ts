import { locales } from "../i18n/locale.ts";
import { type TextKey, translator } from "../i18n/t.ts";
import { escapeHtml } from "./page-document.ts";

type Story = "notFound" | "failed" | "refused" | "tooLong" | "method";

const stories: Record<number, Story> = { 400: "refused", 404: "notFound", 405: "method", 414: "tooLong" };

/** What is left when no page can be rendered: both languages, no style, nothing that could fail. */
export function plainDocument(status: number): string {
  const story = stories[status] ?? "failed";
  const parts = locales.map((locale, index) => {
    const t = translator(locale);
    const title = escapeHtml(t(`errors-pages:${story}.title` satisfies TextKey));
    const explanation = escapeHtml(t(`errors-pages:${story}.explanation` satisfies TextKey));
    const level = index === 0 ? "h1" : "h2";
    return { title, html: `<section lang="${locale}"><${level}>${title}</${level}><p>${explanation}</p></section>` };
  });
  const title = parts.map((part) => part.title).join(" / ");
  return (
    `<!DOCTYPE html><html lang="${locales[0]}" data-document><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><title>${title}</title></head>` +
    `<body><main>${parts.map((part) => part.html).join("")}</main></body></html>`
  );
}
