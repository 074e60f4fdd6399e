import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, test } from "vitest";
import { fillDocuments } from "#cli/seed-documents.ts";
import { alikeName } from "#desk/alike/alike-name.ts";
import { saveDocument } from "#desk/documents/document-actions.ts";
import { newDocumentValues } from "#desk/documents/document-form-definition.ts";
import { listTakenBack } from "#desk/mistakes/mistake-queries.ts";
import { changeActive } from "#desk/people/account-actions.ts";
import { documentAccess } from "#features/documents/document.ts";
import {
  correctDocument,
  publishDocument,
  recordDocument,
  withdrawDocument,
} from "#features/documents/document-commands.ts";
import { attachFile, removeFile } from "#features/documents/document-file-commands.ts";
import { findOpenFile } from "#features/documents/document-file-queries.ts";
import { findDocument, listDocuments } from "#features/documents/document-queries.ts";
import { endReading, listNamedReaders, nameReader } from "#features/documents/document-readers.ts";
import { discardDocument, restoreDocument, voidDocument } from "#features/documents/document-taking-back.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { correctMeeting, recordMeeting } from "#features/meetings/meeting-commands.ts";
import { createSamplePerson } from "#features/people/sample-people.ts";
import { listTextsToDo } from "#features/texts/text-queries.ts";
import { locales } from "#i18n/locale.ts";
import { can, portal, roles, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { stageFile } from "#server/files/file-staging.ts";
import { folderStore } from "#server/files/file-store.ts";
import { documentOf } from "#tests/histories/document-deeds.ts";
import { portalWith } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { asActor, personWith } from "#tests/support/people.ts";
import { done, meetingOf } from "#tests/support/policy-meetings.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { findVoided } from "#views/absent/voided.ts";

const none = { en: null, ru: null };
const inEnglish = { en: "original", ru: "missing" } as const;
const both = { en: "A mistake.", ru: "Ошибка." };

beforeAll(async () => {
  await portalWith("sample");
});

test("the documents that the record knows of are filled once, and go on where a start was cut off", async () => {
  const before = await database().document.count();
  await fillDocuments();
  expect(await database().document.count()).toBe(before);
  expect(before).toBeGreaterThan(80);
  expect((await findDocument(visitor, "e-cn.7-2012-17"))?.meetings.map(({ code }) => code)).toEqual(["MIN-3"]);
  expect(await database().document.count({ where: { publishedEnAt: null } })).toBe(0);
});

describe("a document for some", () => {
  test("is listed to whom the policy lets read it, and to nobody else", async () => {
    for (const access of documentAccess) {
      for (const isPublished of [false, true]) {
        const row = done(await recordDocument(portal, documentOf({ access, issued: "1999" })));
        const seen = isPublished ? done(await publishDocument(portal, row.code, row.version, locales)) : row;
        if (access === "named") done(await nameReader(portal, seen, (await personWith("expert")).email));
      }
    }
    const rows = await database().document.findMany({ where: { issued: "1999" } });
    expect(rows).toHaveLength(8);
    for (const actor of [visitor, portal, ...(await Promise.all(roles.map((role) => personWith(role))))]) {
      const listed = (await listDocuments(actor, { issued: "1999" })).map(({ code }) => code).sort();
      expect(listed).toEqual(
        rows
          .filter((row) => can.readDocument(actor, row))
          .map(({ code }) => code)
          .sort(),
      );
    }
  });

  test("of the unit alone waits for no translator", async () => {
    const words = { en: "For the unit alone", ru: null };
    const told = { en: "original", ru: "missing" };
    done(await recordDocument(portal, documentOf({ access: "unit", title: words, titleState: told })));
    const seen = async (role: "translator" | "unit") =>
      (await listTextsToDo(await personWith(role))).some(({ text }) => text.en === words.en);
    expect(await seen("translator")).toBe(false);
    expect(await seen("unit")).toBe(true);
  });
});

describe("a document for people whom it names", () => {
  const titled = { title: { en: "For some", ru: "Для некоторых" } };
  const named = async (more: object = {}) => {
    const unit = await personWith("unit");
    const row = done(await recordDocument(unit, documentOf({ access: "named", issued: "1996", ...titled, ...more })));
    return { unit, row: done(await publishDocument(unit, row.code, row.version, locales)) };
  };

  test("is read by them alone: another of the same partner, and even an administrator, learn nothing of it", async () => {
    const { unit, row } = await named();
    const focal = await personWith("focal");
    const now = done(await nameReader(unit, row, focal.email));
    const colleague = { email: "colleague@example.org", name: "A colleague", role: "focal", language: "en" } as const;
    const { id } = done(await createSamplePerson({ ...colleague, partner: "UZB" }, "correct horse battery"));
    for (const actor of [unit, focal]) expect(await findDocument(actor, row.code)).not.toBeNull();
    const admin = await personWith("admin");
    for (const actor of [visitor, await asActor(id), admin, await personWith("translator")]) {
      expect(await findDocument(actor, row.code)).toBeNull();
      expect(await listNamedReaders(actor, row.code)).toEqual([]);
      const texts = await listTextsToDo(actor);
      expect(texts.filter(({ text }) => text.en === titled.title.en)).toEqual([]);
    }
    expect(await correctDocument(admin, row.code, now.version, documentOf(titled))).toMatchObject({
      error: "notFound",
    });
    expect(await nameReader(admin, now, admin.email)).toMatchObject({ error: "notFound" });
    expect(await withdrawDocument(admin, row.code, now.version, both)).toMatchObject({ error: "notFound" });
  });

  test("tells who they are to the unit, in its history too, and to nobody else", async () => {
    const { unit, row } = await named();
    const { email, id } = await personWith("liaison");
    done(await nameReader(unit, row, email.toUpperCase()));
    expect(await listNamedReaders(unit, row.code)).toMatchObject([{ isKeeper: false, email }, { isKeeper: true }]);
    expect(await listNamedReaders(await personWith("liaison"), row.code)).toEqual([]);
    const event = await database().event.findFirst({
      where: { subject: "document", verb: "name" },
      orderBy: { id: "desc" },
    });
    expect(event).toMatchObject({ actorId: unit.id, snapshot: { named: [unit.id, id] } });
  });

  test("keeps somebody of the unit among its readers, and knows nobody but who can sign in", async () => {
    const { unit, row } = await named();
    const now = done(await nameReader(unit, row, (await personWith("focal")).email));
    expect(await endReading(unit, now, unit.id)).toMatchObject({ error: "keeperMissing" });
    expect(await nameReader(unit, now, "nobody@example.org")).toMatchObject({ error: "readerUnknown" });
    const open = done(await recordDocument(unit, documentOf({ issued: "1996" })));
    expect(await nameReader(unit, open, unit.email)).toMatchObject({ error: "namesNobody" });
    const both = done(await nameReader(unit, now, (await personWith("admin")).email));
    const left = done(await endReading(unit, both, unit.id));
    expect(await findDocument(unit, row.code)).toBeNull();
    expect(left.named).toHaveLength(2);
  });

  test("forgets them once it is for others", async () => {
    const { unit, row } = await named();
    const input = documentOf({ access: "partners", issued: "1996", ...titled });
    expect(done(await correctDocument(unit, row.code, row.version, input)).named).toEqual([]);
    await expect(database().document.update({ where: { id: row.id }, data: { named: [unit.id] } })).rejects.toThrow();
  });

  test("ends for whose account is closed, for good; an administrator takes the place of the last of the unit", async () => {
    const account = { email: "leaving@example.org", name: "Leaving", role: "unit", language: "en" } as const;
    const { id } = done(await createSamplePerson(account, "correct horse battery"));
    const leaving = await asActor(id);
    const row = done(await recordDocument(leaving, documentOf({ access: "named", issued: "1996", ...titled })));
    const admin = await personWith("admin");
    const press = (active: "yes" | "no") => changeActive(admin, formOf({ person: String(id), active }));
    await press("no");
    expect(await database().document.findUnique({ where: { id: row.id } })).toMatchObject({ named: [admin.id] });
    await press("yes");
    expect(await findDocument(leaving, row.code)).toBeNull();
    expect(await findDocument(admin, row.code)).not.toBeNull();
    expect(await verifyHistory()).toMatchObject({ firstAltered: null });
  });

  test("voided, tells its address why to nobody else", async () => {
    const { unit, row } = await named();
    done(await voidDocument(unit, row, { reason: both, right: null }));
    expect(await findVoided(unit, ["documents", row.code])).toMatchObject({ code: row.code });
    for (const actor of [visitor, await personWith("focal"), await personWith("admin")]) {
      expect(await findVoided(actor, ["documents", row.code])).toBeNull();
      expect((await listTakenBack(actor)).filter(({ code }) => code === row.code)).toEqual([]);
    }
  });

  test("refuses its files to others, by their own address too", async () => {
    const { unit, row } = await named();
    const store = folderStore(mkdtempSync(join(tmpdir(), "portal-named-")));
    const staged = done(await stageFile(Readable.from(["For some."]), store.incoming, 1000));
    const inspected = { kind: "txt", pages: null, name: "some.txt", isReadable: true } as const;
    const input = { language: "fa", note: null };
    expect(await attachFile(await personWith("admin"), store, row.code, input, { staged, inspected })).toMatchObject({
      error: "notFound",
    });
    const { file } = done(await attachFile(unit, store, row.code, input, { staged, inspected }));
    const key = file.sha256.slice(0, 16);
    expect(await findOpenFile(unit, key)).toMatchObject({ isPublic: false });
    for (const actor of [visitor, await personWith("admin")]) expect(await findOpenFile(actor, key)).toBeNull();
    expect(await removeFile(await personWith("admin"), store, file.id, both)).toMatchObject({ error: "notFound" });
  });
});

test("two papers of one year that are entered at once have two numbers", async () => {
  const both = await Promise.all([1, 2].map(() => recordDocument(portal, documentOf({ issued: "1998-05" }))));
  expect(new Set(both.map((one) => done(one).code)).size).toBe(2);
});

test("a symbol belongs to one document; once its draft is discarded another may have it, and then the first does not come back", async () => {
  const input = documentOf({ symbol: "E/CN.7/1997/5", issued: "1997" });
  const first = done(await recordDocument(portal, input));
  expect(await recordDocument(portal, input)).toMatchObject({ ok: false, error: "symbolTaken" });
  const gone = done(await discardDocument(portal, first));
  const second = done(await recordDocument(portal, input));
  expect(second.code).toBe("E-CN.7-1997-5");
  expect(await restoreDocument(portal, gone, none)).toMatchObject({ ok: false, error: "symbolTaken" });
  done(await discardDocument(portal, second));
  expect(done(await restoreDocument(portal, gone, none)).code).toBe("E-CN.7-1997-5");
});

test("a discarded paper does not come back where its meeting is for fewer people by now", async () => {
  const input = meetingOf({ code: "EWG-2097-II", type: "ewg", pillar: 2, start: "2097-05-05" });
  const { code, version } = done(await recordMeeting(portal, input));
  const gone = done(
    await discardDocument(portal, done(await recordDocument(portal, documentOf({ meetings: [code] })))),
  );
  done(await correctMeeting(portal, code, version, { ...input, access: "unit" }));
  expect(await restoreDocument(portal, gone, none)).toMatchObject({ error: "paperWider", details: { codes: code } });
});

test("what it belongs to must be in the record, for the portal and for the database", async () => {
  const refused = await recordDocument(portal, documentOf({ meetings: ["PCGM-99"], pillars: [9] }));
  expect(refused).toMatchObject({ ok: false, error: "belongsToNothing", details: { codes: "PCGM-99, 9" } });
  await expect(database().document.updateMany({ data: { meetings: [999_999] } })).rejects.toThrow();
  await expect(database().document.updateMany({ data: { places: ["XXX"] } })).rejects.toThrow();
});

test("words that nobody changes alone stay as they are in a correction", async () => {
  const row = await database().document.findUniqueOrThrow({ where: { code: "S-30-1" } });
  const title = { en: row.titleEn, ru: "Другое название" };
  const input = documentOf({ symbol: "S-30/1", title, titleState: { en: "original", ru: "unofficial" } });
  expect(await correctDocument(portal, row.code, row.version, input)).toMatchObject({
    ok: false,
    error: "textSettled",
  });
});

test("of one with the title of another the unit is asked once whether it is that, and nobody is who may not know of it", async () => {
  const unit = await personWith("unit");
  const enter = (more: FormValues) => {
    const typed = { "title.en": "A study of routes", "issued.year": "2020", ...more };
    return saveDocument(unit, formOf({ ...newDocumentValues("en"), locale: "en", code: "", ...typed }));
  };
  const first = done(
    await recordDocument(unit, documentOf({ title: { en: "A study of routes.", ru: null }, titleState: inEnglish })),
  );
  const asked = await enter({});
  expect(asked).toMatchObject({
    ...{ status: "invalid", values: { [alikeName]: first.code } },
    found: { records: [{ code: first.code }] },
  });
  expect(await enter({ "title.en": "A study of other routes" })).toHaveProperty("to");
  expect(await enter({ [alikeName]: first.code })).toHaveProperty("to");
  const admin = await personWith("admin");
  const secret = documentOf({ title: { en: "A secret study", ru: null }, titleState: inEnglish, access: "named" });
  done(await recordDocument(admin, secret));
  expect(await enter({ "title.en": "A secret study" })).toHaveProperty("to");
});
