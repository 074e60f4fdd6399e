/** The cells of a table as RFC 4180 writes it in either language, its mark of UTF-8 left out. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  const table = text.replace(/^\uFEFF/, "");
  const [head = ""] = table.split("\r\n", 1);
  const separator = /[;,]/.exec(head.replace(/"[^"]*"/g, ""))?.[0] ?? ",";
  const cells = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n)`, "g");
  for (const [, quoted, plain, end] of table.matchAll(cells)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}
