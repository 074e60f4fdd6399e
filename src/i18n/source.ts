import { z } from "zod";
import { isPartialDate, type PartialDate } from "#lib/partial-date.ts";
import { localizedText, optionalText } from "#lib/texts.ts";
import { isWebAddress } from "#lib/web-address.ts";
import { cleanLocalized, type Localized } from "./localized.ts";

/** One place where something is written. Without words its address names it. */
export type Citation = {
  text: Localized;
  /** a whole address of the web */
  address?: string;
  /** somebody saw it there then */
  seenOn?: PartialDate;
  /** the code of the language in which it is written: "fa" */
  language?: string;
};

/** Where something comes from: citations in the order in which they were given, each once; empty where no source is named. */
export type Source = Citation[];

const longest = { words: 4000, address: 2000 };
const most = 20;

export const citation = z
  .object({
    text: localizedText(longest.words),
    address: optionalText(longest.address).refine((address) => !address || isWebAddress(address), {
      params: { problem: "staff:problem.address" },
    }),
    seenOn: z
      .string()
      .refine(isPartialDate, { params: { problem: "staff:problem.date" } })
      .nullish(),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/)
      .nullish(),
  })
  .refine(({ text, address }) => text.en || text.ru || address, {
    path: ["text", "en"],
    params: { problem: "staff:problem.citation" },
    when: ({ issues }) => issues.length === 0,
  })
  .transform(
    ({ text, address, seenOn, language }): Citation => ({
      text,
      ...(address && { address }),
      ...(seenOn && { seenOn }),
      ...(language && { language }),
    }),
  );

/** As a form holds it: those that were chosen from what the record has, each as `keyOf` writes it, and those that were typed. */
const given = z
  .object({ chosen: z.array(z.string()), typed: z.array(citation) })
  .transform(({ chosen, typed }): Source => distinct([...chosen.flatMap((key) => citationOf(key) ?? []), ...typed]))
  .refine((source) => source.length <= most);

/** A source as programs give it, a list of citations, or as a form does. */
export const source = z.preprocess(
  (value) =>
    Array.isArray(value) || value === null || value === undefined ? { chosen: [], typed: value ?? [] } : value,
  given,
);

/** Of what nobody may say without saying where it is written. */
export const someSource = source.refine((list) => list.length > 0);

/** Whether a source is named. One that could not be read has faults of its own, which are said where they are. */
export function isNamed(read: unknown): boolean {
  return !Array.isArray(read) || read.length > 0;
}

/** A citation as one word, by which forms carry it. */
export function keyOf({ text: { en, ru }, address, seenOn, language }: Citation): string {
  return JSON.stringify({ text: { en, ru }, address, seenOn, language });
}

/** The citation that a form carried; `null` where it is none. */
export function citationOf(key: string): Citation | null {
  try {
    const read = citation.safeParse(JSON.parse(key));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** As a reader sees it: what events kept before texts were cleaned, too. */
export function cleanSource(list: Source): Source {
  return list.map(({ text, ...rest }) => ({ ...rest, text: cleanLocalized(text) }));
}

/** Each citation once. */
export function distinct(list: Source): Source {
  return [...new Map(list.map((one) => [keyOf(one), one])).values()];
}

export function isSameSource(one: Source, other: Source): boolean {
  return one.map(keyOf).join("\n") === other.map(keyOf).join("\n");
}

/** As a row, or what an event kept of it, holds it. */
export function sourceIn(row: { source?: unknown }): Source {
  return (row.source ?? []) as Source;
}

/** One citation of words alone. */
export function cited(text: Localized | null | undefined): Source {
  return text?.en || text?.ru ? [{ text: { en: text.en, ru: text.ru } }] : [];
}

/** All of it in a line of words, for what has no room for links: in each language in which any of it has words. */
export function wordsOfSource(list: Source): Localized {
  const line = (language: "en" | "ru", other: "en" | "ru") =>
    list.some(({ text }) => text[language]) || list.every(({ text }) => !text[other])
      ? list.map(({ text, address }) => text[language] ?? text[other] ?? address ?? "").join("; ") || null
      : null;
  return { en: line("en", "ru"), ru: line("ru", "en") };
}
