import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, test } from "vitest";
import { listTakenBack } from "#desk/mistakes/mistake-queries.ts";
import { correctDocument, publishDocument, recordDocument } from "#features/documents/document-commands.ts";
import { attachFile } from "#features/documents/document-file-commands.ts";
import { findOpenFile } from "#features/documents/document-file-queries.ts";
import { joinDocument } from "#features/documents/document-joining.ts";
import { findDocument, listDocuments } from "#features/documents/document-queries.ts";
import { restoreDocument } from "#features/documents/document-taking-back.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { locales } from "#i18n/locale.ts";
import { portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { stageFile } from "#server/files/file-staging.ts";
import { type FileStore, folderStore } from "#server/files/file-store.ts";
import { documentOf } from "#tests/histories/document-deeds.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { findVoided } from "#views/absent/voided.ts";

const none = { en: null, ru: null };
const titled = {
  en: { title: { en: "A study of routes", ru: null }, titleState: { en: "original", ru: "missing" } },
  ru: { title: { en: null, ru: "Исследование маршрутов" }, titleState: { en: "missing", ru: "original" } },
} as const;

let store: FileStore;

beforeAll(async () => {
  await portalWith("sample");
  store = folderStore(mkdtempSync(join(tmpdir(), "portal-joined-")));
});

async function send(code: string, language: string, words: string): Promise<string> {
  const staged = done(await stageFile(Readable.from([words]), store.incoming, 1000));
  const inspected = { kind: "txt", pages: null, name: `${language}.txt`, isReadable: true } as const;
  return done(await attachFile(portal, store, code, { language, note: null }, { staged, inspected })).file.sha256;
}

/** The same work, once entered in English and once in Russian, each published in its language, with its file. */
async function twice(symbol: string | null = null, more: object = {}) {
  const made = async (language: "en" | "ru", of: object) => {
    const row = done(await recordDocument(portal, documentOf({ ...titled[language], issued: "1993", ...of, ...more })));
    const sha256 = await send(row.code, language, `${row.code} in ${language}`);
    return { row: done(await publishDocument(portal, row.code, row.version, [language])), key: sha256.slice(0, 16) };
  };
  const stays = await made("en", { symbol, pillars: [1], meetings: ["EWG-2021-III"] });
  const goes = await made("ru", {
    pillars: [2],
    partners: ["UZB"],
    address: "https://example.org/routes",
    mandate: true,
  });
  return { stays, goes };
}

test("two records of one work become one, which has all of both, and nothing holds it twice", async () => {
  const unit = await personWith("unit");
  const { stays, goes } = await twice("E/CN.7/1993/1");
  const before = (await listDocuments(visitor)).length;
  done(await joinDocument(unit, goes.row, "e/cn.7/1993/1"));
  expect(await listDocuments(visitor)).toHaveLength(before - 1);
  const found = await findDocument(visitor, stays.row.code);
  expect(found).toMatchObject({
    ...{ title: { en: titled.en.title.en, ru: titled.ru.title.ru, state: { en: "original", ru: "unofficial" } } },
    ...{ pillars: [1, 2], partners: [{ code: "UZB" }], mandate: true, address: "https://example.org/routes" },
    ...{ meetings: [{ code: "EWG-2021-III" }], files: [{ language: "en" }, { language: "ru" }] },
    published: { en: true, ru: true },
  });
  expect((await findDocument(visitor, goes.row.code.toLowerCase()))?.code).toBe(stays.row.code);
  expect(await findVoided(visitor, ["documents", goes.row.code])).toBeNull();
  for (const { key } of [stays, goes]) expect(await findOpenFile(visitor, key)).toMatchObject({ isPublic: true });
  expect(await listTakenBack(unit)).toMatchObject([{ code: goes.row.code, isJoined: true, right: stays.row.code }]);
});

test("and two again as they were, but for what somebody has changed since", async () => {
  const { stays, goes } = await twice();
  const joined = done(await joinDocument(portal, goes.row, stays.row.code));
  const other = await database().document.findUniqueOrThrow({ where: { id: goes.row.id } });
  done(await restoreDocument(portal, other, none));
  const [own, apart] = [await findDocument(portal, stays.row.code), await findDocument(portal, goes.row.code)];
  expect(own).toMatchObject({
    ...{ title: titled.en.title, pillars: [1], partners: [], mandate: false, address: null },
    ...{ files: [{ language: "en" }], published: { en: true, ru: false } },
  });
  expect(apart).toMatchObject({
    ...{ title: titled.ru.title, pillars: [2], files: [{ language: "ru" }], published: { en: false, ru: true } },
  });
  expect(joined.version).toBeLessThan(own?.version ?? 0);

  const again = done(await joinDocument(portal, apart ?? goes.row, stays.row.code));
  const title = { en: titled.en.title.en, ru: "Изучение маршрутов" };
  const input = documentOf({
    title,
    titleState: { en: "original", ru: "reviewed" },
    issued: "1993",
    pillars: [1, 2, 3],
  });
  done(await correctDocument(portal, again.code, again.version, input));
  const once = await database().document.findUniqueOrThrow({ where: { id: goes.row.id } });
  done(await restoreDocument(portal, once, none));
  expect(await findDocument(portal, again.code)).toMatchObject({ title, pillars: [1, 3], published: { ru: true } });
  expect((await verifyHistory()).firstAltered).toBeNull();
});

describe("they stay two", () => {
  const correct = (row: { code: string; version: number }, more: object) =>
    correctDocument(portal, row.code, row.version, documentOf({ ...titled.ru, issued: "1993", ...more }));

  test("where one would be opened to others by it", async () => {
    const { stays, goes } = await twice();
    const closed = done(await correct(goes.row, { access: "partners" }));
    expect(await joinDocument(portal, closed, stays.row.code)).toMatchObject({ error: "joinReadersDiffer" });
  });

  test("where the one that goes has the symbol, or both a file in one language", async () => {
    const { stays, goes } = await twice();
    const named = done(await correct(goes.row, { symbol: "E/CN.7/1993/2" }));
    expect(await joinDocument(portal, named, stays.row.code)).toMatchObject({ error: "joinSymbolStays" });
    await send(goes.row.code, "en", "Another text");
    expect(await joinDocument(portal, stays.row, named.code)).toMatchObject({
      ...{ error: "joinBothFiles", details: { languages: "en" } },
    });
  });

  test("where something public would be hidden, where there is no other, or nobody may", async () => {
    const { stays, goes } = await twice();
    const draft = done(await recordDocument(portal, documentOf({ issued: "1993" })));
    expect(await joinDocument(portal, goes.row, draft.code)).toMatchObject({ error: "joinStaysHidden" });
    for (const code of [goes.row.code, "D-1993-999", ""]) {
      expect(await joinDocument(portal, goes.row, code)).toMatchObject({ error: "rightUnknown" });
    }
    expect(await joinDocument(await personWith("translator"), goes.row, stays.row.code)).toMatchObject({
      error: "notAllowed",
    });
  });

  test("for who may read only one of them", async () => {
    const { goes } = await twice();
    const unit = await personWith("unit");
    const hidden = done(await recordDocument(unit, documentOf({ access: "named", issued: "1993" })));
    const asked = await joinDocument(await personWith("admin"), goes.row, hidden.code);
    expect(asked).toMatchObject({ error: "rightUnknown" });
  });
});

test("a draft that was joined leads nobody but the unit anywhere", async () => {
  const { stays } = await twice();
  const draft = done(await recordDocument(portal, documentOf({ ...titled.ru, issued: "1993" })));
  done(await joinDocument(portal, draft, stays.row.code));
  expect(await findDocument(visitor, draft.code)).toBeNull();
  expect((await findDocument(portal, draft.code))?.code).toBe(stays.row.code);
});

test("a file in a third language opens with the English, and with no other", async () => {
  const row = done(await recordDocument(portal, documentOf({ issued: "1993" })));
  const key = (await send(row.code, "fa", "Farsi")).slice(0, 16);
  const russian = done(await publishDocument(portal, row.code, row.version, ["ru"]));
  expect(await findOpenFile(visitor, key)).toBeNull();
  done(await publishDocument(portal, row.code, russian.version, locales));
  expect(await findOpenFile(visitor, key)).toMatchObject({ isPublic: true });
});
