import { createReadStream } from "node:fs";
import { encodingOf } from "#server/files/text-rules.ts";
import type { Collected } from "./placed-words.ts";

/** A text by its paragraphs, which an empty line parts, or by its lines where they are rows of a table. */
export async function readText(file: string, kind: "txt" | "csv", words: Collected): Promise<void> {
  const encoding = (await isUnicode(file)) ? null : "windows-1251";
  const place = kind === "csv" ? "line" : "paragraph";
  let number = 1;
  let isBetween = false;
  for await (const line of lines(file, encoding)) {
    const isEmpty = line.trim() === "";
    if (kind === "txt" && !isEmpty && isBetween) number += 1;
    isBetween = isEmpty;
    if (!isEmpty) words.add({ place, number, name: null }, `${line}\n`);
    if (kind === "csv") number += 1;
  }
}

async function* lines(file: string, encoding: string | null): AsyncGenerator<string> {
  let rest = "";
  for await (const text of decoded(file, encoding, false)) {
    const whole = (rest + text).split(/\r\n?|\n/);
    rest = whole.pop() ?? "";
    // One line without end is told in parts.
    if (rest.length > longestLine) {
      yield rest;
      rest = "";
    }
    yield* whole;
  }
  if (rest) yield rest;
}

const longestLine = 100_000;

async function isUnicode(file: string): Promise<boolean> {
  try {
    for await (const _ of decoded(file, null, true));
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

async function* decoded(file: string, encoding: string | null, fatal: boolean): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of createReadStream(file)) {
    decoder ??= new TextDecoder(encoding ?? encodingOf(chunk as Buffer), { fatal });
    yield decoder.decode(chunk as Buffer, { stream: true });
  }
  yield decoder?.decode() ?? "";
}
