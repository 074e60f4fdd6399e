import { expect } from "vitest";
import { endPaperReading, namePaperReader } from "#desk/documents/document-readers-actions.ts";
import { publishDocument, recordDocument } from "#features/documents/document-commands.ts";
import { nameReader } from "#features/documents/document-readers.ts";
import { can, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { documentOf } from "#tests/histories/document-deeds.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import type { Job } from "./job.ts";

const code = "D-1995-1";

const paper = () => database().document.findFirst({ where: { code } });

/** Both who may are among its readers, or they could not work on it. */
async function paperForSome() {
  const row = done(await recordDocument(portal, documentOf({ access: "named", issued: "1995" })));
  let { version } = done(await publishDocument(portal, row.code, row.version, ["en", "ru"]));
  for (const role of ["unit", "admin"] as const) {
    version = done(await nameReader(portal, { code, version }, (await personWith(role)).email)).version;
  }
}

async function seen() {
  return { code, version: String((await paper())?.version) };
}

const idOf = async (role: "focal" | "expert") => (await personWith(role)).id;

const nameFocal = async () => {
  const version = Number((await seen()).version);
  return nameReader(portal, { code, version }, (await personWith("focal")).email);
};

export const documentReaders: Job[] = [
  {
    does: "names somebody who may read a document",
    name: "namePaperReader",
    once: "key",
    action: namePaperReader,
    may: can.editDocuments,
    by: ["unit", "admin"],
    prepare: paperForSome,
    form: async () => ({ ...(await seen()), email: "Expert@example.org" }),
    outcome: { status: "done", message: expect.stringContaining("expert@example.org") },
    kept: [async () => (await paper())?.named.includes(await idOf("expert")), true],
    wrong: [{ email: "nobody" }, ["email"]],
    meanwhile: { change: nameFocal },
  },
  {
    does: "ends somebody's reading of a document",
    name: "endPaperReading",
    once: "stands",
    again: { to: `/en/documents/${code}/readers?refused=changedMeanwhile` },
    action: endPaperReading,
    may: can.editDocuments,
    by: ["unit", "admin"],
    prepare: async () => {
      await paperForSome();
      done(await nameFocal());
    },
    form: async () => ({ ...(await seen()), person: String(await idOf("focal")) }),
    outcome: { to: `/en/documents/${code}/readers?ended=1` },
    kept: [async () => (await paper())?.named.includes(await idOf("focal")), false],
    refusal: (error) => ({ to: `/en/documents/${code}/readers?refused=${error}` }),
  },
];
