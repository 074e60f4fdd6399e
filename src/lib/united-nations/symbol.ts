/**
 * A symbol of the United Nations as it stands in a text: "E/CN.7/2012/17", "A/RES/66/13", "E/CN.7/2020/CRP.8", "S-30/1", with or
 * without spaces at its slashes. Its first part names a body that issues documents, some part of it has a figure.
 */
const body = "(?:A|E|S|ST|SG|TD|UNEP|UNIS|UNODC|DP|CEDAW|CCPR)";
const part = "[A-Z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?";
const symbol = new RegExp(
  `(?<![A-Za-z0-9/.-])(?:${body}(?:\\s?/\\s?${part}){2,}|S-\\d{1,2}\\s?/\\s?\\d{1,3}|${body}/\\d+/\\d+)(?![A-Za-z0-9/])`,
  "g",
);

/** The words between symbols, and the symbols without their spaces, in the order of the text. */
export function symbolsIn(text: string): ({ text: string } | { text: string; symbol: string })[] {
  const parts: ({ text: string } | { text: string; symbol: string })[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(symbol)) {
    if (!/\d/.test(found)) continue;
    if (index > end) parts.push({ text: text.slice(end, index) });
    parts.push({ text: found, symbol: withoutSpaces(found) });
    end = index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** As it is written by those who issue it: without spaces at its slashes, in capitals but for "Add", "Corr", "Rev". */
export function withoutSpaces(written: string): string {
  return written.trim().replace(/\s*\/\s*/g, "/");
}

/** In symbols these have a full stop before their number: "CN.7", "CRP.8". No other part of an address has one. */
export const dotted = "(?:ac|add|amend|cn|conf|corr|crp|inf|l|misc|ngo|pv|rev|sc|sr|wg|wp)\\.\\d+(?![A-Za-z0-9])";

const otherStops = new RegExp(`(?<![A-Za-z0-9])(${dotted})|\\.`, "gi");

/** The part of an address that a symbol is: "E-CN.7-2012-17". */
export function codeOfSymbol(written: string): string {
  const kept = withoutSpaces(written).replace(otherStops, (found, part?: string) => part ?? (found && "-"));
  return kept.replace(/[/-]+/g, "-").replace(/-$/, "");
}

/** The symbol of which that is the part of an address, where it can be one; a series of special sessions keeps its hyphen. */
export function symbolOfCode(code: string): string | null {
  const written = code.replace(/^(S-\d{1,2})-/, "$1/").replace(/^(?!S-\d)(.*)$/, (all) => all.replaceAll("-", "/"));
  const [only, ...more] = symbolsIn(written);
  return only && more.length === 0 && "symbol" in only ? only.symbol : null;
}

/** Where the United Nations keep what has this symbol. */
export function addressOfSymbol(written: string): string {
  return `https://docs.un.org/${withoutSpaces(written).split("/").map(encodeURIComponent).join("/")}`;
}
