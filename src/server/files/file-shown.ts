import type { File } from "#generated/prisma/client.ts";
import { fileAddress, type OpenFile } from "./file-door.ts";
import { type FileKind, nameOfKind } from "./file-kind.ts";
import type { WordState } from "./file-rows.ts";
import { waitsForScanner } from "./virus-scanner.ts";

/** A file as a reader is told of it who may have it. */
export type FileShown = {
  sha256: string;
  /** under which it is given out */
  name: string;
  /** where it is given out; `null` while its bytes are missed, or looked at */
  address: string | null;
  /** the virus scanner has not looked at it yet */
  isWaiting: boolean;
  kind: FileKind;
  bytes: number;
  pages: number | null;
  words: WordState;
};

/** `called` is its name as it was given. */
export function fileShown(file: File, called: string): FileShown {
  const { sha256, bytes, pages } = file;
  const kind = file.kind as FileKind;
  const name = nameOfKind(called, kind);
  const isWaiting = waitsForScanner(file);
  const address = file.lostAt || isWaiting ? null : fileAddress({ sha256, name });
  return { sha256, name, address, isWaiting, kind, bytes, pages, words: file.words as WordState };
}

/** The same file as the page server gives it out, under all the names that it has where this reader may have it. */
export function openFile(file: File, called: readonly string[], isPublic: boolean): OpenFile {
  const { sha256, bytes, lostAt } = file;
  const kind = file.kind as FileKind;
  const names = [...new Set(called.map((name) => nameOfKind(name, kind)))] as OpenFile["names"];
  return { sha256, bytes, kind, names, isPublic, isLost: lostAt !== null, isWaiting: waitsForScanner(file) };
}
