import { execFile } from "node:child_process";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { withClient } from "#server/installation/with-client.ts";
import { seal } from "#server/sealed.ts";
import type { Portal } from "#tests/support/portal.ts";
import { type Level, type Planted, type Reader, readers, sentencesIn, wordsIn } from "./levels.ts";

export type Answer = {
  status: number;
  /** without what is another one each time */
  text: string;
  words: ReadonlySet<string>;
};

export type Asking = { ask: (reader: Reader, path: string) => Promise<Answer>; close: () => void };

/** Brings the words of these levels into the record of a portal, and says which. */
export async function plant({ ownerUrl }: Portal, levels: readonly Level[]): Promise<Planted[]> {
  const script = join("tests", "support", "confidentiality", "plant.ts");
  const options = ["--disable-warning=ExperimentalWarning", "--import", "./src/cli/server-only.mjs"];
  const env = { ...process.env, DATABASE_URL: ownerUrl };
  const { stdout } = await promisify(execFile)(process.execPath, [...options, script, ...levels], { env });
  return JSON.parse(stdout);
}

/** Every reader with a session of their own, who asks at an address of this portal. */
export async function asking({ ownerUrl, address }: Pick<Portal, "ownerUrl" | "address">): Promise<Asking> {
  const agent = new Agent({ keepAlive: true });
  const cookies = await withClient(ownerUrl, async (client) => {
    const made = new Map<Reader, string>();
    for (const reader of readers.filter((one) => one !== "visitor")) {
      const id = `session of ${reader}`;
      await client.query(
        `INSERT INTO session (id, person_id, created_at, expires_at)
         SELECT $1, id, now(), now() + interval '1 hour' FROM person WHERE email = $2 ON CONFLICT DO NOTHING`,
        [id, `${reader}@example.org`],
      );
      made.set(reader, `portal-session=${await seal("session", { session: id }, 3600)}`);
    }
    return made;
  });
  return {
    async ask(reader, path) {
      const { status, text } = await get(new URL(path, address), agent, cookies.get(reader));
      const echoed = wordsIn(path);
      const words = new Set([...wordsIn(text), ...sentencesIn(text)].filter((word) => !echoed.has(word)));
      return { status, text: withoutChance(text), words };
    },
    close: () => agent.destroy(),
  };
}

function get(url: URL, agent: Agent, cookie: string | undefined): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent, headers: cookie ? { cookie } : {} }, (incoming) => {
      let text = `${incoming.statusCode} ${incoming.headers.location ?? ""}\n`;
      incoming.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, text }));
    });
    outgoing.on("error", reject).end();
  });
}

/**
 * Keys of forms, nonces and names of writers are made anew for each page, somebody was seen at another moment, and what
 * scripts are given comes in no certain order: it is searched for words, not compared.
 */
function withoutChance(text: string): string {
  return text
    .replace(/<script.*?<\/script>/gs, "")
    .replace(/(nonce[\\"=:]+)[\w+/=]+/g, "$1")
    .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, "writer")
    .replace(/(?<![\w-])[\w-]{24}(?=_R_|(?![\w-]))/g, "key")
    .replace(/[\w+/-]{60,}={0,2}/g, "seal")
    .replace(/\b\d{1,2}:\d\d\b/g, "time");
}

/** So many at once, in any order. */
export async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>, atOnce = 6): Promise<void> {
  const left = [...all];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
    }),
  );
}
