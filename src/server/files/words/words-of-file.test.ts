import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { type Bounds, workApart } from "#server/files/bounded-work.ts";
import type { FileKind } from "#server/files/file-kind.ts";
import { madeOfEachKind, madeZip, officeParts } from "#tests/support/made-files.ts";
import {
  in1251,
  writtenDocx,
  writtenOpen,
  writtenPdf,
  writtenPptx,
  writtenXlsx,
} from "#tests/support/written-files.ts";
import { wordsOfFile } from "./words-of-file.ts";

const folder = mkdtempSync(join(tmpdir(), "portal-words-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, "file");
async function read(kind: FileKind, bytes: Buffer) {
  writeFileSync(file, bytes);
  return (await wordsOfFile(file, kind)).map(({ place, number, name, words }) => [place, number ?? name, words]);
}

describe("the words of a file have their place", () => {
  test("in a PDF its page; words that are divided at the end of a line are whole", async () => {
    const pages = ["Agreed in Vienna.", "", "О прекур-\nсорах говорили\nв Вене."];
    expect(await read("pdf", writtenPdf(pages))).toEqual([
      ["page", 1, "Agreed in Vienna."],
      ["page", 3, "О прекурсорах говорили в Вене."],
    ]);
    expect(await read("pdf", writtenPdf(["", ""]))).toEqual([]);
  });

  test("in a text of Word its heading, before the first its paragraph, and the notes", async () => {
    const docx = writtenDocx(
      ["Letter & annex", "# Прекурсоры", "Меры приняты.", "# Routes", "Northern route."],
      ["A note."],
    );
    expect(await read("docx", docx)).toEqual([
      ["paragraph", 1, "Letter & annex"],
      ["heading", "Прекурсоры", "Прекурсоры Меры приняты."],
      ["heading", "Routes", "Routes Northern route."],
      ["notes", null, "A note."],
    ]);
  });

  test("in a presentation its slide as it is shown, with what is said to it", async () => {
    const pptx = writtenPptx([{ words: "First" }, { words: "Второй", said: "Скажите о хавале." }]);
    expect(await read("pptx", pptx)).toEqual([
      ["slide", 1, "First"],
      ["slide", 2, "Второй Скажите о хавале."],
    ]);
  });

  test("in a workbook the name of its sheet", async () => {
    const rows = [
      ["Узбекистан", 12],
      ["Таджикистан", 7.5],
    ];
    expect(await read("xlsx", writtenXlsx({ "Изъятия 2021": rows, Notes: [["Узбекистан"]] }))).toEqual([
      ["sheet", 1, "Узбекистан · 12 Таджикистан · 7.5"],
      ["sheet", 2, "Узбекистан"],
    ]);
  });

  test("in the files of LibreOffice the same", async () => {
    const text =
      "<text:tracked-changes><text:p>Struck out</text:p></text:tracked-changes><text:p>Начало<text:s/>здесь.</text:p><text:h>Маршруты</text:h><text:p>Северный <draw:frame><text:p>in a frame</text:p></draw:frame>маршрут.</text:p>";
    expect(await read("odt", writtenOpen("odt", text))).toEqual([
      ["paragraph", 1, "Начало здесь."],
      ["heading", "Маршруты", "Маршруты in a frame Северный маршрут."],
    ]);
    const table =
      '<table:table table:name="Лист1"><table:table-row><table:table-cell><text:p>Кабул</text:p></table:table-cell><table:table-cell><text:p>5</text:p></table:table-cell></table:table-row></table:table>';
    expect(await read("ods", writtenOpen("ods", table))).toEqual([["sheet", 1, "Кабул · 5"]]);
    const slides = "<draw:page><text:p>One</text:p></draw:page><draw:page><text:p>Два</text:p></draw:page>";
    expect(await read("odp", writtenOpen("odp", slides))).toEqual([
      ["slide", 1, "One"],
      ["slide", 2, "Два"],
    ]);
  });

  test("in plain text its paragraph or line, in whichever letters it was written", async () => {
    const words = "Прекурсоры\nи маршруты.\r\n\r\n\r\nВторой № 2.";
    const first = [["paragraph", 1, "Прекурсоры и маршруты. Второй № 2."]];
    for (const bytes of [Buffer.from(words), Buffer.from(`\uFEFF${words}`, "utf16le"), in1251(words)]) {
      expect(await read("txt", bytes)).toEqual(first);
    }
    const long = "слово ".repeat(400);
    expect(await read("txt", in1251(`${long}\n\n${long}\n\nКонец.`))).toMatchObject([
      ["paragraph", 1, expect.any(String)],
      ["paragraph", 1, expect.any(String)],
      ["paragraph", 2, expect.any(String)],
      ["paragraph", 2, expect.any(String)],
      ["paragraph", 3, "Конец."],
    ]);
    expect(await read("csv", in1251("страна;число\nУзбекистан;12\n"))).toEqual([
      ["line", 1, "страна;число Узбекистан;12"],
    ]);
  });

  test("in a text of WordPad its paragraph, in Russian letters, too", async () => {
    const rtf = String.raw`{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}{\info{\author Hidden}}{\*\generator Word;}\f1 \'cf\'f0\'e5\'ea\'f3\'f0\'f1\'ee\'f0\'fb\par\uc1\u1042?\u1077?\u1085?\u1072?, {\b Vienna}\line 2021\par}`;
    expect(await read("rtf", Buffer.from(rtf, "latin1"))).toEqual([["paragraph", 1, "Прекурсоры Вена, Vienna 2021"]]);
  });

  test("of each kind that the portal takes nothing is read where nothing is written as its programs write it", async () => {
    for (const [kind, bytes] of Object.entries(madeOfEachKind)) {
      const words = await read(kind as FileKind, bytes);
      expect(words.length > 0, kind).toBe(["odt", "ods", "odp", "rtf", "txt", "csv"].includes(kind));
    }
  });
});

const good: [FileKind, Buffer][] = [
  ["pdf", writtenPdf(["Agreed in Vienna.", "О прекурсорах."])],
  ["docx", writtenDocx(["# Прекурсоры", "Меры приняты."], ["A note."])],
  ["pptx", writtenPptx([{ words: "First" }, { words: "Второй", said: "Скажите." }])],
  ["xlsx", writtenXlsx({ One: [["Узбекистан", 12]], Two: [["x"]] })],
  ["odt", writtenOpen("odt", "<text:h>Маршруты</text:h><text:p>Северный</text:p>")],
  ["ods", writtenOpen("ods", '<table:table table:name="A"><table:table-row/></table:table>')],
  ["rtf", Buffer.from(String.raw`{\rtf1\ansicpg1251{\fonttbl{\f0\fcharset204 Arial;}}\f0 \'cf\u1077?{\b x}\par}`)],
  ["txt", in1251("Прекурсоры\n\nи маршруты")],
  ["csv", Buffer.from("страна;число\n", "utf16le")],
];

test("700 files that were broken by force end in words or in none, soon", async () => {
  const ends = { words: 0, none: 0, refused: 0 };
  const broken = fc
    .tuple(fc.constantFrom(...good), fc.constantFrom(...good), fc.array(fc.nat(), { minLength: 1, maxLength: 9 }))
    .chain(([[kind, bytes], [, other], places]) => {
      const at = (place = 0) => place % Math.max(1, bytes.length);
      const flipped = Buffer.from(bytes);
      for (const place of places) flipped[at(place)] = place % 256;
      return fc.constantFrom<[FileKind, Buffer]>(
        [kind, flipped],
        [kind, bytes.subarray(0, at(places[0]))],
        [kind, Buffer.concat([bytes.subarray(0, at(places[0])), other, bytes.subarray(at(places[0]))])],
        [kind, other],
        // Broken within the zip, which is whole.
        ["docx", madeZip([...officeParts("docx").slice(0, 2), { name: "word/document.xml", content: flipped }])],
        ["rtf", Buffer.concat([Buffer.from("{".repeat((places[0] ?? 1) % 3000)), bytes])],
      );
    });
  let longest = 0;
  await fc.assert(
    fc.asyncProperty(broken, async ([kind, bytes]) => {
      const begun = performance.now();
      const end = await read(kind, bytes).then(
        (words) => (words.length > 0 ? "words" : "none"),
        () => "refused" as const,
      );
      ends[end] += 1;
      longest = Math.max(longest, performance.now() - begun);
    }),
    { numRuns: 700 },
  );
  console.log(`700 broken files: ${JSON.stringify(ends)}, the longest took ${Math.round(longest)} ms`);
  expect(longest).toBeLessThan(5000);
  expect(Math.min(ends.words, ends.none, ends.refused)).toBeGreaterThan(20);
});

describe("a file that would take all time and memory is stopped, and nothing else", () => {
  const megabytes = 64;
  const bounds: Bounds = { seconds: 20, megabytes };
  async function apart(kind: FileKind, bytes: Buffer, given = bounds) {
    writeFileSync(file, bytes);
    const worked = await workApart<unknown[] | null>(join(import.meta.dirname, "words-work.ts"), file, [kind], given);
    if (typeof worked === "string") return worked;
    return worked.answer && "words";
  }

  test("a text that unpacks to much more than itself", async () => {
    const content = `<w:document xmlns:w="w"><w:p><w:t>${"слово ".repeat(3_000_000)}</w:t></w:p></w:document>`;
    const parts = [...officeParts("docx").slice(0, 2), { name: "word/document.xml", content }];
    expect(["stopped", "words"]).toContain(await apart("docx", madeZip(parts)));
  });

  test("a PDF whose page unpacks to much more than itself", async () => {
    const packed = deflateSync(Buffer.alloc(400_000_000, "(a) Tj "));
    const whole = writtenPdf(["Agreed."]).toString("latin1");
    const stream = `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed.toString("latin1")}\nendstream`;
    const pdf = Buffer.from(
      whole.replace(/<< \/Length \d+ >>\nstream[\s\S]*?endstream/, () => stream),
      "latin1",
    );
    expect(await apart("pdf", pdf)).toBe("stopped");
  });

  test("entities of entities, elements within elements, groups within groups", async () => {
    const within = (content: string) =>
      madeZip([...officeParts("docx").slice(0, 2), { name: "word/document.xml", content }]);
    const entities = Array.from(
      { length: 20 },
      (_, at) => `<!ENTITY a${at} "${at ? `&a${at - 1};`.repeat(20) : "x"}">`,
    );
    expect(await apart("docx", within(`<!DOCTYPE a [${entities.join("")}]><w:p><w:t>&a19;</w:t></w:p>`))).toBeNull();
    expect(await apart("docx", within(`${"<w:p>".repeat(200_000)}`))).not.toBe("words");
    expect(await apart("rtf", Buffer.from("{".repeat(1_000_000)))).toBeNull();
    expect(await apart("txt", Buffer.alloc(30_000_000, "слово"))).toBe("words");
  });

  test("one that takes longer than it may", async () => {
    expect(await apart("pdf", writtenPdf(["Agreed."]), { seconds: 0.01, megabytes })).toBe("stopped");
  });
});
