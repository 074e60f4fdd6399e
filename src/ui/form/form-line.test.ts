import { describe, expect, test } from "vitest";
import { LineFault, wholeAnswer } from "./form-line.ts";

const rsc = { "content-type": "text/x-component" };

const answered = (response: () => Response | Promise<Response>, longestMs?: number, body?: FormData) =>
  wholeAnswer(async () => response(), "/en/meetings/new", { method: "POST", body }, longestMs);

const faultOf = async (response: () => Response | Promise<Response>, longestMs?: number) => {
  const thrown = await answered(response, longestMs).catch((error: unknown) => error);
  return thrown instanceof LineFault ? thrown.fault : thrown;
};

const never = (signal?: AbortSignal | null) =>
  new Promise<never>((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));

describe("An answer to a sending", () => {
  test("of the portal comes through as it is, with its status and headers", async () => {
    const headers = { ...rsc, "x-action-redirect": "/en/desk;push" };
    const answer = await answered(() => new Response("0:[]", { status: 303, headers }));
    expect([answer.status, answer.headers.get("x-action-redirect"), await answer.text()]).toEqual([
      303,
      "/en/desk;push",
      "0:[]",
    ]);
  });

  test.each([
    ["a form that is too large", 413, {}, "tooMuch"],
    ["a portal behind a balancer that is being restarted", 502, {}, "restarting"],
    ["the same", 503, rsc, "restarting"],
    ["the same", 504, {}, "restarting"],
    ["a balancer that asks for fewer requests", 429, {}, "restarting"],
    ["the portal itself, to which too much is sent", 429, { "x-held": "1" }, "tooOften"],
    ["an action that failed", 500, rsc, "failed"],
    ["a page of somebody else", 200, { "content-type": "text/html" }, "foreign"],
    ["an address that is gone", 404, { "content-type": "text/html" }, "foreign"],
    ["a refusal on the way", 403, { "content-type": "text/html" }, "foreign"],
    ["a conflict that somebody else saw", 409, { "content-type": "text/html" }, "foreign"],
    ["an action that the portal does not know", 409, { "x-nextjs-action-not-found": "1" }, "outdated"],
    ["an action that the portal does not know", 404, { "x-nextjs-action-not-found": "1" }, "outdated"],
  ] as const)("says that it is %s (%i)", async (_what, status, headers, fault) => {
    expect(await faultOf(() => new Response("<html>", { status, headers }))).toBe(fault);
  });

  test("of an action that says itself that this comes too often is its own", async () => {
    for (const status of [429, 503]) {
      const answer = await wholeAnswer(
        async () => new Response("", { status, headers: { ...rsc, "x-held": "1" } }),
        "",
        {},
      );
      expect(answer.status).toBe(status);
    }
  });

  test("that never came is told apart from one that is late", async () => {
    expect(await faultOf(() => Promise.reject(new TypeError("Failed to fetch")))).toBe("noAnswer");
    const waiting = wholeAnswer((_, init) => never(init?.signal), "/", {}, 20);
    await expect(waiting).rejects.toMatchObject({ fault: "late" });
  });

  test("that broke off in the middle is none", async () => {
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode("0:"));
        controller.error(new TypeError("terminated"));
      },
    });
    expect(await faultOf(() => new Response(broken, { headers: rsc }))).toBe("noAnswer");
  });

  test("that comes in pieces is waited for as long as pieces come", async () => {
    const slow = new ReadableStream({
      async start(controller) {
        for (const piece of ["a", "b", "c", "d"]) {
          await new Promise((resolve) => setTimeout(resolve, 60));
          controller.enqueue(new TextEncoder().encode(piece));
        }
        controller.close();
      },
    });
    expect(await (await answered(() => new Response(slow, { headers: rsc }), 150)).text()).toBe("abcd");
  });

  test("to a long form is waited for as long as it takes to send it on a slow line", async () => {
    const long = new FormData();
    long.append("text.en", "x".repeat(2000));
    const late = async () => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      return new Response("", { headers: rsc });
    };
    expect((await answered(late, 20, long)).status).toBe(200);
  });
});
