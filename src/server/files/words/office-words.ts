import { type PackedFile, withPackedFile } from "./packed-file.ts";
import type { Collected, Place } from "./placed-words.ts";
import { sharedStrings } from "./shared-strings.ts";
import type { XmlReader } from "./xml-reading.ts";

const notes: Place = { place: "notes", number: null, name: null };

/** Each paragraph under the heading before it; before the first, or where there is none, by its number. */
export async function readDocx(file: string, words: Collected): Promise<void> {
  await withPackedFile(file, async (packed) => {
    const headings = await headingStyles(packed);
    let heading: string | null = null;
    let number = 0;
    await packed.read(
      "word/document.xml",
      paragraphs((text, style) => {
        if (style !== null && headings(style)) heading = text.trim();
        else number += 1;
        words.add(
          heading ? { place: "heading", number: null, name: heading } : { place: "paragraph", number, name: null },
          `${text}\n`,
        );
      }),
    );
    for (const part of ["footnotes", "endnotes"]) {
      await packed.read(
        `word/${part}.xml`,
        paragraphs((text) => words.add(notes, `${text}\n`)),
      );
    }
  });
}

/** Of a paragraph of Word or PowerPoint its text and, where it says so, its style. One may stand within another, in a frame. */
function paragraphs(tell: (text: string, style: string | null) => void): XmlReader {
  const within: { text: string; style: string | null }[] = [];
  let isText = false;
  const say = (more: string) => {
    const paragraph = within.at(-1);
    if (paragraph) paragraph.text += more;
  };
  return {
    open(name, attributes) {
      const paragraph = within.at(-1);
      if (name === "t") isText = true;
      else if (name === "p") within.push({ text: "", style: null });
      else if (name === "pStyle" && paragraph) paragraph.style = attributes.get("val") ?? null;
      else if (name === "outlineLvl" && paragraph) paragraph.style = outlined;
      else if (name === "tab") say(" ");
      else if (name === "br" || name === "cr") say("\n");
      else if (name === "noBreakHyphen") say("-");
    },
    text(more) {
      if (isText) say(more);
    },
    close(name) {
      if (name === "t") isText = false;
      const told = name === "p" ? within.pop() : undefined;
      if (told?.text.trim()) tell(told.text, told.style);
    },
  };
}

/** A paragraph that has a level in the outline itself. */
const outlined = "\u0000outlined";

/** Word calls its styles in the language of whoever wrote; by their names in the file they are known. */
async function headingStyles(packed: PackedFile): Promise<(style: string) => boolean> {
  const found = new Set([outlined]);
  let current = "";
  await packed.read("word/styles.xml", {
    open(name, attributes) {
      if (name === "style") current = attributes.get("styleId") ?? "";
      if (name === "name" && /^(heading \d|title)$/i.test(attributes.get("val") ?? "")) found.add(current);
      if (name === "outlineLvl" && Number(attributes.get("val")) < 9) found.add(current);
    },
  });
  return (style) => found.has(style);
}

/** Each slide in the order in which they are shown, with what is said to it and what its diagrams say. */
export async function readPptx(file: string, words: Collected): Promise<void> {
  await withPackedFile(file, async (packed) => {
    const whole = "ppt/presentation.xml";
    const relations = await packed.relationsOf(whole);
    const slides: string[] = [];
    await packed.read(whole, {
      open(name, attributes) {
        const slide = name === "sldId" && relations.get(attributes.get("relation") ?? "");
        if (slide) slides.push(slide.target);
      },
    });
    for (const [index, slide] of slides.entries()) {
      const place: Place = { place: "slide", number: index + 1, name: null };
      const told = paragraphs((text) => words.add(place, `${text}\n`));
      await packed.read(slide, told);
      for (const { kind, target } of (await packed.relationsOf(slide)).values()) {
        if (kind === "notesSlide" || kind === "diagramData") await packed.read(target, told);
      }
    }
  });
}

/** Each row of a sheet as a line, its cells with a dot between them. */
export async function readXlsx(file: string, words: Collected): Promise<void> {
  await withPackedFile(file, async (packed) => {
    const whole = "xl/workbook.xml";
    const relations = await packed.relationsOf(whole);
    const sheets: { name: string; part: string }[] = [];
    await packed.read(whole, {
      open(name, attributes) {
        const relation = name === "sheet" ? relations.get(attributes.get("relation") ?? "") : undefined;
        if (relation?.kind === "worksheet") sheets.push({ name: attributes.get("name") ?? "", part: relation.target });
      },
    });
    const shared = [...relations.values()].find(({ kind }) => kind === "sharedStrings");
    const strings = shared ? await sharedStrings(packed, shared.target) : [];
    for (const [index, { name, part }] of sheets.entries()) {
      const place: Place = { place: "sheet", number: index + 1, name };
      await packed.read(
        part,
        rows(strings, (row) => words.add(place, `${row}\n`)),
      );
    }
  });
}

function rows(strings: readonly string[], tell: (row: string) => void): XmlReader {
  let cells: string[] = [];
  let type = "";
  let value = "";
  let isValue = false;
  return {
    open(name, attributes) {
      if (name === "row") cells = [];
      if (name === "c") [type, value] = [attributes.get("t") ?? "", ""];
      if (name === "v" || name === "t") isValue = true;
    },
    text(more) {
      if (isValue) value += more;
    },
    close(name) {
      if (name === "v" || name === "t") isValue = false;
      if (name === "c") {
        const shown = type === "s" ? (strings[Number(value)] ?? "") : type === "b" || type === "e" ? "" : value;
        if (shown.trim()) cells.push(shown.trim());
      }
      if (name === "row" && cells.length > 0) tell(cells.join(betweenCells));
    },
  };
}

export const betweenCells = " · ";
