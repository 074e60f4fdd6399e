import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, smallPortal, speak } from "./page-server-support.ts";

let portal: Awaited<ReturnType<typeof smallPortal>>;
let one: Awaited<ReturnType<typeof portal.serve>>;

beforeAll(async () => {
  portal = await smallPortal(process.env.DATABASE_URL ?? "");
  one = await portal.serve();
});

afterAll(() => portal.close());

const statuses = (heard: string) => [...heard.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => Number(status));

describe("A reader of any kind is answered", () => {
  test("an old one, which says no host and keeps no line open", async () => {
    const heard = await speak(one.port, "GET /en/about HTTP/1.0\r\n\r\n");
    expect(statuses(heard)).toEqual([200]);
    expect(heard).toMatch(/^Connection: close/im);
    expect(heard).toMatch(/<\/html>$/);
  });

  test("one that asks for several pages at once, in their order", async () => {
    const questions = ["GET /en/about", "GET /en/meetings/none", "HEAD /en/glossary", "PUT /en/about"];
    const heard = await speak(one.port, questions.map((line) => `${line} HTTP/1.1\r\nHost: x\r\n\r\n`).join(""));
    expect(statuses(heard)).toEqual([200, 404, 200, 405]);
  });

  test("one that says the whole address, as to a proxy", async () => {
    const path = await ask(one.port, "/en/about");
    expect((await ask(one.port, "http://portal.example/en/about")).text).toBe(path.text);
    expect((await ask(one.port, "http://portal.example?x=1")).headers.location).toBe("/en");
    expect((await ask(one.port, "https://portal.example/en/about/")).headers.location).toBe("/en/about");
  });

  test("one that wants a part gets the whole", async () => {
    const whole = await ask(one.port, "/en/about");
    for (const range of ["bytes=0-5", "bytes=999999-", "pages=1"]) {
      const part = await ask(one.port, "/en/about", { headers: { range, "if-range": String(whole.headers.etag) } });
      expect([part.status, part.text]).toEqual([200, whole.text]);
    }
  });

  test("a slow one, piece by piece, while others are served", async () => {
    const line = connect(one.port, "127.0.0.1");
    line.setEncoding("utf8");
    line.pause();
    line.write("GET /en/privacy HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    expect((await ask(one.port, "/en/privacy")).status).toBe(200);
    let heard = "";
    for await (const words of line) {
      heard += words;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(heard).toMatch(/<\/html>$/);
  });

  test("those who come after many that hung up", async () => {
    await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const line = connect(one.port, "127.0.0.1");
        line.write(`GET /en/liaison?region=${index} HTTP/1.1\r\nHost: x\r\n\r\n`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        line.destroy();
      }),
    );
    expect((await ask(one.port, "/en/contact")).status).toBe(200);
    // A rendering for which nobody waits any more when its turn comes is not made.
    expect(one.asked.filter(({ url }) => url.startsWith("/en/liaison?region=")).length).toBeLessThan(40);
  });
});

describe("What is no request is refused in words", () => {
  test.each([
    ["an address with letters as they are", "GET /ru/recommendations?q=героин HTTP/1.1\r\nHost: x\r\n\r\n", 400],
    ["an address with a null byte", "GET /en/a\0b HTTP/1.1\r\nHost: x\r\n\r\n", 400],
    [
      "a length said twice",
      "POST /en HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
      400,
    ],
    ["a very long header", `GET /en HTTP/1.1\r\nHost: x\r\nX-A: ${"a".repeat(20_000)}\r\n\r\n`, 431],
  ])("%s", async (_what, bytes, status) => {
    const heard = await speak(one.port, bytes);
    expect(statuses(heard)).toEqual([status]);
    expect(heard).toContain("<h1>");
    expect(heard).toContain("default-src 'none'");
  });

  test("but never into an answer that was begun", async () => {
    await ask(one.port, "/en/about");
    const heard = await speak(one.port, "GET /en/about HTTP/1.1\r\nHost: x\r\n\r\nGET /\0 HTTP/1.1\r\n\r\n");
    expect(statuses(heard)).not.toContain(400);
  });
});

test("Signed-in readers, and whoever says so, wait for their turn like everybody", async () => {
  const cookie = "portal-session=anna";
  await Promise.all(Array.from({ length: 60 }, () => ask(one.port, "/en/liaison", { headers: { cookie } })));
  expect(one.atOnce.most).toBeLessThanOrEqual(16);
});
