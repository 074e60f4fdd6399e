import { beforeAll, describe, expect, test } from "vitest";
import { fillDocuments } from "#cli/seed-documents.ts";
import { documentAccess } from "#features/documents/document.ts";
import { correctDocument, publishDocument, recordDocument } from "#features/documents/document-commands.ts";
import { findDocument, listDocuments } from "#features/documents/document-queries.ts";
import { discardDocument, restoreDocument } from "#features/documents/document-taking-back.ts";
import { listTextsToDo } from "#features/texts/text-queries.ts";
import { locales } from "#i18n/locale.ts";
import { can, portal, roles, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { documentOf } from "#tests/histories/document-deeds.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";

const none = { en: null, ru: null };

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
        if (isPublished) done(await publishDocument(portal, row.code, row.version, locales));
      }
    }
    const rows = await database().document.findMany({ where: { issued: "1999" } });
    expect(rows).toHaveLength(6);
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
