import { cleanText, lost } from "#lib/clean-text.ts";

export const placeKinds = ["page", "slide", "sheet", "heading", "paragraph", "line", "notes"] as const;

/**
 * Where words stand in a file: a page or slide by its number, a sheet by its name, what is under a heading by the words of that.
 * Where a text has none, a paragraph or line by its number; notes stand at no place of the text.
 */
export type Place = { place: (typeof placeKinds)[number]; number: number | null; name: string | null };

export type PlacedWords = Place & { words: string };

/** A book of two thousand pages; nobody looks for a word in more. */
const mostLetters = 5_000_000;
/** Short enough to be searched at once, and for the numbers of paragraphs and lines to say where. */
const longestPart = {
  page: 20_000,
  slide: 20_000,
  sheet: 4000,
  heading: 4000,
  paragraph: 1500,
  line: 1500,
  notes: 4000,
};
const longestName = 200;

/** Thrown where as much was collected as is kept of a file. */
export class Enough extends Error {}

export type Collected = { add(place: Place, text: string): void; placed(): PlacedWords[] };

/** Collects the words of a file as they come, and joins those of one place. */
export function collectWords(): Collected {
  const parts: PlacedWords[] = [];
  let place: Place | null = null;
  let text = "";
  let letters = 0;

  function flush(): void {
    const whole = text;
    text = "";
    if (!place) return;
    for (const words of piecesOf(whole, longestPart[place.place])) parts.push({ ...place, words });
  }

  return {
    add(at, more) {
      const isSame =
        place?.place === at.place && place.name === at.name && (isCounted(at) || place.number === at.number);
      if (!isSame || (isCounted(at) && text.length >= longestPart[at.place])) {
        flush();
        place = { ...at, name: at.name && (clean(at.name).slice(0, longestName) || null) };
      }
      text += more;
      letters += more.length;
      if (letters > mostLetters) throw new Enough();
    },
    placed() {
      flush();
      return parts;
    },
  };
}

/** Of these a part tells only where it begins. */
function isCounted({ place }: Place): boolean {
  return place === "paragraph" || place === "line";
}

function piecesOf(text: string, longest: number): string[] {
  const pieces: string[] = [];
  let rest = clean(text);
  while (rest.length > longest) {
    const gap = rest.lastIndexOf(" ", longest);
    const end = gap > longest / 2 ? gap : longest;
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return [...pieces, rest].filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

/** In one line, with the words whole that were divided at the end of one. */
function clean(text: string): string {
  return cleanText(text.replace(/(\p{L})(?:-|\u00AD|\u2010)[ \t]*\r?\n[ \t]*(?=\p{Ll})/gu, "$1"))
    .replaceAll(lost, " ")
    .replace(/\s+/g, " ")
    .trim();
}
