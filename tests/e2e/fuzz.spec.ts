import { readFileSync } from "node:fs";
import { request } from "node:http";
import { expect } from "@playwright/test";
import { addresses } from "#app/addresses.ts";
import { pages } from "#i18n/address.ts";
import { locales } from "#i18n/locale.ts";
import { formats } from "#lib/formats.ts";
import { roles } from "#policy.ts";
import { withClient } from "#server/installation/with-client.ts";
import type { Addresses } from "#server/pages/page-addresses.ts";
import { seal } from "#server/sealed.ts";
import { hostile } from "#tests/support/hostile.ts";
import { test } from "#tests/support/portal-test.ts";

/** In every run a few of each kind, in a drill thousands; the seed is printed, and gives the same ones again. */
const count = Number(process.env.PORTAL_FUZZ || 400);
const seed = Number(process.env.PORTAL_FUZZ_SEED || Date.now() % 1_000_000);

/** The same numbers for the same seed (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomFrom(seed);
const one = <T>(among: readonly T[]): T => among[Math.floor(random() * among.length)] as T;

/** Lone halves of letters cannot stand in an address at all, and what is longer than an address is refused by its length. */
const texts = Object.values(hostile)
  .map((text) => text.toWellFormed().slice(0, 300))
  .concat("0", "-1", "99999999999", "1e308", "NaN", "null", "[]", "%", "../../etc/passwd", "2021-III-4", "UZB");

const codes = ["2021-III-4", "EWG-2021-III", "UZB", "3", "2021", ...texts];

type Sent = { method: string; path: string; headers: Record<string, string>; body: string };

function addressOfSome(): string {
  const page = one(pages);
  const path = page.replace(/\[\w+\]/g, () => encodeURIComponent(one(codes)));
  const keys = (addresses as Addresses)[page]?.page.keys ?? ["page", "year", "q"];
  const asked = Array.from({ length: Math.floor(random() * 4) }, () => [one([...keys, one(texts)]), one(codes)]);
  const query = asked.length > 0 ? `?${new URLSearchParams(asked as string[][])}` : "";
  return `/${one([...locales, ...locales, "de", "api", "%"])}${path}${one(["", "", `.${one(formats)}`, "/"])}${query}`;
}

function bodyOfSome(): { type: string; body: string } {
  const field = (name: string, value: string) =>
    `------fuzz\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const form = (...fields: [string, string][]) => ({
    type: "multipart/form-data; boundary=----fuzz",
    body: `${fields.map(([name, value]) => field(name, value)).join("")}------fuzz--\r\n`,
  });
  return one<() => { type: string; body: string }>([
    () => ({
      type: one(["text/plain;charset=UTF-8", "application/json", "multipart/form-data", ""]),
      body: one(texts),
    }),
    () => ({ type: "application/x-www-form-urlencoded", body: `email=${encodeURIComponent(one(texts))}` }),
    () => ({ ...form(["_1_email", one(texts)], ["0", one(texts)]), body: form(["0", one(texts)]).body.slice(0, -9) }),
    () =>
      form(
        ["_1_email", one(texts)],
        ["0", one(['["$K1"]', '["$F1"]', '["$undefined","$K1"]', "[]", '[{"a":"$Q1"},"$K1"]'])],
      ),
    () => form([`$ACTION_ID_${one(actionIds)}`, ""], ["email", one(texts)], ["locale", one(texts)]),
    () =>
      form(
        ["$ACTION_REF_1", ""],
        ["$ACTION_1:0", one(['{"id":"x","bound":"$@1"}', one(texts)])],
        ["$ACTION_1:1", "[]"],
      ),
    () =>
      form(["$ACTION_REF_1", ""], ["$ACTION_1:0", `{"id":"${one(actionIds)}","bound":"$@1"}`], ["$ACTION_1:1", "[{}]"]),
  ])();
}

const actionIds = Object.keys(JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")).node);

/** Somebody who is signed in only reads here; all that is sent comes from somebody who may do nothing. */
function some(cookies: readonly string[]): Sent {
  const path = addressOfSome();
  const cookie: Record<string, string> = random() < 0.4 ? { cookie: one([...cookies, "portal-session=made.up"]) } : {};
  const odd: Record<string, string> = one<Record<string, string>>([
    {},
    {},
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1" },
    { range: "bytes=0-1" },
    { "accept-language": one(texts).replace(/[^\x20-\x7e]/g, "?") },
    { "if-none-match": "*" },
    { "x-address": "/en/evil" },
    { "next-router-state-tree": "%5B%22%22%5D", rsc: "1" },
  ]);
  if (random() < 0.55)
    return { method: one(["GET", "GET", "GET", "HEAD"]), path, headers: { ...cookie, ...odd }, body: "" };
  if (random() < 0.1) return { method: one(["PUT", "DELETE", "PATCH", "OPTIONS"]), path, headers: odd, body: "x" };
  const { type, body } = bodyOfSome();
  const action: Record<string, string> = random() < 0.5 ? { "next-action": one([...actionIds, "made-up"]) } : {};
  return { method: "POST", path, headers: { ...odd, ...action, "content-type": type }, body };
}

const longestMs = 30_000;

function send(origin: string, { method, path, headers, body }: Sent): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const outgoing = request(
      { hostname, port, path, method, headers, agent: false, timeout: longestMs },
      (incoming) => {
        let text = "";
        incoming.on("data", (part) => {
          text += part;
        });
        incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, text }));
      },
    );
    outgoing.on("timeout", () => outgoing.destroy(new Error("no answer came")));
    outgoing.on("error", reject).end(body);
  });
}

/** A mark of each table, but of those in which it stands that somebody came. */
async function marksOf(ownerUrl: string): Promise<unknown> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('attempts', 'session')",
    );
    const marks = rows.map(
      ({ name }) => `(SELECT md5(string_agg(r::text, '' ORDER BY r::text)) FROM ${name} r) AS ${name}`,
    );
    return (await client.query(`SELECT ${marks.join(", ")}`)).rows[0];
  });
}

test("whatever is sent to any address or action is answered, without a failure, and changes nothing", async ({
  portal,
}) => {
  test.setTimeout(60_000 + count * 200);
  const cookies = await withClient(portal.ownerUrl, async (client) => {
    const made = roles.map(async (role) => {
      const id = `session of ${role}`;
      await client.query(
        `INSERT INTO session (id, person_id, created_at, expires_at)
         SELECT $1, id, now(), now() + interval '1 hour' FROM person WHERE role = $2 LIMIT 1`,
        [id, role],
      );
      return `portal-session=${await seal("session", { session: id }, 3600)}`;
    });
    return Promise.all(made);
  });
  const before = await marksOf(portal.ownerUrl);
  const statuses = new Map<number, number>();
  const failed: string[] = [];
  for (let sent = 0; sent < count; sent += 20) {
    const batch = Array.from({ length: Math.min(20, count - sent) }, () => some(cookies));
    await Promise.all(
      batch.map(async (each) => {
        const { status, text } = await send(portal.address, each).catch((error) => ({
          status: 0,
          text: String(error),
        }));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        const isTold = /node_modules|at .*\.(js|ts):\d+/.test(text);
        if (status === 0 || status === 500 || isTold)
          failed.push(`${status} ${JSON.stringify(each).slice(0, 400)} ${text.slice(0, 200)}`);
      }),
    );
  }
  const told = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
  console.log(`${count} requests with seed ${seed}: ${told.join(", ")}`);
  expect(failed).toEqual([]);
  expect(await marksOf(portal.ownerUrl)).toEqual(before);
});
