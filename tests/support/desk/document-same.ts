import { joinPapers } from "#desk/documents/document-same-actions.ts";
import { correctDocument, recordDocument } from "#features/documents/document-commands.ts";
import { can, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { documentOf } from "#tests/histories/document-deeds.ts";
import { done } from "#tests/support/policy-meetings.ts";
import type { Job } from "./job.ts";

const code = "D-1994-1";

const russian = { title: { en: null, ru: "Доклад" }, titleState: { en: "missing", ru: "original" }, issued: "1994" };

const paper = () => database().document.findUnique({ where: { code } });

export const documentSame: Job[] = [
  {
    does: "says that two documents are one work",
    name: "joinPapers",
    once: "key",
    action: joinPapers,
    may: can.takeBack,
    by: ["unit", "admin"],
    prepare: async () => done(await recordDocument(portal, documentOf(russian))),
    form: async () => ({ code, version: String((await paper())?.version), stays: "E / CN.7 / 2012 / 17" }),
    outcome: { to: "/en/documents/E-CN.7-2012-17/edit" },
    kept: [paper, { joined: true }],
    wrong: [{ stays: "" }, ["stays"]],
    meanwhile: {
      change: async () =>
        correctDocument(portal, code, (await paper())?.version ?? 0, documentOf({ ...russian, kind: "minutes" })),
    },
  },
];
