import { connect } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, smallPortal } from "./page-server-support.ts";

let portal: Awaited<ReturnType<typeof smallPortal>>;
let one: Awaited<ReturnType<typeof portal.serve>>;

beforeAll(async () => {
  portal = await smallPortal(process.env.DATABASE_URL ?? "");
  one = await portal.serve();
});

afterAll(() => portal.close());

const session = { cookie: "a=b; portal-session=anna" };

describe("A public page is a document", () => {
  test("without scripts, under a policy that knows no script source", async () => {
    const page = await ask(one.port, "/en/about");
    expect(page.status).toBe(200);
    expect(page.text).toContain("<h1>");
    expect(page.text).not.toMatch(/script/i);
    const policy = String(page.headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|unsafe/);
    expect(page.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "cache-control": "public, no-cache",
      vary: "Accept-Encoding, Cookie",
    });
    expect(page.headers["strict-transport-security"]).toBeUndefined();
  });

  test("is rendered once and then sent as it lies", async () => {
    await ask(one.port, "/en/contact");
    const before = one.asked.length;
    await ask(one.port, "/en/contact");
    await ask(one.port, "/en/contact?utm_source=letter");
    await ask(one.port, "/en/contact", { method: "HEAD" });
    expect(one.asked).toHaveLength(before);
  });

  test("is rendered from headers of the portal's own, whoever is first", async () => {
    await ask(one.port, "/ru/privacy", {
      headers: { "accept-encoding": "gzip", range: "bytes=0-5", cookie: "language=ru", "accept-language": "ru" },
    });
    const headers = one.asked.find(({ url }) => url === "/ru/privacy")?.headers;
    expect(headers?.["x-address"]).toBe("/ru/privacy");
    for (const name of ["cookie", "accept-encoding", "range", "accept-language"])
      expect(headers?.[name]).toBeUndefined();
  });

  test("has the same content in every encoding, whichever was asked for first", async () => {
    const gzip = await ask(one.port, "/en/glossary", { headers: { "accept-encoding": "gzip" } });
    const plain = await ask(one.port, "/en/glossary");
    const br = await ask(one.port, "/en/glossary", { headers: { "accept-encoding": "gzip, br" } });
    expect([gzip, plain, br].map(({ headers }) => headers["content-encoding"])).toEqual(["gzip", undefined, "br"]);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
    expect(br.body.length).toBeLessThan(plain.body.length / 5);
    expect(new Set([gzip, plain, br].map(({ headers }) => headers.etag)).size).toBe(3);
  });

  test("is not sent again to a reader who has it", async () => {
    const headers = { "accept-encoding": "br" };
    const first = await ask(one.port, "/en/about", { headers });
    const again = await ask(one.port, "/en/about", {
      headers: { ...headers, "if-none-match": `"x", ${first.headers.etag}` },
    });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    expect(again.headers.etag).toBe(first.headers.etag);
    const other = await ask(one.port, "/en/about", { headers: { "if-none-match": String(first.headers.etag) } });
    expect(other.status).toBe(200);
  });

  test("HEAD says what GET would, without sending it", async () => {
    const get = await ask(one.port, "/en/about");
    const head = await ask(one.port, "/en/about", { method: "HEAD" });
    expect(head.body).toHaveLength(0);
    expect(head.headers["content-length"]).toBe(String(get.body.length));
  });

  test("is rendered once for all who ask at the same time", async () => {
    const before = one.asked.length;
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => ask(one.port, "/ru/liaison?region=central-asia")),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(one.asked.length - before).toBe(1);
  });

  test("a reader who hangs up while it is rendered takes it from nobody", async () => {
    const before = one.asked.length;
    const line = connect(one.port, "127.0.0.1");
    line.write("GET /en/liaison HTTP/1.1\r\nHost: x\r\n\r\n");
    setTimeout(() => line.destroy(), 30);
    const other = await ask(one.port, "/en/liaison");
    expect(other.status).toBe(200);
    expect(one.asked.length - before).toBe(1);
  });

  test("that changes by itself is rendered anew at that moment", async () => {
    await ask(one.port, "/en/news");
    const before = one.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 350));
    await ask(one.port, "/en/news");
    expect(one.asked.length).toBe(before + 1);
  });

  test("of another address that is the right one leads there and is kept, too", async () => {
    const first = await ask(one.port, "/en/partners/uzb");
    const before = one.asked.length;
    const second = await ask(one.port, "/en/partners/uzb");
    for (const answer of [first, second]) {
      expect(answer.status).toBe(308);
      expect(answer.headers.location).toBe("/en/partners/UZB");
    }
    expect(one.asked.length).toBe(before);
  });
});

describe("A file for machines", () => {
  test("is kept like a page, open to programs of other sites", async () => {
    const first = await ask(one.port, "/en/recommendations.json?pillar=3&nonsense=1");
    expect(JSON.parse(first.text)).toMatchObject({ who: "visitor", query: "?pillar=3" });
    expect(first.headers["access-control-allow-origin"]).toBe("*");
    const before = one.asked.length;
    await ask(one.port, "/en/recommendations.json?pillar=3");
    expect(one.asked.length).toBe(before);
  });

  test("of a signed-in reader is theirs alone", async () => {
    const own = await ask(one.port, "/en/recommendations.json?pillar=3", { headers: session });
    expect(JSON.parse(own.text)).toMatchObject({ who: "anna" });
    expect(own.headers["cache-control"]).toBe("private, no-store");
    expect(own.headers["access-control-allow-origin"]).toBeUndefined();
  });
});

describe("A signed-in reader", () => {
  test("is never served from what is kept and never adds to it", async () => {
    const anonymous = await ask(one.port, "/en/profiles");
    const before = one.cache.bytes();
    const own = await ask(one.port, "/en/profiles", { headers: session });
    expect(own.text).toContain("anna");
    expect(own.text).not.toMatch(/<script/);
    expect(own.headers["cache-control"]).toBe("private, no-store");
    expect(own.headers["content-security-policy"]).not.toContain("script-src");
    await ask(one.port, "/en/profiles?year=2021", { headers: session });
    expect(one.cache.bytes()).toBe(before);
    const host = await ask(one.port, "/en/profiles", { headers: { cookie: "__Host-portal-session=boris" } });
    expect(host.text).toContain("boris");
    expect((await ask(one.port, "/en/profiles")).text).toBe(anonymous.text);
  });

  test("has a desk that runs its own scripts only", async () => {
    const desk = await ask(one.port, "/en/desk?x=1", { headers: { ...session, "accept-encoding": "br" } });
    const text = brotliDecompressSync(desk.body).toString();
    const policy = String(desk.headers["content-security-policy"]);
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/);
    expect(text).toContain(policy);
    expect(text).toContain("<script");
    const again = await ask(one.port, "/en/desk", { headers: session });
    expect(again.headers["content-security-policy"]).not.toBe(policy);
  });
});

describe("Where a reader comes in", () => {
  test("the start leads to the reader's language", async () => {
    const russian = await ask(one.port, "/", { headers: { "accept-language": "ru-RU,ru;q=0.9" } });
    expect([russian.status, russian.headers.location]).toEqual([307, "/ru"]);
    expect(russian.headers.vary).toContain("Accept-Language");
    expect(
      (await ask(one.port, "/", { headers: { cookie: "language=en", "accept-language": "ru" } })).headers.location,
    ).toBe("/en");
  });

  test("going over to the other language is remembered; nothing else sets a cookie", async () => {
    const referer = `http://127.0.0.1:${one.port}/en/about`;
    const over = await ask(one.port, "/ru/about", { headers: { referer } });
    expect(over.headers["set-cookie"]?.[0]).toMatch(/^language=ru; Path=\//);
    const kept = await ask(one.port, "/ru/about", { headers: { referer } });
    expect(kept.headers["set-cookie"]?.[0]).toMatch(/^language=ru/);
    expect(kept.headers["cache-control"]).toBe("private, no-cache");
    expect((await ask(one.port, "/en/about", { headers: { referer } })).headers["set-cookie"]).toBeUndefined();
  });

  test("other cases and slashes at the end lead to the one right address", async () => {
    const moved = await ask(one.port, "/EN/Recommendations/?pillar=3");
    expect([moved.status, moved.headers.location]).toEqual([308, "/en/recommendations?pillar=3"]);
  });
});

test("While developing a page keeps the scripts that show a saved file in it, and a fault is the framework's to tell", async () => {
  const developing = await portal.serve({ dev: true });
  for (const headers of [{}, session]) {
    const page = await ask(developing.port, "/en/about", { headers });
    expect(page.text).toContain("<script>");
    expect(page.headers["content-security-policy"]).toMatch(/script-src 'self' 'nonce-.* 'unsafe-eval'; .* ws:/);
  }
  expect((await ask(developing.port, "/en/programmes")).status).toBe(500);
  expect((await ask(developing.port, "/en/programmes")).text).not.toContain("<h1>failed</h1>");
  await ask(developing.port, "/__nextjs_original-stack-frames", { method: "POST" });
  expect(developing.asked.at(-1)?.url).toBe("/__nextjs_original-stack-frames");
  expect((await ask(one.port, "/__nextjs_original-stack-frames")).status).toBe(404);
});

test("Over https the browser is told to stay there", async () => {
  const secure = await portal.serve({ origin: "https://portal.example" });
  const page = await ask(secure.port, "/en/about");
  expect(page.headers["strict-transport-security"]).toContain("max-age");
  expect(secure.asked[0]?.headers.host).toBe("portal.example");
});

describe("What browsers ask for by name", () => {
  test.each([
    ["/favicon.ico", "image/x-icon"],
    ["/icon.svg", "image/svg+xml"],
    ["/apple-touch-icon.png", "image/png"],
    ["/icon-192.png", "image/png"],
  ])("%s is there for an hour, and the framework is not asked", async (path, type) => {
    const before = one.asked.length;
    const icon = await ask(one.port, `${path}?v=2`, { headers: { "accept-encoding": "br" } });
    expect(icon.status).toBe(200);
    expect(icon.headers).toMatchObject({ "content-type": type, "cache-control": "public, max-age=3600" });
    expect(icon.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(icon.headers["content-encoding"]).toBe(type === "image/svg+xml" ? "br" : undefined);
    const head = await ask(one.port, path, { method: "HEAD", headers: { "accept-encoding": "br" } });
    expect([head.body.length, head.headers["content-length"]]).toEqual([0, String(icon.body.length)]);
    const again = await ask(one.port, path, {
      headers: { "accept-encoding": "br", "if-none-match": String(icon.headers.etag) },
    });
    expect(again.status).toBe(304);
    expect(one.asked).toHaveLength(before);
  });
});
