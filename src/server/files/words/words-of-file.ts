import type { FileKind } from "#server/files/file-kind.ts";
import { readDocx, readPptx, readXlsx } from "./office-words.ts";
import { readOpenDocument } from "./open-document-words.ts";
import { readPdfWords } from "./pdf-words.ts";
import { type Collected, collectWords, Enough, type PlacedWords } from "./placed-words.ts";
import { readRtf } from "./rtf-words.ts";
import { readText } from "./text-words.ts";

const readers: Record<FileKind, ((file: string, words: Collected) => Promise<void>) | null> = {
  pdf: readPdfWords,
  docx: readDocx,
  pptx: readPptx,
  xlsx: readXlsx,
  odt: readOpenDocument,
  ods: readOpenDocument,
  odp: readOpenDocument,
  rtf: readRtf,
  txt: (file, words) => readText(file, "txt", words),
  csv: (file, words) => readText(file, "csv", words),
  png: null,
  jpeg: null,
};

/** Whether files of that kind can hold words: a picture only shows some. */
export function holdsWords(kind: FileKind): boolean {
  return readers[kind] !== null;
}

/** The words of a file, part by part; a scan has none. Throws where the file is not what it says. */
export async function wordsOfFile(file: string, kind: FileKind): Promise<PlacedWords[]> {
  const words = collectWords();
  try {
    await readers[kind]?.(file, words);
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return words.placed();
}
