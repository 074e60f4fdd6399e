import { betweenCells } from "./office-words.ts";
import { withPackedFile } from "./packed-file.ts";
import type { Collected, Place } from "./placed-words.ts";

/** A text, table or presentation of LibreOffice and its like: all keep what is in them in one part. */
export async function readOpenDocument(file: string, words: Collected): Promise<void> {
  await withPackedFile(file, (packed) => packed.read("content.xml", contents(words)));
}

function contents(words: Collected) {
  let place: Place | null = null;
  let heading: string | null = null;
  let number = 0;
  let slides = 0;
  let sheets = 0;
  /** The paragraphs within which the reader is: one may stand in another, in a frame. */
  const within: string[] = [""];
  let kind = "";
  /** Elements within which nothing is told: what was struck out while changes were followed, and how things look. */
  let silent = 0;
  let cells: string[] = [];
  let isTable = false;
  const isSilent = (name: string) => ["tracked-changes", "automatic-styles", "styles", "scripts"].includes(name);

  const say = (more: string) => {
    if (!silent) within.push(`${within.pop() ?? ""}${more}`);
  };

  function tell(said: string): void {
    const line = said.trim();
    if (!line) return;
    if (isTable) cells.push(line);
    else if (place) words.add(place, `${line}\n`);
    else {
      number += 1;
      words.add(
        heading ? { place: "heading", number: null, name: heading } : { place: "paragraph", number, name: null },
        `${line}\n`,
      );
    }
  }

  return {
    open(name: string, attributes: ReadonlyMap<string, string>) {
      if (isSilent(name)) silent += 1;
      if (name === "spreadsheet" || name === "presentation" || (name === "text" && !kind)) kind ||= name;
      if (name === "page" && kind === "presentation") {
        slides += 1;
        place = { place: "slide", number: slides, name: null };
      }
      if (name === "table" && kind === "spreadsheet") {
        sheets += 1;
        place = { place: "sheet", number: sheets, name: attributes.get("name") ?? null };
        isTable = true;
      }
      if (name === "table-row") cells = [];
      if (name === "p" || name === "h") within.push("");
      if (name === "s" || name === "tab") say(" ");
      if (name === "line-break") say("\n");
    },
    text: say,
    close(name: string) {
      if (isSilent(name)) silent -= 1;
      if (name === "p" || name === "h") {
        const said = within.pop() ?? "";
        if (silent) return;
        if (name === "h" && !place) heading = said.trim() || heading;
        tell(said);
      } else if (name === "text" && kind === "text") tell(within[0] ?? "");
      if (name === "table-row" && isTable && place && cells.length > 0)
        words.add(place, `${cells.join(betweenCells)}\n`);
    },
  };
}
