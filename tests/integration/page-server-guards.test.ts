import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seal, unseal } from "#server/sealed.ts";
import { ask, smallPortal } from "./page-server-support.ts";

let portal: Awaited<ReturnType<typeof smallPortal>>;
let one: Awaited<ReturnType<typeof portal.serve>>;

beforeAll(async () => {
  portal = await smallPortal(process.env.DATABASE_URL ?? "");
  one = await portal.serve();
});

afterAll(() => portal.close());

const from = (address: string, more: Record<string, string> = {}) => ({
  headers: { "x-forwarded-for": address, ...more },
});

const broken: [what: string, type: string, body: string][] = [
  ["broken off", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; na"],
  ["without its boundary", "multipart/form-data", "--x--"],
  [
    "that names no action",
    "multipart/form-data; boundary=x",
    '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--',
  ],
  ["of another kind", "application/x-www-form-urlencoded", "a=b"],
  ["that is no form", "text/plain", "\u0000\uFFFD"],
];

describe("A form", () => {
  test.each(["/en/about", "/ru/sign-in", "/en/desk", "/ru/meetings/new"])(
    "at %s that no page sent is refused in words, and nothing is rendered",
    async (path) => {
      const before = one.asked.length;
      for (const [, type, body] of broken) {
        const callers: Record<string, string>[] = [{}, { "next-action": "40ab" }, { "next-action": "", rsc: "1" }];
        for (const headers of callers) {
          const answer = await ask(one.port, path, {
            method: "POST",
            body,
            headers: { "content-type": type, ...headers },
          });
          expect(answer.status).toBe(400);
          expect(answer.text).toContain(path.startsWith("/ru") ? 'lang="ru" data-document' : 'lang="en" data-document');
          expect(answer.text).toContain("This request could not be read");
        }
      }
      expect(one.asked).toHaveLength(before);
    },
  );

  test("is sent so often from one line within a minute, and what was typed comes back beyond that", async () => {
    const body =
      '---portal\r\nContent-Disposition: form-data; name="$ACTION_ID_40"\r\n\r\n\r\n---portal\r\nContent-Disposition: form-data; name="email"\r\n\r\nsomebody@example.org\r\n---portal--\r\n';
    const headers = { "content-type": "multipart/form-data; boundary=-portal" };
    const send = (more: Record<string, string>) =>
      ask(one.port, "/ru/sign-in", { method: "POST", body, headers: { ...headers, ...more } });
    await portal.admin.query("UPDATE attempts SET count = 100");
    for (let count = 0; count < 100; count += 1) await send({ "x-forwarded-for": "203.0.113.9" });
    const held = await send({ "x-forwarded-for": "203.0.113.9" });
    expect(held.status).toBe(429);
    expect(Number(held.headers["retry-after"])).toBeGreaterThan(0);
    expect(held.text).toContain("Слишком много запросов");
    expect(held.text).toContain('name="email" value="somebody@example.org"');
    const scripted =
      '---portal\r\nContent-Disposition: form-data; name="_1_a"\r\n\r\nb\r\n---portal\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$K1"]\r\n---portal--\r\n';
    const action = { ...headers, "next-action": "40ab", "x-forwarded-for": "203.0.113.9" };
    expect((await ask(one.port, "/ru/sign-in", { method: "POST", body: scripted, headers: action })).status).toBe(429);
    expect((await send({ "x-forwarded-for": "203.0.113.10" })).status).toBe(200);
  });
});

describe("A visitor", () => {
  test("with a made-up session gets the page that is kept", async () => {
    await ask(one.port, "/en/privacy");
    const before = one.asked.length;
    const answer = await ask(one.port, "/en/privacy", {
      headers: { cookie: "a=b; portal-session=nobody; language=ru" },
    });
    expect(answer.text).toContain("visitor");
    expect(one.asked).toHaveLength(before);
  });

  test("searches so often within a minute, and then hears how long to wait, in either language and in files", async () => {
    for (let count = 0; count < 60; count += 1) {
      expect((await ask(one.port, `/en/recommendations?q=word${count}`, from("203.0.113.7"))).status).toBe(200);
    }
    const held = await ask(one.port, "/ru/recommendations?q=another", from("203.0.113.7"));
    expect(held.status).toBe(429);
    expect(Number(held.headers["retry-after"])).toBeLessThanOrEqual(60);
    expect(held.text).toMatch(/<html lang="ru".*<h1>Слишком много запросов/);
    const file = await ask(one.port, "/en/recommendations.json?q=another", from("203.0.113.7"));
    expect([file.status, JSON.parse(file.text).error]).toEqual([429, "tooOften"]);
    // A page that is kept, or that looks for no words, is answered all the same; so is everybody else.
    expect((await ask(one.port, "/en/recommendations?q=word59", from("203.0.113.7"))).status).toBe(200);
    expect((await ask(one.port, "/en/recommendations?year=2021", from("203.0.113.7"))).status).toBe(200);
    expect((await ask(one.port, "/en/recommendations?q=another", from("203.0.113.8"))).status).toBe(200);
    // Addresses before the one that the portal's own proxy saw are made up.
    expect((await ask(one.port, "/en/recommendations?q=third", from("1.2.3.4, 203.0.113.7"))).status).toBe(429);
  });

  test("asks under the portal's names, and under no other", async () => {
    const strange = await ask(one.port, "/en/about", { headers: { host: "evil.example" } });
    expect(strange.status).toBe(421);
    expect(strange.text).toContain("The portal is not called this");
    expect((await ask(one.port, "/healthz", { headers: { host: "evil.example" } })).status).toBe(200);
  });

  test("is led to https off this machine, and no form is taken there without it", async () => {
    const secure = await portal.serve({ origin: "https://portal.example", https: "insist" });
    const open = await ask(secure.port, "/en/about?a=b", { headers: { host: "portal.example" } });
    expect([open.status, open.headers.location]).toEqual([308, "https://portal.example/en/about?a=b"]);
    const form = await ask(secure.port, "/en/sign-in", { method: "POST", headers: { host: "portal.example" } });
    expect([form.status, form.text.includes("https")]).toEqual([403, true]);
    const tls = { host: "portal.example", "x-forwarded-proto": "https" };
    expect((await ask(secure.port, "/en/about", { headers: tls })).status).toBe(200);
  });

  test("who comes when very many wait for pages that are not kept is told so at once; who is signed in is not", async () => {
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    one.gate.opened = opened;
    const wait = (index: number, headers = {}) =>
      ask(one.port, `/en/recommendations?meeting=slow${index}`, { headers }).then((answer) =>
        [answer.status, answer.headers["retry-after"]].join(" "),
      );
    const answered: string[] = [];
    const all = Array.from({ length: 140 }, (_, index) => wait(index));
    for (const one of all) one.then((answer) => answered.push(answer));
    // However slowly they come: nobody is served before the gate opens, so that those beyond the places are all told.
    await expect.poll(() => answered.length, { timeout: 20_000 }).toBe(140 - 16 - 100);
    expect(new Set(answered)).toEqual(new Set(["503 5"]));
    const signedIn = wait(200, { cookie: "portal-session=unit" });
    await expect.poll(() => one.atOnce.now).toBe(16);
    open();
    expect(await signedIn).toBe("200 ");
    expect((await Promise.all(all)).filter((answer) => answer === "200 ")).toHaveLength(116);
  });
});

test("Every answer says that nobody else may use it, but a file for programs, which anybody may", async () => {
  const page = await ask(one.port, "/en/about");
  const file = await ask(one.port, "/en/recommendations.json");
  expect(page.headers["cross-origin-resource-policy"]).toBe("same-origin");
  expect(file.headers["cross-origin-resource-policy"]).toBe("cross-origin");
  expect(file.headers["access-control-allow-origin"]).toBe("*");
  expect(page.headers["permissions-policy"]).toMatch(/camera=\(\).*usb=\(\)/);
});

test("A cookie of one kind is none of another, and what the portal has not sealed is none at all", async () => {
  process.env.PORTAL_SECRET ??= "a secret of thirty-two characters";
  const session = await seal("session", { session: "a" }, 60);
  expect(await unseal("session", session)).toMatchObject({ session: "a" });
  expect(await unseal("device", session)).toBeNull();
  expect(await unseal("session", `${session.slice(0, -2)}AA`)).toBeNull();
  expect(await unseal("session", "made.up")).toBeNull();
});
