import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fileKinds, nameOfKind } from "./file-kind.ts";
import { fileName } from "./file-name.ts";

const kept = (given: string) => {
  const name = fileName(given);
  return name.ok ? name.value : name.error;
};

describe("the name of a file", () => {
  test.each([
    ["Отчет о 15-м совещании.pdf", "Отчет о 15-м совещании.pdf"],
    ["E_CN.7_2022_6 (rev. 1).docx", "E_CN.7_2022_6 (rev. 1).docx"],
    ["  agenda\u00A0 final .pdf ", "agenda final .pdf"],
    ["и\u0306тог.pdf", "йтог.pdf"],
    ["со\u00ADвеща\u200Bние.pdf", "совещание.pdf"],
    [".pdf", "pdf"],
    ["..hidden", "hidden"],
  ])("%j is kept as %j", (given, name) => expect(kept(given)).toBe(name));

  test.each([
    ["", "fileNameMissing"],
    ["\u200B", "fileNameMissing"],
    ["..", "fileNameIsAPath"],
    ["../secret.pdf", "fileNameIsAPath"],
    ["C:\\Users\\a.pdf", "fileNameIsAPath"],
    ["a\r\nSet-Cookie: b.pdf", "fileNameIsAPath"],
    ["a\u0000.pdf", "fileNameIsAPath"],
    ["half \uD83D.pdf", "fileNameIsAPath"],
    ["report\u202Efdp.exe", "fileNameHidesItsOrder"],
    ["\u2066a\u2069.pdf", "fileNameHidesItsOrder"],
    ["я".repeat(101), "fileNameTooLong"],
  ])("%j is refused: %s", (given, problem) => expect(kept(given)).toBe(problem));

  test("that is kept is kept again as it is, whatever was given", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 120 }), (given) => {
        const name = fileName(given);
        return !name.ok || (kept(name.value) === name.value && !/[/\\\n\r\0]/.test(name.value));
      }),
      { numRuns: 2000 },
    );
  });

  test("ends as its content says, whatever it is called", () => {
    expect(nameOfKind("report.pdf.exe", "pdf")).toBe("report.pdf.exe.pdf");
    expect(nameOfKind("REPORT.PDF", "pdf")).toBe("REPORT.PDF");
    expect(nameOfKind("photo.jpeg", "jpeg")).toBe("photo.jpeg");
    expect(nameOfKind("photo", "jpeg")).toBe("photo.jpg");
    for (const kind of fileKinds) expect(nameOfKind(nameOfKind("run.js", kind), kind)).not.toMatch(/\.js$/);
  });
});
