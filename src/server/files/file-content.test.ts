import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { resources } from "#i18n/resources.ts";
import { madeJpeg, madeOfEachKind, madePdf, madePng } from "#tests/support/made-files.ts";
import {
  archives,
  bombs,
  exe,
  forbidsCopying,
  locked,
  lying,
  macros,
  others,
  pages,
  programs,
  template,
  within,
  withPart,
} from "#tests/support/refused-files.ts";
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
