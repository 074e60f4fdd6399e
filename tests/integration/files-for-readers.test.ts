import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishDocument, recordDocument, withdrawDocument } from "#features/documents/document-commands.ts";
import { attachFile, removeFile } from "#features/documents/document-file-commands.ts";
import { nameReader } from "#features/documents/document-readers.ts";
import { restoreDocument, voidDocument } from "#features/documents/document-taking-back.ts";
import { type Access, accessLevels, type Person } from "#policy.ts";
import { database } from "#server/database.ts";
import { fileAddress } from "#server/files/file-door.ts";
import { stageFile } from "#server/files/file-staging.ts";
import { fileStore } from "#server/files/portal-store.ts";
import { documentOf } from "#tests/histories/document-deeds.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { serveFiles, signedIn } from "#tests/support/sending-files.ts";
import { type Answer, ask } from "./page-server-support.ts";

const root = mkdtempSync(join(tmpdir(), "portal-for-readers-"));
process.env.PORTAL_FILES = root;
process.env.PORTAL_SECRET ??= "a secret of this test that is long enough";

const roles = ["expert", "focal", "liaison", "translator", "unit", "admin"] as const;
const readers = ["visitor", ...roles] as const;
type Who = (typeof readers)[number];

/** Written down a second time, by hand: nothing asks the policy. */
const levels: Record<Access, readonly Who[]> = {
  public: readers,
  partners: ["focal", "liaison", "translator", "unit", "admin"],
  unit: ["unit", "admin"],
  named: ["focal", "unit"],
};
const seeDrafts: readonly Who[] = ["translator", "unit", "admin"];

type State = { does: (document: Kept) => Promise<unknown>; en: "readers" | "drafts" | "nobody"; ru: State["en"] };
type Kept = { code: string; version: number };
const because = { en: "The wrong page.", ru: "Не та страница." };

/** One after the other, and who of those of its level gets its files then. */
const states: Record<string, State> = {
  "as a draft": { does: async () => {}, en: "drafts", ru: "drafts" },
  "published in English": {
    does: ({ code, version }) => publishDocument(unit, code, version, ["en"]),
    ...{ en: "readers", ru: "drafts" },
  },
  "published in both": {
    does: ({ code, version }) => publishDocument(unit, code, version, ["ru"]),
    ...{ en: "readers", ru: "readers" },
  },
  withdrawn: {
    does: ({ code, version }) => withdrawDocument(unit, code, version, because),
    ...{ en: "drafts", ru: "drafts" },
  },
  "published again": {
    does: ({ code, version }) => publishDocument(unit, code, version, ["en", "ru"]),
    ...{ en: "readers", ru: "readers" },
  },
  "said to be a mistake": {
    does: (seen) => voidDocument(unit, seen, { reason: because, right: null }),
    ...{ en: "nobody", ru: "nobody" },
  },
  "in the record again": {
    does: (seen) => restoreDocument(unit, seen, because),
    ...{ en: "readers", ru: "readers" },
  },
  "without its English file": { does: removeEnglish, en: "nobody", ru: "readers" },
};

let unit: Person;
let one: Awaited<ReturnType<typeof serveFiles>>;
const cookies = new Map<Who, Record<string, string>>([["visitor", {}]]);

beforeAll(async () => {
  await portalWith("sample");
  unit = await personWith("unit");
  for (const role of roles) cookies.set(role, await signedIn(role));
  one = await serveFiles((_, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<!DOCTYPE html><html data-document>none");
  });
});

afterAll(async () => {
  await one.close();
  rmSync(root, { recursive: true, force: true });
});

async function removeEnglish({ code }: Kept) {
  const file = await database().documentFile.findFirstOrThrow({ where: { document: { code }, language: "en" } });
  return removeFile(unit, fileStore(), file.id, because);
}

async function entered(access: Access) {
  const { code, version } = done(await recordDocument(unit, documentOf({ issued: "2020", access })));
  if (access === "named") done(await nameReader(unit, { code, version }, (await personWith("focal")).email));
  const files = await Promise.all(
    (["en", "ru"] as const).map(async (language) => {
      const words = `Words of ${access} in ${language}, more than ten bytes of them.`;
      const staged = done(await stageFile(Readable.from([words]), fileStore().incoming, 1000));
      const inspected = { kind: "txt", pages: null, name: `${access}.txt`, isReadable: true } as const;
      done(await attachFile(unit, fileStore(), code, { language, note: null }, { staged, inspected }));
      return { language, words, sha256: staged.sha256 };
    }),
  );
  return { code, files };
}

/** Each way in which a browser, a download or a cache asks for a file, and the answer to who may have it. */
function ways(
  sha256: string,
  name: string,
): { path: string; headers?: Record<string, string>; method?: string; status: number }[] {
  const path = fileAddress({ sha256, name });
  const etag = `"${sha256.slice(0, 32)}"`;
  return [
    { path, status: 200 },
    { path, method: "HEAD", status: 200 },
    { path, headers: { range: "bytes=0-9" }, status: 206 },
    { path, headers: { range: "bytes=-5" }, status: 206 },
    { path, headers: { range: "bytes=999999-" }, status: 416 },
    { path, headers: { range: "bytes=0-9", "if-range": etag }, status: 206 },
    { path, headers: { "if-none-match": etag }, status: 304 },
    { path, headers: { "if-none-match": "*" }, status: 304 },
    { path: `${path}?a=b`, status: 200 },
    { path: path.replace(name, "other.txt"), status: 307 },
  ];
}

/** The page server is told of a change a moment after it: until then a visitor is answered as before. */
async function heard() {
  const { version } = await database().contentVersion.findUniqueOrThrow({ where: { id: 1 } });
  await expect.poll(() => one.version.current()).toBe(String(version));
}

let turn = 0;

/** The plain way and one other, by turns; in a drill all of them. */
function some<T>(all: T[]): T[] {
  if (process.env.PORTAL_MATRIX) return all;
  turn += 1;
  return [0, 1 + (turn % (all.length - 1))].flatMap((at) => all.slice(at, at + 1));
}

/** All of an answer that a reader sees, without its moment. */
const seen = ({ status, headers, text }: Answer) => JSON.stringify([status, { ...headers, date: "" }, text]);

test("a file is given to the readers of its document, in whatever way it is asked for, and is to everybody else as if there were none, before it is public and after", async () => {
  const documents = await Promise.all(accessLevels.map(async (access) => ({ access, ...(await entered(access)) })));
  let answers = 0;
  for (const [state, { does, ...gets }] of Object.entries(states)) {
    for (const { access, code, files } of documents) {
      const now = await database().document.findUniqueOrThrow({ where: { code } });
      const outcome = (await does(now)) as { ok: boolean } | undefined;
      expect(outcome?.ok ?? true, `${access} ${state}`).toBe(true);
      await heard();
      for (const { language, sha256, words } of files) {
        const who = gets[language];
        const may = levels[access].filter((one) => who === "readers" || (who === "drafts" && seeDrafts.includes(one)));
        for (const reader of readers) {
          const headers = cookies.get(reader);
          for (const way of some(ways(sha256, `${access}.txt`))) {
            const askAt = (path: string) =>
              ask(one.port, path, { method: way.method ?? "GET", headers: { ...headers, ...way.headers } });
            const what = `${access} ${language} ${state} to ${reader}: ${JSON.stringify(way)}`;
            const answer = await askAt(way.path);
            answers += 1;
            if (may.includes(reader)) {
              expect(answer.status, what).toBe(who === "nobody" ? 404 : way.status);
              if (way.status === 200 && !way.method) expect(answer.text, what).toBe(words);
              const isOpen = access === "public" && who === "readers";
              if (way.status === 200) {
                expect(answer.headers["cache-control"], what).toBe(isOpen ? "public, no-cache" : "private, no-store");
              }
            } else {
              const none = await askAt(way.path.replace(sha256.slice(0, 16), "0123456789abcdef"));
              expect(answer.status, what).toBe(404);
              expect(seen(answer), what).toBe(seen(none));
              expect(answer.text, what).not.toContain("Words of");
            }
          }
        }
      }
    }
  }
  console.log(
    `${answers} answers about ${documents.length * 2} files in ${Object.keys(states).length} states to ${readers.length} readers`,
  );
}, 120_000);
