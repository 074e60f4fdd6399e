import { madeZip, officeParts, openParts, type ZipPart } from "./made-files.ts";

const escaped = (words: string) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const xml = (content: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${content}`;

/** A PDF of pages with these words on them, in English and Russian letters; a page without words is as a scan has it. */
export function writtenPdf(pages: readonly string[]): Buffer {
  const letters = Array.from({ length: 64 }, (_, at) => `/uni0${(0x410 + at).toString(16).toUpperCase()}`).join(" ");
  const font = `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [192 ${letters}] >> >>`;
  const kids = pages.map((_, at) => `${4 + 2 * at} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    font,
    ...pages.flatMap((words, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${5 + 2 * at} 0 R >>`,
      streamOf(words),
    ]),
  ];
  let text = "%PDF-1.7\n";
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  text += places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

function streamOf(words: string): string {
  const lines = words.split("\n").map((line) => `(${line.replace(/[()\\]/g, "\\$&")}) Tj 0 -14 Td`);
  const shown = words === "" ? "" : `BT /F 10 Tf 40 800 Td ${lines.join("\n")} ET`;
  const content = Array.from(shown, (letter) => {
    const code = letter.charCodeAt(0);
    return code >= 0x410 && code <= 0x44f ? String.fromCharCode(code - 0x410 + 192) : letter;
  }).join("");
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** A text of Word: what begins with "# " is a heading, in the style that a Russian Word gives it. */
export function writtenDocx(paragraphs: readonly string[], notes: readonly string[] = []): Buffer {
  const paragraph = (words: string) => {
    const [, heading, said = ""] = /^(# )?([\s\S]*)$/.exec(words) ?? [];
    const style = heading ? '<w:pPr><w:pStyle w:val="1"/></w:pPr>' : "";
    return `<w:p>${style}<w:r><w:t xml:space="preserve">${escaped(said)}</w:t></w:r></w:p>`;
  };
  const parts: ZipPart[] = [
    ...officeParts("docx").filter(({ name }) => name !== "word/document.xml"),
    {
      name: "word/document.xml",
      content: xml(`<w:document xmlns:w="w"><w:body>${paragraphs.map(paragraph).join("")}</w:body></w:document>`),
    },
    {
      name: "word/styles.xml",
      content: xml(
        '<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>',
      ),
    },
    {
      name: "word/footnotes.xml",
      content: xml(`<w:footnotes xmlns:w="w">${notes.map(paragraph).join("")}</w:footnotes>`),
    },
  ];
  return madeZip(parts);
}

const relations = (targets: readonly { id: string; kind: string; target: string }[]) =>
  xml(
    `<Relationships xmlns="r">${targets.map(({ id, kind, target }) => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`).join("")}</Relationships>`,
  );

/** A presentation of these slides, each with what is said to it; the first was written last, as happens. */
export function writtenPptx(slides: readonly { words: string; said?: string }[]): Buffer {
  const numbered = slides.map((slide, at) => ({ ...slide, number: slides.length - at }));
  const paragraph = (words: string) => `<a:p><a:r><a:t>${escaped(words)}</a:t></a:r></a:p>`;
  return madeZip([
    ...officeParts("pptx").filter(({ name }) => name !== "ppt/presentation.xml"),
    {
      name: "ppt/presentation.xml",
      content: xml(
        `<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst>${numbered.map(({ number }) => `<p:sldId id="${255 + number}" r:id="rId${number}"/>`).join("")}</p:sldIdLst></p:presentation>`,
      ),
    },
    {
      name: "ppt/_rels/presentation.xml.rels",
      content: relations(
        numbered.map(({ number }) => ({ id: `rId${number}`, kind: "slide", target: `slides/slide${number}.xml` })),
      ),
    },
    ...numbered.flatMap(({ words, said, number }): ZipPart[] => [
      {
        name: `ppt/slides/slide${number}.xml`,
        content: xml(`<p:sld xmlns:p="p" xmlns:a="a">${paragraph(words)}</p:sld>`),
      },
      {
        name: `ppt/slides/_rels/slide${number}.xml.rels`,
        content: relations(
          said ? [{ id: "rId1", kind: "notesSlide", target: `../notesSlides/notesSlide${number}.xml` }] : [],
        ),
      },
      ...(said
        ? [
            {
              name: `ppt/notesSlides/notesSlide${number}.xml`,
              content: xml(`<p:notes xmlns:p="p" xmlns:a="a">${paragraph(said)}</p:notes>`),
            },
          ]
        : []),
    ]),
  ]);
}

/** A workbook of these sheets, in which each text is kept once, as Excel does it. */
export function writtenXlsx(sheets: Readonly<Record<string, readonly (string | number)[][]>>): Buffer {
  const strings = [...new Set(Object.values(sheets).flat(2).map(String))];
  const cell = (value: string | number) =>
    typeof value === "number" ? `<c><v>${value}</v></c>` : `<c t="s"><v>${strings.indexOf(value)}</v></c>`;
  const names = Object.keys(sheets);
  return madeZip([
    ...officeParts("xlsx").filter(({ name }) => name !== "xl/workbook.xml"),
    {
      name: "xl/workbook.xml",
      content: xml(
        `<workbook xmlns="m" xmlns:r="r"><sheets>${names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
      ),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: relations([
        ...names.map((_, at) => ({ id: `rId${at + 1}`, kind: "worksheet", target: `worksheets/sheet${at + 1}.xml` })),
        { id: "rId99", kind: "sharedStrings", target: "/xl/sharedStrings.xml" },
      ]),
    },
    ...Object.values(sheets).map((rows, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: xml(
        `<worksheet xmlns="m"><sheetData>${rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("")}</sheetData></worksheet>`,
      ),
    })),
    {
      name: "xl/sharedStrings.xml",
      content: xml(`<sst xmlns="m">${strings.map((one) => `<si><t>${escaped(one)}</t></si>`).join("")}</sst>`),
    },
  ]);
}

/** A file of LibreOffice with that content. */
export function writtenOpen(kind: "odt" | "ods" | "odp", content: string): Buffer {
  const within = { odt: "text", ods: "spreadsheet", odp: "presentation" }[kind];
  return madeZip([
    ...openParts(kind).filter(({ name }) => name !== "content.xml"),
    {
      name: "content.xml",
      content: xml(
        `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:draw="d"><office:body><office:${within}>${content}</office:${within}></office:body></office:document-content>`,
      ),
    },
  ]);
}

/** A text in the letters of older Russian programs. */
export function in1251(words: string): Buffer {
  const bytes = Array.from(words, (letter) => {
    const code = letter.charCodeAt(0);
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 192;
    return letter === "ё" ? 184 : letter === "№" ? 185 : code;
  });
  return Buffer.from(bytes);
}
