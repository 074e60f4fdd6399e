import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { madePdf, madeZip, officeParts, type ZipPart } from "./made-files.ts";
import { writtenPdf } from "./written-files.ts";

export type MadePaper = { name: string; path: string; sha256: string; bytes: number };

/** Pictures of so many bytes, which nothing packs. */
const pictures = (megabytes: number): ZipPart => {
  return { name: "ppt/media/image1.png", content: randomBytes(megabytes * 1024 * 1024), stored: true };
};

/** Eleven pages, of which the seventh alone has this word. */
export const onSeventh = { page: 7, sentence: "Изъятия ангидрида на северном маршруте выросли.", asked: "ангидрид" };

const russianPages = Array.from({ length: 11 }, (_, at) =>
  at + 1 === onSeventh.page ? onSeventh.sentence : "Тенденции контрабанды прекурсоров.",
);

/** The twelve files of a meeting of two days, as they lie on a desk in Vienna: ten papers, and two that are not taken. */
export function makePapers(folder: string): MadePaper[] {
  mkdirSync(folder, { recursive: true });
  const office = (kind: "docx" | "pptx" | "xlsx", words: string, ...more: ZipPart[]) =>
    madeZip([...officeParts(kind, words), ...more]);
  const files: [string, Buffer][] = [
    ["Agenda_EN.docx", office("docx", "Provisional agenda")],
    ["Повестка дня.docx", office("docx", "Предварительная повестка дня")],
    ["Trends in the smuggling of precursors_EN.pdf", madePdf(12)],
    ["Тенденции контрабанды прекурсоров_RU.pdf", writtenPdf(russianPages)],
    ["Interregional cooperation.pptx", office("pptx", "Interregional cooperation", pictures(60))],
    ["Межрегиональное сотрудничество.pptx", office("pptx", "Межрегиональное сотрудничество", pictures(2))],
    ["List of participants.xlsx", office("xlsx", "List of participants")],
    ["Список участников.xlsx", office("xlsx", "Список участников")],
    ["Regulation of precursors.docx", office("docx", "Regulation of precursors")],
    ["scan_0417.pdf", madePdf(3)],
    ["Список делегаций.xlsx", office("xlsx", "Список", { name: "xl/vbaProject.bin", content: "Sub Open" })],
    ["minutes.pdf", madeZip([{ name: "minutes.txt", content: "Minutes" }])],
  ];
  return files.map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return { name, path, sha256: createHash("sha256").update(content).digest("hex"), bytes: content.length };
  });
}
