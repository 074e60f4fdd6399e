import { crc32, deflateRawSync } from "node:zlib";

/** One file within a zip; `said` overrides what the zip says of it. */
export type ZipPart = {
  name: string;
  content: string | Buffer;
  stored?: boolean;
  said?: { bytes?: number; flags?: number; method?: number };
};

/** A zip as programs write it, or, by what is `said`, as nobody should. */
export function madeZip(parts: readonly ZipPart[]): Buffer {
  const written: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, content, stored = false, said = {} } of parts) {
    const plain = Buffer.from(content);
    const packed = stored ? plain : deflateRawSync(plain);
    const named = Buffer.from(name);
    const told = Buffer.alloc(26);
    told.writeUInt16LE(20, 0);
    told.writeUInt16LE(said.flags ?? 0x0800, 2);
    told.writeUInt16LE(said.method ?? (stored ? 0 : 8), 4);
    told.writeUInt32LE(crc32(plain), 10);
    told.writeUInt32LE(packed.length, 14);
    told.writeUInt32LE(said.bytes ?? plain.length, 18);
    told.writeUInt16LE(named.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), told, named, packed]);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), told, more, named]));
    written.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...written, listed, Buffer.from("PK\u0005\u0006", "latin1"), end]);
}

const mainTypes = {
  docx: { part: "word/document.xml", type: "wordprocessingml.document" },
  pptx: { part: "ppt/presentation.xml", type: "presentationml.presentation" },
  xlsx: { part: "xl/workbook.xml", type: "spreadsheetml.sheet" },
} as const;

/** The parts of an Office file with those words in it. */
export function officeParts(kind: keyof typeof mainTypes, words = "Agreed in Vienna. Согласовано в Вене."): ZipPart[] {
  const { part, type } = mainTypes[kind];
  const main = `application/vnd.openxmlformats-officedocument.${type}.main+xml`;
  return [
    {
      name: "[Content_Types].xml",
      content: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="${main}"/></Types>`,
    },
    {
      name: "_rels/.rels",
      content: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${part}"/></Relationships>`,
    },
    { name: part, content: `<?xml version="1.0"?><main><t>${words}</t></main>` },
  ];
}

const openTypes = { odt: "text", ods: "spreadsheet", odp: "presentation" } as const;

export function openParts(kind: keyof typeof openTypes, words = "Agreed in Vienna. Согласовано в Вене."): ZipPart[] {
  const type = `application/vnd.oasis.opendocument.${openTypes[kind]}`;
  return [
    { name: "mimetype", content: type, stored: true },
    {
      name: "META-INF/manifest.xml",
      content: `<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/></manifest:manifest>`,
    },
    { name: "content.xml", content: `<?xml version="1.0"?><office:text>${words}</office:text>` },
  ];
}

/** A PDF of so many pages; `more` are entries of its catalogue, `objects` what those name, from number 3 on. */
export function madePdf(pages = 1, { more = "", objects = [] as string[], trailer = "" } = {}): Buffer {
  const first = 3 + objects.length;
  const kids = Array.from({ length: pages }, (_, index) => `${first + index} 0 R`).join(" ");
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${more} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    ...objects,
    ...Array.from({ length: pages }, () => "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"),
  ];
  let text = "%PDF-1.7\n";
  const places = all.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = text.length;
  text += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n`;
  text += places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  text += `trailer\n<< /Size ${all.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** The smallest picture. */
export const madePng = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

export const madeJpeg = Buffer.concat([
  Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"),
  Buffer.alloc(64),
  Buffer.from("ffd9", "hex"),
]);

/** Of each kind that the portal takes, one file. */
export const madeOfEachKind = {
  pdf: madePdf(3),
  docx: madeZip(officeParts("docx")),
  pptx: madeZip(officeParts("pptx")),
  xlsx: madeZip(officeParts("xlsx")),
  odt: madeZip(openParts("odt")),
  ods: madeZip(openParts("ods")),
  odp: madeZip(openParts("odp")),
  rtf: Buffer.from("{\\rtf1\\ansi Agreed in Vienna.}"),
  txt: Buffer.from("Согласовано в Вене.\r\nAgreed in Vienna.\n"),
  csv: Buffer.from("partner;figure\nУзбекистан;12\n"),
  png: madePng,
  jpeg: madeJpeg,
};
