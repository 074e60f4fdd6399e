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

describe("An address with something pasted along", () => {
  test("leads in one step to the right one of today, with its query", async () => {
    for (const method of ["GET", "HEAD"]) {
      for (const asked of ["/EN/partners/tur.", "/en/partners/uzb%E2%80%8B/", "//en/partners/%D0%A2UR)"]) {
        const answer = await ask(one.port, `${asked}?utm_source=letter&amp;q=1`, { method });
        expect(answer.status, asked).toBe(308);
        expect(answer.headers.location).toBe("/en/partners/UZB?utm_source=letter&q=1");
      }
      const page = await ask(one.port, "/ru/about,", { method });
      expect([page.status, page.headers.location]).toEqual([308, "/ru/about"]);
      const desk = await ask(one.port, "/ru/desk/Figures.", { method });
      expect([desk.status, desk.headers.location]).toEqual([308, "/ru/desk/figures"]);
    }
  });

  test("that is no page for its reader is none at once, in the language of the address", async () => {
    for (const method of ["GET", "HEAD"]) {
      const answer = await ask(one.port, "/ru/meetings/EWG-2022-II.", { method });
      expect([answer.status, answer.headers.location]).toEqual([404, undefined]);
    }
    const answer = await ask(one.port, "/ru/meetings/EWG-2022-II.");
    expect(answer.text).toContain('<html lang="ru"');
    expect(answer.text).toContain("/ru/meetings/EWG-2022-II for visitor");
    const own = await ask(one.port, "/en/meetings/EWG-2022-II)", { headers: session });
    expect(own.text).toContain("/en/meetings/EWG-2022-II for anna");
  });

  test("is rendered once for its right address and for itself", async () => {
    const before = one.asked.length;
    await ask(one.port, "/en/privacy;");
    await ask(one.port, "/en/privacy");
    expect(one.asked.length).toBe(before + 1);
  });

  test("a form that is sent to it is sent on whole", async () => {
    const answer = await ask(one.port, "/en/desk/figures.", { method: "POST" });
    expect([answer.status, answer.headers.location]).toEqual([307, "/en/desk/figures"]);
  });
});
