import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishDocument, recordDocument, withdrawDocument } from "#features/documents/document-commands.ts";
import { attachFile, removeFile } from "#features/documents/document-file-commands.ts";
import { documentOrders, documentsQuestion } from "#features/documents/document-filter.ts";
import type { Locale } from "#i18n/locale.ts";
import { firstPlace, partOf, placeOf } from "#lib/paging.ts";
import { type Actor, portal, type Role, roles, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import type { FileKind } from "#server/files/file-kind.ts";
import { stageFile } from "#server/files/file-staging.ts";
import { folderStore } from "#server/files/file-store.ts";
import { readWaiting } from "#server/files/words/waiting-words.ts";
import { codeOf } from "#server/respond.ts";
import { documentOf } from "#tests/histories/document-deeds.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { writtenDocx, writtenPdf, writtenXlsx } from "#tests/support/written-files.ts";
import { documentFiles } from "#views/documents/document-formats.ts";
import { placeText } from "#views/documents/found-place.ts";
import { plainSentence } from "#views/documents/found-words.ts";
import { listAskedDocuments } from "#views/documents/list-documents.ts";

const root = mkdtempSync(join(tmpdir(), "portal-search-"));
const store = folderStore(root);
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function send(code: string, kind: FileKind, bytes: Buffer, language: string) {
  const staged = done(await stageFile(Readable.from([bytes]), store.incoming, 1e7));
  const inspected = { kind, pages: null, name: `paper.${kind}`, isReadable: true };
  const { file } = done(await attachFile(portal, store, code, { language, note: null }, { staged, inspected }));
  await staged.discard();
  return file;
}

async function paper(access: "public" | "partners" | "unit", title: string, languages: Locale[] = ["en", "ru"]) {
  const words = { en: title, ru: `${title} по-русски` };
  const row = done(await recordDocument(portal, documentOf({ symbol: null, issued: "2021", title: words, access })));
  if (languages.length > 0) done(await publishDocument(portal, row.code, row.version, languages));
  return row.code;
}

/** Ten pages, of which the seventh says that. */
const onSeven = (words: string) =>
  writtenPdf(Array.from({ length: 10 }, (_, at) => (at === 6 ? words : `Page ${at + 1} of the paper.`)));

const said = {
  ru: "Было начало. Изъятия прекурсоров выросли. Был конец.",
  en: "It began. Seizures of acetic anhydride grew in Termez. It ended.",
};

let open = "";
const papers: Record<string, string> = {};

beforeAll(async () => {
  await portalWith("sample");
  open = await paper("public", "Trends");
  await send(open, "pdf", onSeven(said.ru), "ru");
  await send(open, "pdf", onSeven(said.en), "en");
  papers.partners = await paper("partners", "For some");
  await send(
    papers.partners,
    "docx",
    writtenDocx(["# Гератский раздел", "Слова только для партнеров: гератпартнер."]),
    "ru",
  );
  papers.unit = await paper("unit", "For few");
  await send(papers.unit, "xlsx", writtenXlsx({ Бюджет: [["гератгруппа", 12]] }), "en");
  papers.draft = await paper("public", "A draft", []);
  await send(papers.draft, "pdf", onSeven("Здесь гератчерновик."), "ru");
  papers.language = await paper("public", "Half", ["en"]);
  await send(papers.language, "pdf", onSeven("Здесь гератязык."), "ru");
  while (await readWaiting(store));
});

const asked = (query: Record<string, string>) => documentsQuestion.read(new URLSearchParams(query), "2026-11-30");

async function find(q: string, actor: Actor = visitor, locale: Locale = "ru") {
  const { matching, inside } = await listAskedDocuments(actor, asked({ q }));
  const found = await inside(matching);
  return matching.map(({ id, code }) => [
    code,
    ...(found.get(id) ?? []).map((one) => `${one.language}, ${placeText(one, locale)}: ${plainSentence(one.sentence)}`),
  ]);
}

describe("a word inside a file", () => {
  test.each(["прекурсоров", "Прекурсоры", "прекурсорам", "изъятие прекурсора", "прекурсoры", "«изъятия прекурсоров»"])(
    "%s is found on page 7, in the sentence in which it stands",
    async (q) => expect(await find(q)).toContainEqual([open, "ru, с. 7: Изъятия прекурсоров выросли."]),
  );

  test.each(["anhydride", "seizure Termez", '"acetic anhydride"'])("%s is found in English, too", async (q) =>
    expect(await find(q, visitor, "en")).toContainEqual([
      open,
      "en, p. 7: Seizures of acetic anhydride grew in Termez.",
    ]),
  );

  test("and another of the title or the other language are found together; one that is not wanted stands nowhere", async () => {
    expect((await find("Trends прекурсоры")).map(([code]) => code)).toEqual([open]);
    expect((await find("anhydride прекурсоры")).map(([code]) => code)).toEqual([open]);
    expect((await find("anhydride -прекурсоры")).map(([code]) => code)).not.toContain(open);
    expect((await find("Termez или нигденет")).map(([code]) => code)).toEqual([open]);
    expect(await find("нигденет")).toEqual([]);
  });

  test("has the name of its sheet or heading as its place", async () => {
    const unit = await personWith("unit");
    expect(await find("гератгруппа", unit)).toEqual([[papers.unit, "en, лист «Бюджет»: … гератгруппа · 12 …"]]);
    expect(await find("гератпартнер", unit)).toEqual([
      [papers.partners, expect.stringContaining("ru, раздел «Гератский раздел»: ")],
    ]);
  });

  test("is marked, in JSON and CSV as on the page", async () => {
    const { matching, inside } = await listAskedDocuments(visitor, asked({ q: "прекурсоры" }));
    const own = matching.filter(({ code }) => code === open);
    const [found] = [...(await inside(own)).values()].flat();
    expect(found?.sentence).toEqual([
      { text: "Изъятия ", isFound: false },
      { text: "прекурсоров", isFound: true },
      { text: " выросли.", isFound: false },
    ]);
    const request = {
      ...{ actor: visitor, locale: "ru" as const, path: ["documents"], today: "2026-11-30" },
      query: new URLSearchParams({ q: "прекурсоры" }),
    };
    const question = { ...asked({ q: "прекурсоры" }), limit: 100 };
    const json = await documentFiles["/documents"].json({ ...request, format: "json", asked: question });
    const { items } = (await (json as Response).json()) as { items: { code: string; found: unknown }[] };
    const told = items.find(({ code }) => code === open);
    expect(told?.found).toEqual([
      { language: "ru", place: { kind: "page", number: 7, name: null }, words: "Изъятия прекурсоров выросли." },
    ]);
    const csv = await documentFiles["/documents"].csv({ ...request, format: "csv", asked: question });
    expect(await csv?.text()).toContain("ru, с. 7: Изъятия прекурсоров выросли.");
  });
});

describe("words inside files are found by those who may have the file", () => {
  const words = { partners: "гератпартнер", unit: "гератгруппа", draft: "гератчерновик", language: "гератязык" };
  const readers: Record<keyof typeof words, readonly (Role | "visitor")[]> = {
    partners: ["focal", "liaison", "translator", "unit", "admin"],
    unit: ["unit", "admin"],
    draft: ["translator", "unit", "admin"],
    language: ["translator", "unit", "admin"],
  };

  test.each([...roles, "visitor" as const])("%s", async (role) => {
    const actor = role === "visitor" ? visitor : await personWith(role);
    for (const [name, word] of Object.entries(words) as [keyof typeof words, string][]) {
      const found = await find(word, actor);
      expect(found.length, `${word} for ${role}`).toBe(readers[name].includes(role) ? 1 : 0);
    }
  });

  test("not those of an older version, of one that was removed or withdrawn", async () => {
    const unit = await personWith("unit");
    const code = await paper("public", "Changing");
    await send(code, "pdf", onSeven("Слово гератпервое."), "en");
    const second = await send(code, "pdf", onSeven("Слово гератвторое."), "en");
    while (await readWaiting(store));
    expect(await find("гератпервое", unit)).toEqual([]);
    expect(await find("гератвторое")).toHaveLength(1);
    const { version } = await database().document.findUniqueOrThrow({ where: { code } });
    done(await withdrawDocument(portal, code, version, { en: "Withdrawn.", ru: null }));
    expect(await find("гератвторое")).toEqual([]);
    expect(await find("гератвторое", unit)).toHaveLength(1);
    done(await removeFile(portal, store, second.id, { en: "Removed.", ru: null }));
    expect(await find("гератвторое", unit)).toEqual([]);
    expect(await database().fileWords.count({ where: { sha256: second.sha256 } })).toBe(0);
  });
});

test.each(documentOrders)("the parts of the list by %s hold each document once, and its groups once", async (sort) => {
  const query = asked({ sort });
  const { matching } = await listAskedDocuments(visitor, query);
  const seen: string[] = [];
  let place = firstPlace;
  for (;;) {
    const part = partOf(matching, place, 25, codeOf);
    seen.push(...part.items.map(codeOf));
    if (!part.next) break;
    place = placeOf(part, part.page + 1);
  }
  expect(seen).toEqual(matching.map(codeOf));
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(50);
});
