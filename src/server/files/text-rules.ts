export type TextProblem = "fileIsPage" | "fileIsProgram" | "fileTypeNotTaken";

/** Begins like this what a browser would show as a page, or a picture that can run scripts. */
const page =
  /^(?:\s|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)*<(?:!doctype|\?|!--|[a-z][\w:-]*[\s/>])|^(?:mime-version|from):[\s\S]*content-type:\s*(?:text\/html|multipart\/related)/i;

/** The first line of a script, or the words with which those of Windows begin. */
const program =
  /^(?:#!|@echo\b|\s*<\?php|\s*<%|MZ|Windows Registry Editor|REGEDIT4|\[InternetShortcut\]|\[Desktop Entry\])/i;

// biome-ignore lint/suspicious/noControlCharactersInRegex: no text holds these
const controls = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F\u007F]/;

/** Reads a text part by part and tells, at any moment, what is wrong with it so far. */
export function createTextReader(): { read(bytes: Uint8Array): TextProblem | null; end(): TextProblem | null } {
  let decoder: TextDecoder | null = null;
  let isUnicode = true;
  let begun = "";

  function decode(bytes: Uint8Array, isLast: boolean): TextProblem | null {
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    let text: string;
    try {
      text = decoder.decode(bytes, { stream: !isLast });
    } catch {
      // The letters of older Russian programs: every byte is one.
      if (!isUnicode || decoder.encoding !== "utf-8") return "fileTypeNotTaken";
      isUnicode = false;
      decoder = new TextDecoder("windows-1251");
      text = decoder.decode(bytes, { stream: !isLast });
    }
    if (controls.test(text)) return "fileTypeNotTaken";
    if (begun.length < longestBeginning) begun += text.slice(0, longestBeginning);
    return null;
  }

  const judge = (): TextProblem | null =>
    program.test(begun) ? "fileIsProgram" : page.test(begun) ? "fileIsPage" : null;

  return {
    read: (bytes) => decode(bytes, false),
    end: () => decode(new Uint8Array(), true) ?? judge(),
  };
}

const longestBeginning = 4096;

export function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/** Whether commas or semicolons in it part cells, a text can't tell of itself; its name does. */
export function textKindOf(name: string): "csv" | "txt" {
  return /\.csv$/i.test(name) ? "csv" : "txt";
}
