const documentMark = /<html\b[^>]*\sdata-document\b[^>]*>/i;

/** React escapes `<` in texts and attributes, so a tag that is found in its HTML is a tag. */
const scripts = /<script\b[^>]*>[\s\S]*?<\/script\s*>/gi;
const links = /<link\b[^>]*>/gi;
/** React sets comments only to find its way when scripts run. */
const comments = /<!--[\s\S]*?-->/g;

export function isDocument(html: string): boolean {
  return documentMark.test(html.slice(0, 2000));
}

/** Next would stream a late title to this place; with `htmlLimitedBots` nothing comes late. */
const emptyPlace = /<div hidden=""><\/div>/g;

/** The page as it is read without scripts: the framework's own are gone, with what would have fetched them ahead. */
export function withoutScripts(html: string): string {
  return html
    .replace(scripts, "")
    .replace(links, (link) => (isScriptPreload(link) ? "" : link))
    .replace(comments, "")
    .replace(emptyPlace, "");
}

function isScriptPreload(link: string): boolean {
  const rel = /\srel="?([a-z-]+)/i.exec(link)?.[1]?.toLowerCase();
  return rel === "modulepreload" || ((rel === "preload" || rel === "prefetch") && /\sas="?script\b/i.test(link));
}

/** The page says that there was a record here, which was taken out of the record: links to it are to be mended. */
export function isGone(html: string): boolean {
  return /<div data-gone="/.test(html);
}

/** The first moment at which something on the page changes by itself: the page marks such places with `data-valid-until`. */
export function changesAt(html: string): Date | null {
  let first: Date | null = null;
  for (const [, text] of html.matchAll(/\sdata-valid-until="([^"]+)"/g)) {
    const moment = new Date(text ?? "");
    if (!Number.isNaN(moment.getTime()) && (!first || moment < first)) first = moment;
  }
  return first;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
