import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, smallPortal } from "./page-server-support.ts";

let portal: Awaited<ReturnType<typeof smallPortal>>;
let one: Awaited<ReturnType<typeof portal.serve>>;

beforeAll(async () => {
  portal = await smallPortal(process.env.DATABASE_URL ?? "");
  one = await portal.serve();
});

afterAll(() => portal.close());

/** A form as a page of the portal sends it without scripts. */
const form = {
  headers: { "content-type": "multipart/form-data; boundary=x" },
  body: '--x\r\nContent-Disposition: form-data; name="$ACTION_ID_40"\r\n\r\n\r\n--x--\r\n',
};

describe("Applications", () => {
  test("lead a visitor to signing in, with everything that was asked", async () => {
    const desk = await ask(one.port, "/en/desk?a=1&b=2");
    expect(desk.status).toBe(307);
    expect(desk.headers.location).toBe("/en/sign-in?from=a=1&b=2");
    const signIn = await ask(one.port, "/en/sign-in?from=%2Fen%2Fdesk");
    expect(signIn.text).toContain("?from=%2Fen%2Fdesk");
    expect(signIn.text).toContain("<script");
    expect(signIn.headers["content-security-policy"]).toContain("script-src");
  });

  test("and the framework's own requests pass by the documents, but a visitor's, who get the page that is kept", async () => {
    await ask(one.port, "/en/about");
    const flight = await ask(one.port, "/en/about", { headers: { rsc: "1", cookie: "portal-session=anna" } });
    expect(flight.text).toBe("flight anna");
    const before = one.asked.length;
    const own = await ask(one.port, "/en/about?_rsc=1x2y3", { headers: { rsc: "1" } });
    expect(own.headers["content-type"]).toContain("text/html");
    expect(own.text).toContain("<h1>");
    expect(one.asked).toHaveLength(before);
  });

  test("a reader's headers can't speak for the page server", async () => {
    const policy = "script-src 'nonce-mine'";
    await ask(one.port, "/en/sign-in", {
      headers: { "content-security-policy": policy, "x-address": "/ru/evil", "x-database": "away" },
    });
    const last = one.asked.at(-1)?.headers;
    expect(last?.["content-security-policy"]).not.toContain("mine");
    expect(last?.["x-address"]).toBe("/en/sign-in");
    expect(last?.["x-database"]).toBeUndefined();
  });

  test("a form that comes from the portal's own address is the portal's, whatever a balancer calls the host", async () => {
    const headers = { origin: "http://127.0.0.1", host: "10.0.0.7:3000" };
    await ask(one.port, "/en/sign-in", { method: "POST", ...form, headers: { ...headers, ...form.headers } });
    expect(one.asked.at(-1)?.headers["x-forwarded-host"]).toBe("127.0.0.1");
  });

  test("a form that comes from another site, or hides where it comes from, is refused in words", async () => {
    const before = one.asked.length;
    const host = "10.0.0.7:3000";
    const foreign: Record<string, string>[] = [
      { host, origin: "https://evil.example" },
      { host, origin: "https://evil.example", "x-forwarded-host": "evil.example" },
      { host, origin: "null" },
    ];
    for (const headers of foreign) {
      const refused = await ask(one.port, "/en/sign-in", {
        method: "POST",
        headers: { ...headers, "content-length": "0" },
      });
      expect(refused.status).toBe(403);
      expect(refused.text).toContain("does not come from the portal");
    }
    expect(one.asked).toHaveLength(before);
  });

  test("a form from the same host is taken, whatever host it says it was forwarded for", async () => {
    const headers = { origin: "http://10.0.0.7:3000", host: "10.0.0.7:3000", "x-forwarded-host": "evil.example" };
    await ask(one.port, "/en/sign-in", { method: "POST", ...form, headers: { ...headers, ...form.headers } });
    expect(one.asked.at(-1)?.headers["x-forwarded-host"]).toBeUndefined();
  });

  test("a form sent after its session has ended gives back what was typed, to be sent again", async () => {
    const typed = new FormData();
    typed.append("$ACTION_1:0", `{"id":"${"0123456789".repeat(5)}"}`);
    typed.append("mark", "k".repeat(50));
    typed.append("text.ru", "Усилить <контроль> над прекурсорами, также и на железной дороге.");
    typed.append("newPassword", "secret");
    const sent = await fetch(`http://127.0.0.1:${one.port}/en/desk?year=2021`, {
      method: "POST",
      body: typed,
      redirect: "manual",
    });
    const page = await sent.text();
    expect(sent.status).toBe(403);
    expect(page).toMatch(/<label for="typed-2">Typed<\/label><textarea id="typed-2" name="text.ru"/);
    expect(page).toContain("Усилить &#60;контроль&#62; над прекурсорами");
    expect(page).toContain(`<input type="hidden" name="$ACTION_1:0" value="{&#34;id&#34;`);
    expect(page).toContain(`<input type="hidden" name="mark" value="${"k".repeat(50)}">`);
    expect(page).not.toContain("secret");
    const cookie = "portal-session=b";
    const again = await fetch(`http://127.0.0.1:${one.port}/en/desk`, {
      method: "POST",
      body: typed,
      headers: { cookie },
    });
    expect(await again.text()).toContain("desk of b");
  });

  describe("a form that was sent without scripts comes back with what was typed", () => {
    const send = async (path: string, text: string, cookie = "portal-session=b") => {
      const body = new FormData();
      body.append("$ACTION_ID_40", "");
      body.append("locale", "ru");
      body.append("carried.key", "k".repeat(24));
      body.append("number", "16");
      body.append("text.ru", text);
      return fetch(`http://127.0.0.1:${one.port}${path}`, { method: "POST", body, headers: { cookie } });
    };

    test("when the portal is a later one, whose actions have other names: all of it can be copied", async () => {
      const sent = await send("/ru/contact?year=2021", "Коротко");
      const page = await sent.text();
      expect(sent.status).toBe(409);
      expect(page).toContain("<h1>outdated</h1>");
      expect(page).toMatch(/<textarea[^>]* name="text.ru"[^>]*>\s*Коротко<\/textarea>/);
      expect(page).toMatch(/<textarea[^>]* name="number"[^>]*>\s*16<\/textarea>/);
      expect(page).toContain(`<input type="hidden" name="carried.key"`);
    });

    test("when the portal failed: with its key, so that it can be sent again from there", async () => {
      const sent = await send("/ru/programmes", "Усилить контроль над прекурсорами, в том числе на железной дороге.");
      const page = await sent.text();
      expect(sent.status).toBe(500);
      expect(page).toContain("<h1>unknown</h1>");
      expect(page).toContain("Усилить контроль");
      expect(page).toContain(`<input type="hidden" name="carried.key" value="${"k".repeat(24)}">`);
    });

    test("when it is too large, to whoever has a session, up to four times as much", async () => {
      const sent = await send("/ru/desk", "слово ".repeat(500_000));
      expect(sent.status).toBe(413);
      const page = await sent.text();
      expect(page).toContain("<h1>tooMuchTyped</h1>");
      expect(page.match(/слово/g)).toHaveLength(500_000);
      expect(await (await send("/ru/desk", "слово ".repeat(500_000), "")).text()).toContain(
        "Too much was sent at once",
      );
      expect(await (await send("/ru/desk", "слово ".repeat(1_600_000))).text()).toContain("Too much was sent at once");
    });
  });

  test("a form that is larger than any form of the portal is refused in words", async () => {
    const body = "x".repeat(5 * 1024 * 1024);
    const refused = await fetch(`http://127.0.0.1:${one.port}/en/sign-in`, { method: "POST", body });
    expect(refused.status).toBe(413);
    expect(await refused.text()).toContain("Too much was sent at once");
    // One that does not say how long it is, is measured.
    const unsaid = new ReadableStream({
      start(controller) {
        for (let megabyte = 0; megabyte < 5; megabyte += 1) controller.enqueue(new Uint8Array(1024 * 1024));
        controller.close();
      },
    });
    const sent = { method: "POST", body: unsaid, duplex: "half" } as RequestInit;
    expect((await fetch(`http://127.0.0.1:${one.port}/en/sign-in`, sent)).status).toBe(413);
  });
});
