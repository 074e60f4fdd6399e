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

describe("What can't be shown", () => {
  test("an address without a page answers 404 with the page that says so, in its language", async () => {
    for (const path of ["/ru/meetings/PCGM-99", "/ru/not-found-document", "/ru/meetings?x=<b>"]) {
      const page = await ask(one.port, path);
      expect(page.status).toBe(404);
      expect(page.text).toContain('lang="ru"');
      expect(page.text).toContain("no page");
      expect(page.text).not.toContain("<script");
    }
    const foreign = await ask(one.port, "/wp-login.php", { headers: { "accept-language": "ru" } });
    expect(foreign.status).toBe(404);
    expect(foreign.text).toContain('lang="ru"');
    expect(foreign.text).toContain("/wp-login.php");
    expect((await ask(one.port, "/ru/meetings/PCGM-99", { headers: session })).text).toContain("for anna");
  });

  test("a page that fails or throws answers 500 with a page, and is not kept", async () => {
    for (const path of ["/en/programmes", "/en/documents"]) {
      for (const headers of [{}, session]) {
        const before = one.cache.bytes();
        const page = await ask(one.port, path, { headers });
        expect(page.status).toBe(500);
        expect(page.text).toContain("<h1>failed</h1>");
        expect(page.text).not.toContain("throws");
        expect(one.cache.bytes()).toBe(before);
      }
    }
  });

  test("where the frame of pages fails, too, the page that says so asks the database nothing", async () => {
    const page = await ask(one.port, "/ru/programmes?q=frameless", { headers: session });
    expect([page.status, page.text.includes("<h1>failed</h1>")]).toEqual([500, true]);
    const asked = one.asked.filter(({ url }) => url === "/ru/error-document").slice(-2);
    expect(asked.map(({ headers }) => headers["x-database"])).toEqual([undefined, "away"]);
  });

  test("a file that fails says so in its own form, in the language of its address, and is not kept", async () => {
    const before = one.cache.bytes();
    for (const headers of [{}, session]) {
      const json = await ask(one.port, "/ru/programmes.json", { headers });
      expect([json.status, json.headers["content-type"]]).toEqual([500, "application/json"]);
      expect(JSON.parse(json.text)).toEqual({ error: "failed", message: expect.stringMatching(/[а-я]/) });
      expect(json.headers).toMatchObject({ "access-control-allow-origin": "*", "cache-control": "no-store" });
    }
    const csv = await ask(one.port, "/en/programmes.csv");
    expect([csv.status, csv.headers["content-type"]]).toEqual([500, "text/plain; charset=utf-8"]);
    expect(csv.text).toMatch(/^Something in the portal failed/);
    expect(one.cache.bytes()).toBe(before);
  });

  test("a form whose answer fails is answered with what was typed, even where no page can be made", async () => {
    const typed = new FormData();
    typed.append("$ACTION_ID_40", "");
    typed.append("text", "typed");
    const sent = await fetch(`http://127.0.0.1:${one.port}/en/programmes?broken=1`, {
      method: "POST",
      body: typed,
      headers: session,
      redirect: "manual",
      signal: AbortSignal.timeout(30_000),
    });
    expect(sent.status).toBe(500);
    const text = await sent.text();
    expect(text).toContain("It is not known whether this was taken");
    expect(text).toContain('<input type="hidden" name="text" value="typed">');
    expect(text).toContain('action="/en/programmes?broken=1"');
  });

  test("no answer of any kind is without a policy that lets nothing strange run", async () => {
    const paths = ["/", "/EN", "/healthz", "/en/about", "/en/meetings", "/en/programmes", "/en/programmes.json"];
    paths.push(
      "/en/recommendations.json",
      "/en/partners",
      "/nowhere",
      "/en/%00",
      "/_next/static/nothing.js",
      "/_next/image",
    );
    for (const path of paths) {
      const { status, headers } = await ask(one.port, path);
      expect(headers["content-security-policy"], `${path}, ${status}`).toMatch(/^default-src 'none'/);
      expect(headers["x-content-type-options"], path).toBe("nosniff");
    }
    expect(one.asked.filter(({ url }) => url.startsWith("/_next/"))).toEqual([]);
  });

  test("requests that are none are refused in words", async () => {
    expect((await ask(one.port, `/en/recommendations?q=${"a".repeat(5000)}`)).status).toBe(414);
    expect((await ask(one.port, "/en/%E0%A4%A")).status).toBe(400);
    const put = await ask(one.port, "/en/about", { method: "PUT" });
    expect(put.status).toBe(405);
    expect(put.headers.allow).toContain("GET");
    expect(put.text).toContain("<h1>");
  });
});
