import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect } from "vitest";
import { dropPaper, publishPapers, sortPapers } from "#desk/papers/paper-actions.ts";
import { papersPublishingForm, papersValues } from "#desk/papers/paper-form-definition.ts";
import { findPapers } from "#desk/papers/paper-queries.ts";
import { versionsOf } from "#desk/recording/chosen.ts";
import { takeUpload } from "#features/uploads/upload-commands.ts";
import { can, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { stageFile } from "#server/files/file-staging.ts";
import { fileStore } from "#server/files/portal-store.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { formOf, type Job } from "./job.ts";

const code = "EWG-2021-III";

async function papersNow() {
  const meeting = await database().meeting.findUniqueOrThrow({ where: { code } });
  return findPapers(portal, meeting);
}

/** A colleague has sent two files. */
async function sendPapers() {
  process.env.PORTAL_FILES ??= mkdtempSync(join(tmpdir(), "portal-desk-files-"));
  for (const name of ["Trends_EN.txt", "Trends_RU.txt"]) {
    const bytes = Buffer.from(`A paper of ${performance.now()}`);
    const staged = done(await stageFile(Readable.from([bytes]), fileStore().incoming, 1000));
    const inspected = { kind: "txt", pages: null, name, isReadable: true } as const;
    done(await takeUpload(await personWith("unit"), fileStore(), { meeting: code }, { staged, inspected }));
  }
}

async function sorted() {
  await sendPapers();
  const { waiting } = await papersNow();
  await sortPapers(
    await personWith("admin"),
    formOf({ locale: "en", ...papersValues({ meeting: code }, waiting, "en") }),
  );
}

const waiting = () => database().upload.count();
const newest = () => database().document.findFirst({ orderBy: { id: "desc" }, include: { files: true } });

export const papers: Job[] = [
  {
    does: "sorts out the papers of a meeting",
    name: "sortPapers",
    once: "key",
    action: sortPapers,
    may: can.editDocuments,
    by: ["unit", "admin"],
    prepare: sendPapers,
    form: async () => {
      return papersValues({ meeting: code }, (await papersNow()).waiting, "en");
    },
    outcome: { to: expect.stringContaining(`/en/meetings/${code}/papers?sorted=`) },
    kept: [
      newest,
      {
        ...{ titleEn: "Trends", kind: "working-paper", access: "public", publishedEnAt: null },
        files: [expect.objectContaining({ language: "en" }), expect.objectContaining({ language: "ru" })],
      },
    ],
  },
  {
    does: "removes a file that waits",
    name: "dropPaper",
    once: "nothing",
    action: dropPaper,
    may: can.editDocuments,
    by: ["unit", "admin"],
    prepare: sendPapers,
    form: async () => ({ of: "meeting", code, upload: (await papersNow()).waiting[0]?.id ?? "" }),
    outcome: { to: expect.stringContaining(`/en/meetings/${code}/papers`) },
    kept: [waiting, 1],
    again: expect.objectContaining({ status: "refused" }),
  },
  {
    does: "publishes the papers of a meeting",
    name: "publishPapers",
    once: "key",
    action: publishPapers,
    may: can.publish,
    by: ["unit", "admin"],
    prepare: sorted,
    form: async () => {
      const open = (await papersNow()).documents.filter(({ published }) => !published.en);
      const chosen = open.map((document) => document.code);
      return papersPublishingForm("en").values({ code, languages: ["en"], chosen, seen: versionsOf(open) });
    },
    outcome: { to: expect.stringMatching(/^\/en\/meetings\/EWG-2021-III\/papers\?published=/) },
    kept: [newest, { publishedEnAt: expect.any(Date), publishedRuAt: null }],
    wrong: [{ languages: [] }, ["languages"]],
  },
];
