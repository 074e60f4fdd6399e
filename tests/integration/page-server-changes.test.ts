import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, lineTo, smallPortal } from "./page-server-support.ts";

let portal: Awaited<ReturnType<typeof smallPortal>>;
let one: Awaited<ReturnType<typeof portal.serve>>;
let two: typeof one;

beforeAll(async () => {
  portal = await smallPortal(process.env.DATABASE_URL ?? "");
  one = await portal.serve();
  two = await portal.serve();
});

afterAll(() => portal.close());

/** Announcements travel for a moment. */
async function soon(check: () => Promise<void>, patienceMs = 5000): Promise<void> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

describe("A change", () => {
  test("made through one instance is on the other's next page", async () => {
    await ask(one.port, "/en/pillars");
    await ask(two.port, "/en/pillars");
    await portal.change("second");
    await soon(async () => {
      expect((await ask(one.port, "/en/pillars")).text).toContain("<h1>second</h1>");
      expect((await ask(two.port, "/en/pillars")).text).toContain("<h1>second</h1>");
    }, 500);
  });

  test("that was taken back changes nothing", async () => {
    await ask(one.port, "/en/pillars");
    const before = one.asked.length;
    await expect(portal.change("never", { fails: true })).rejects.toThrow("taken back");
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await ask(one.port, "/en/pillars")).text).not.toContain("never");
    expect(one.asked.length).toBe(before);
  });

  test("made while a page is rendered is on the next one: what was read before it is not kept", async () => {
    await portal.change("read");
    for (let turn = 0; turn < 5; turn += 1) {
      // Read at once, and sent a while later.
      const begun = ask(one.port, `/en/liaison?region=${turn}`);
      await new Promise((resolve) => setTimeout(resolve, 20 * (turn + 1)));
      await portal.change(`changed ${turn}`);
      await begun;
      await soon(async () => {
        expect((await ask(one.port, `/en/liaison?region=${turn}`)).text).toContain(`<h1>changed ${turn}</h1>`);
      }, 500);
    }
    await portal.change("second");
  });

  test("that leaves a page as it was leaves its reader's copy right", async () => {
    const page = await ask(one.port, "/ru/accessibility");
    await portal.change("third");
    await portal.change("second");
    const again = await ask(one.port, "/ru/accessibility", { headers: { "if-none-match": String(page.headers.etag) } });
    expect(again.status).toBe(304);
  });

  test("is never missed while announcements are cut off, and pages are kept again afterwards", async () => {
    const line = await lineTo(process.env.DATABASE_URL ?? "");
    const far = await portal.serve({ databaseUrl: line.url });
    await portal.change("before the cut");
    await ask(far.port, "/en/pillars");
    line.cut();
    await soon(async () => expect(far.version.current()).toBeNull());
    await portal.change("unheard");
    expect((await ask(far.port, "/en/pillars")).text).toContain("unheard");
    const before = far.asked.length;
    await ask(far.port, "/en/pillars");
    expect(far.asked.length).toBe(before + 1);
    line.restore();
    await keepsAgain(far);
    await portal.change("after the cut");
    await soon(async () => expect((await ask(far.port, "/en/pillars")).text).toContain("after the cut"), 500);
    line.close();
  });

  test("is not missed either when the line falls silent without a word", async () => {
    const line = await lineTo(process.env.DATABASE_URL ?? "");
    const far = await portal.serve({ databaseUrl: line.url });
    await ask(far.port, "/en/pillars");
    line.fallSilent();
    await portal.change("said into the void");
    await soon(async () => expect((await ask(far.port, "/en/pillars")).text).toContain("said into the void"), 4000);
    line.restore();
    await keepsAgain(far);
    line.close();
  });

  test("is heard again after the database ended the connection", async () => {
    await ask(two.port, "/en/pillars");
    await portal.admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'portal page server'",
    );
    await portal.change("in between");
    await soon(async () => expect((await ask(two.port, "/en/pillars")).text).toContain("in between"), 500);
    await keepsAgain(two);
  });
});

async function keepsAgain(server: typeof one): Promise<void> {
  await soon(async () => {
    await ask(server.port, "/en/pillars");
    const before = server.asked.length;
    await ask(server.port, "/en/pillars");
    expect(server.asked.length).toBe(before);
  }, 8000);
}

test("Nobody ever sees another's page, whoever asks whichever instance at the same time, through changes and cuts", async () => {
  const people = ["visitor", "anna", "boris", "vera"];
  const paths = ["/en/about", "/ru/liaison", "/en/recommendations?pillar=3", "/en/recommendations.json?pillar=3"];
  const wrong: string[] = [];
  const asking = Array.from({ length: 400 }, async (_, index) => {
    await new Promise((resolve) => setTimeout(resolve, index * 2));
    const who = people[(index * 7) % people.length] ?? "";
    const path = paths[(index * 5 + Math.floor(index / 16)) % paths.length] ?? "";
    const headers: Record<string, string> = who === "visitor" ? {} : { cookie: `portal-session=${who}` };
    const { status, text, headers: answered } = await ask(index % 3 ? one.port : two.port, path, { headers });
    const named = people.filter((name) => text.includes(name)).join();
    const keeps = String(answered["cache-control"]).includes("public") ? "visitor" : who;
    if (status !== 200 || named !== who || keeps !== who) wrong.push(`${path} for ${who}: ${status} ${named} ${keeps}`);
  });
  await portal.change("one more");
  await portal.admin.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'portal page server'",
  );
  await Promise.all(asking);
  expect(wrong).toEqual([]);
});

describe("Memory", () => {
  test("is bounded, and free texts push out only one another", async () => {
    const small = await portal.serve({ cacheBytes: 400_000 });
    await ask(small.port, "/en/about");
    const ask100 = async (from: number) => {
      const all = Array.from({ length: 100 }, (_, index) => ask(small.port, `/en/recommendations?q=${from + index}`));
      await Promise.all(all);
    };
    for (let from = 0; from < 1000; from += 100) await ask100(from);
    expect(small.cache.bytes()).toBeLessThan(400_000 / 4);
    const before = small.asked.length;
    await ask(small.port, "/en/about");
    expect(small.asked.length).toBe(before);
    for (let year = 0; year < 300; year += 1) await ask(small.port, `/en/recommendations?year=${year}`);
    expect(small.cache.bytes()).toBeLessThan(400_000);
  });
});

test("While the database is away readers and programs hear that it passes, each in their form, and nothing of it is kept", async () => {
  const line = await lineTo(process.env.DATABASE_URL ?? "");
  const far = await portal.serve({ databaseUrl: line.url });
  line.cut();
  await soon(async () => expect(far.version.current()).toBeNull());
  const page = await ask(far.port, "/ru/programmes");
  expect([page.status, page.headers["retry-after"], page.headers["cache-control"]]).toEqual([503, "10", "no-store"]);
  const file = await ask(far.port, "/ru/programmes.json");
  expect([file.status, file.headers["retry-after"]]).toEqual([503, "10"]);
  expect(JSON.parse(file.text).error).toBe("away");
  expect(far.cache.bytes()).toBe(0);
  line.close();
});

test("The process answers for itself, and says whether the database answers with all its migrations", async () => {
  expect((await ask(one.port, "/healthz")).status).toBe(200);
  expect((await ask(one.port, "/readyz")).status).toBe(200);
  const line = await lineTo(process.env.DATABASE_URL ?? "");
  const far = await portal.serve({ databaseUrl: line.url });
  line.cut();
  expect((await ask(far.port, "/readyz")).status).toBe(503);
  expect((await ask(far.port, "/healthz")).status).toBe(200);
  line.close();
});
