import { readFile } from "node:fs/promises";
import type { Collected } from "./placed-words.ts";

export async function readPdfWords(file: string, words: Collected): Promise<void> {
  const { getDocumentProxy } = await import("unpdf");
  const pdf = await getDocumentProxy(new Uint8Array(await readFile(file)), { verbosity: 0 });
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join("");
    words.add({ place: "page", number, name: null }, text);
    page.cleanup();
  }
}
