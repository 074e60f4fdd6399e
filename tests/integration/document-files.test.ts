import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { withdrawDocument } from "#features/documents/document-commands.ts";
import { attachFile, removeFile } from "#features/documents/document-file-commands.ts";
import { filesInTrouble, filesOfDocument, findOpenFile } from "#features/documents/document-file-queries.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import type { Access } from "#generated/prisma/enums.ts";
import { type Actor, portal, roles, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { keyLength } from "#server/files/file-door.ts";
import { mendFiles } from "#server/files/file-mending.ts";
import { stageFile } from "#server/files/file-staging.ts";
import { type FileStore, folderStore } from "#server/files/file-store.ts";
import { portalWith, tamper } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";

const code = "S-30-1";
const because = { en: "The wrong paper.", ru: null };

const folders: string[] = [];
let store: FileStore;

beforeEach(async () => {
  await portalWith("sample");
  const root = mkdtempSync(join(tmpdir(), "portal-papers-"));
  folders.push(root);
  store = folderStore(root);
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function send(actor: Actor, words: string, { language = "en", name = "paper.pdf", document = code } = {}) {
  const staged = await stageFile(Readable.from([Buffer.from(words)]), store.incoming, 1e6);
  if (!staged.ok) throw new Error(staged.error);
  const inspected = { kind: "pdf", pages: 3, name, isReadable: true } as const;
  const attached = await attachFile(
    actor,
    store,
    document,
    { language, note: "As sent." },
    { staged: staged.value, inspected },
  );
  await staged.value.discard();
  return attached;
}

const keyOf = (words: string) => createHash("sha256").update(words).digest("hex").slice(0, keyLength);
const stored = async () => (await Array.fromAsync(store.list())).length;
const documentId = async (of = code) => (await database().document.findUniqueOrThrow({ where: { code: of } })).id;

describe("a file of a document", () => {
  test("is attached by the unit alone, with an event and its note", async () => {
    const unit = await personWith("unit");
    const { file } = done(await send(unit, "one"));
    expect(file).toMatchObject({ language: "en", version: 1, name: "paper.pdf", replacedAt: null });
    const event = await database().event.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(event).toMatchObject({ subject: "file", verb: "attach", subjectCode: `${code}/en/1`, reasonEn: "As sent." });
    for (const role of roles.filter((one) => one !== "unit" && one !== "admin")) {
      expect(await send(await personWith(role), "two")).toMatchObject({ error: "notAllowed" });
    }
    expect(await send(visitor, "two")).toMatchObject({ error: "notAllowed" });
    expect(await stored()).toBe(1);
    expect(readdirSync(store.incoming)).toEqual([]);
  });

  test("sent twice counts once", async () => {
    const first = done(await send(portal, "one"));
    expect(done(await send(portal, "one"))).toEqual({ file: first.file, isNew: false });
    expect(await database().documentFile.count()).toBe(1);
  });

  test("is replaced by a newer one, and the older stays for who works with the record", async () => {
    done(await send(portal, "one"));
    const second = done(await send(portal, "two", { name: "paper rev.pdf" }));
    expect(second.file.version).toBe(2);
    const verbs = await database().event.findMany({ where: { subject: "file" }, orderBy: { id: "asc" } });
    expect(verbs.map(({ verb }) => verb)).toEqual(["attach", "superseded", "replace"]);
    const shown = async (actor: Actor) =>
      (await filesOfDocument(actor, await documentId())).map(({ version }) => version);
    expect(await shown(visitor)).toEqual([2]);
    expect(await shown(await personWith("translator"))).toEqual([2, 1]);
    expect(await findOpenFile(visitor, keyOf("one"))).toBeNull();
    expect(await findOpenFile(await personWith("unit"), keyOf("one"))).toMatchObject({ isPublic: false });
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("sent by many at once is one after the other, and one of them stands", async () => {
    const sent = await Promise.all(Array.from({ length: 6 }, (_, at) => send(portal, `words ${at}`)));
    expect(sent.map((one) => done(one).file.version).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await filesOfDocument(visitor, await documentId())).toHaveLength(1);
  });

  test("is removed for a reason, and its bytes go where no other document has them", async () => {
    const here = done(await send(portal, "shared")).file;
    const there = done(await send(portal, "shared", { document: "E-CN.7-2012-17" })).file;
    expect(await stored()).toBe(1);
    expect(await removeFile(portal, store, here.id, { en: null, ru: null })).toMatchObject({ error: "reasonMissing" });
    done(await removeFile(portal, store, here.id, because));
    expect(await stored()).toBe(1);
    expect(await filesOfDocument(portal, await documentId())).toEqual([]);
    expect(await findOpenFile(visitor, keyOf("shared"))).toMatchObject({ isPublic: true });
    done(await removeFile(portal, store, there.id, because));
    expect(await stored()).toBe(0);
    expect(await findOpenFile(portal, keyOf("shared"))).toBeNull();
    expect(await removeFile(portal, store, there.id, because)).toMatchObject({ error: "fileRemoved" });
    const event = await database().event.findFirstOrThrow({ where: { verb: "remove" }, orderBy: { id: "desc" } });
    expect(event).toMatchObject({ reasonEn: because.en, snapshot: { name: "paper.pdf", sha256: there.sha256 } });
    done(await send(portal, "shared"));
    expect(await stored()).toBe(1);
    expect((await mendFiles(store, { write: true, deep: true, now: new Date() })).lost).toEqual([]);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("may be in any language, and follows the English publication where it is in a third", async () => {
    for (const language of ["en", "ru", "fa"]) done(await send(portal, `in ${language}`, { language }));
    const { version } = await database().document.findUniqueOrThrow({ where: { code } });
    const languages = async () => (await filesOfDocument(visitor, await documentId())).map((file) => file.language);
    expect(await languages()).toEqual(["en", "fa", "ru"]);
    done(await withdrawDocument(portal, code, version, because, ["en"]));
    expect(await languages()).toEqual(["ru"]);
    for (const language of ["en", "fa"]) expect(await findOpenFile(visitor, keyOf(`in ${language}`))).toBeNull();
    expect(await findOpenFile(visitor, keyOf("in ru"))).toMatchObject({ isPublic: true });
  });

  test("raises the number of the record where the public sees a difference, and only there", async () => {
    const number = async () => (await database().contentVersion.findFirstOrThrow()).version;
    const before = await number();
    done(await send(portal, "public"));
    const after = await number();
    expect(after).toBeGreaterThan(before);
    await tamper(`UPDATE document SET access = 'unit' WHERE code = '${code}'`);
    done(await send(portal, "hidden"));
    expect(await number()).toBe(after);
  });
});

test("the unit is told of each file with which something is amiss, and nobody else", async () => {
  const { file } = done(await send(portal, "amiss"));
  const { sha256 } = file;
  const told = async (actor: Actor) => [...(await filesInTrouble(actor))];
  const unit = await personWith("unit");
  for (const [data, trouble] of [
    [{ words: "waiting" }, "coming"],
    [{ words: "unreadable" }, "unreadable"],
    [{ words: "none" }, "scan"],
    [{ lostAt: new Date() }, "lost"],
  ] as const) {
    await database().file.update({ where: { sha256 }, data });
    expect(await told(unit)).toEqual([[trouble, [code]]]);
    for (const role of ["translator", "liaison", "focal", "expert"] as const) {
      expect(await told(await personWith(role))).toEqual([]);
    }
  }
  await database().file.update({ where: { sha256 }, data: { lostAt: null, words: "read" } });
  expect(await told(unit)).toEqual([]);
});

describe("whatever the level and the state of a document, its list of files and its addresses agree", () => {
  test.each<[Access, string[]]>([
    ["public", ["visitor", ...roles]],
    ["partners", roles.filter((role) => role !== "expert")],
    ["unit", ["admin", "unit"]],
  ])("for %s", async (access, readers) => {
    done(await send(portal, "secret"));
    await tamper(`UPDATE document SET access = '${access}' WHERE code = '${code}'`);
    const drafts = ["admin", "unit", "translator"];
    const states: [string, string[]][] = [
      ["published_en_at = now(), published_ru_at = NULL", readers],
      ["published_en_at = NULL, published_ru_at = now()", readers.filter((one) => drafts.includes(one))],
      ["published_en_at = NULL, published_ru_at = NULL", readers.filter((one) => drafts.includes(one))],
      ["voided_at = now()", []],
    ];
    for (const [state, may] of states) {
      await tamper(`UPDATE document SET ${state} WHERE code = '${code}'`);
      for (const who of ["visitor", ...roles] as const) {
        const actor = who === "visitor" ? visitor : await personWith(who);
        const found = await findOpenFile(actor, keyOf("secret"));
        expect([who, state, found !== null]).toEqual([who, state, may.includes(who)]);
        expect((await filesOfDocument(actor, await documentId())).length > 0).toBe(may.includes(who));
        if (found) expect(found.isPublic).toBe(access === "public" && state.startsWith("published_en_at = now"));
      }
    }
  });
});

describe("the database", () => {
  test("keeps of each language one that stands, and what was sent as it was", async () => {
    const { file } = done(await send(portal, "one"));
    const row = { ...file, id: undefined, version: 7 };
    await expect(database().documentFile.create({ data: row })).rejects.toThrow(/unique|Unique/);
    for (const data of [{ name: "b.pdf" }, { language: "ru" }, { version: 2 }]) {
      await expect(database().documentFile.update({ where: { id: file.id }, data })).rejects.toThrow(
        "is what was sent",
      );
    }
    await expect(
      database().file.update({ where: { sha256: file.sha256 }, data: { goneAt: new Date() } }),
    ).rejects.toThrow("Foreign key constraint");
    done(await removeFile(portal, store, file.id, because));
    await expect(database().documentFile.create({ data: { ...row, removedAt: null } })).rejects.toThrow(
      "Foreign key constraint",
    );
  });
});
