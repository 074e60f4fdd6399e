import { expect } from "vitest";
import { publishPaper, saveDocument, withdrawPaper } from "#desk/documents/document-actions.ts";
import { documentValues, newDocumentValues } from "#desk/documents/document-form-definition.ts";
import { discardRecord, restoreRecord, voidRecord } from "#desk/mistakes/mistake-actions.ts";
import { discardValues, restoreValues, voidValues } from "#desk/mistakes/mistake-form-definition.ts";
import { findWayBack } from "#desk/mistakes/mistake-queries.ts";
import { recordDocument } from "#features/documents/document-commands.ts";
import { findDocument } from "#features/documents/document-queries.ts";
import { discardDocument } from "#features/documents/document-taking-back.ts";
import { can, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { documentOf } from "#tests/histories/document-deeds.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { formOf, type Job } from "./job.ts";

const code = "E-CN.7-2012-17";
const both = "S-30-1";

const document = (of: string) => database().document.findUnique({ where: { code: of } });

async function found(of: string) {
  const stored = await findDocument(portal, of);
  if (!stored) throw new Error(of);
  return stored;
}

/** A colleague changes these of its fields. */
async function changed(of: string, values: FormValues) {
  await saveDocument(await personWith("admin"), formOf({ ...documentValues(await found(of), "en"), ...values }));
}

async function seen(of: string) {
  const { version } = await found(of);
  return { code: of, version: String(version) };
}

export const documents: Job[] = [
  {
    does: "enters a document",
    name: "saveDocument",
    once: "key",
    action: saveDocument,
    may: can.editDocuments,
    by: ["unit", "admin"],
    form: async () => ({
      ...newDocumentValues("en", "EWG-2021-III"),
      ...{
        symbol: "E / CN.7 / 2022 / 6",
        "title.en": "Paris Pact initiative",
        "issued.year": "2022",
        access: "partners",
      },
      ...{ recommendations: "2021-III-4, 2021-III-5", pillars: ["3"], mandate: ["yes"] },
    }),
    outcome: { to: "/en/documents/E-CN.7-2022-6/edit" },
    kept: [
      () => document("E-CN.7-2022-6"),
      {
        symbol: "E/CN.7/2022/6",
        titleEn: "Paris Pact initiative",
        access: "partners",
        pillars: [3],
        publishedEnAt: null,
      },
    ],
    wrong: [{ "title.en": "", symbol: "the report", "issued.month": "13" }, ["symbol", "title", "issued"]],
  },
  {
    does: "corrects a document",
    name: "saveDocument",
    once: "key",
    action: saveDocument,
    may: can.editDocuments,
    by: ["unit", "admin"],
    form: async () => ({ ...documentValues(await found(code), "en"), "summary.ru": "Набрано." }),
    outcome: { to: `/en/documents/${code}/edit` },
    kept: [() => document(code), { summaryRu: "Набрано." }],
    wrong: [{ kind: "" }, ["kind"]],
    saves: {
      other: () => changed(code, { "issuerName.en": "Secretariat" }),
      both: { issuerEn: "Secretariat", summaryRu: "Набрано." },
      same: {
        change: () => changed(code, { "summary.ru": "Изменено коллегой." }),
        fields: ["summary.ru"],
        theirs: { summaryRu: "Изменено коллегой." },
      },
    },
  },
  {
    does: "publishes a document",
    name: "publishPaper",
    once: "key",
    action: publishPaper,
    may: can.publish,
    by: ["unit", "admin"],
    prepare: () => withdraw(both),
    form: async () => ({ ...(await seen(both)), languages: ["en"] }),
    outcome: { status: "done", message: expect.stringContaining("English") },
    kept: [() => document(both), { publishedEnAt: expect.any(Date), publishedRuAt: null }],
    wrong: [{ languages: [] }, ["languages"]],
    meanwhile: { change: () => changed(both, { "issuerName.en": "Secretariat" }) },
  },
  {
    does: "takes a document back from its readers",
    name: "withdrawPaper",
    once: "key",
    action: withdrawPaper,
    may: can.publish,
    by: ["unit", "admin"],
    form: async () => ({ ...(await seen(both)), languages: ["en", "ru"], "reason.en": "Another paper." }),
    outcome: { status: "done" },
    kept: [() => document(both), { publishedEnAt: null, publishedRuAt: null }],
    wrong: [{ "reason.en": "" }, ["reason"]],
    meanwhile: { change: () => changed(both, { "issuerName.en": "Secretariat" }) },
  },
  {
    does: "discards the draft of a document",
    name: "discardRecord",
    once: "key",
    action: discardRecord,
    may: can.takeBack,
    by: ["unit", "admin"],
    prepare: draft,
    form: async () => discardValues(await wayBack("D-2022-1"), "en"),
    outcome: { to: "/en/desk/mistakes" },
    kept: [() => document("D-2022-1"), null],
    meanwhile: { change: () => changed("D-2022-1", { "issuerName.en": "Secretariat" }) },
  },
  {
    does: "says that a document was recorded by mistake",
    name: "voidRecord",
    once: "key",
    action: voidRecord,
    may: can.takeBack,
    by: ["unit", "admin"],
    form: async () => ({
      ...voidValues(await wayBack(both), "en"),
      ...{ "reason.en": "Entered twice.", "reason.ru": "Внесено дважды.", right: code },
    }),
    outcome: { to: "/en/desk/mistakes" },
    kept: [() => document(both), { voidedAt: expect.any(Date), rightId: expect.any(Number) }],
    wrong: [{ "reason.ru": "" }, ["reason.ru"]],
    meanwhile: { change: () => changed(both, { "issuerName.en": "Secretariat" }) },
  },
  {
    does: "puts a document into the record again",
    name: "restoreRecord",
    once: "key",
    action: restoreRecord,
    may: can.takeBack,
    by: ["unit", "admin"],
    prepare: async () => done(await discardDocument(portal, await draft())),
    form: async () => {
      const row = await database().document.findFirstOrThrow({ where: { discardedAt: { not: null } } });
      return restoreValues({ noun: "document", code: row.code, version: row.version }, "en");
    },
    outcome: { to: "/en/documents/D-2022-1/edit" },
    kept: [() => document("D-2022-1"), { discardedAt: null }],
  },
];

async function draft() {
  return done(await recordDocument(portal, documentOf({ issued: "2022-05" })));
}

async function wayBack(of: string) {
  const way = await findWayBack(portal, "document", await found(of));
  if (!way) throw new Error(of);
  return way;
}

async function withdraw(of: string) {
  await withdrawPaper(
    await personWith("admin"),
    formOf({ ...(await seen(of)), languages: ["en", "ru"], "reason.en": "Too early." }),
  );
}
