import { request } from "node:http";
import { oneAnswer } from "./line.ts";
import { median, ownCookie } from "./measures.ts";
import type { Server } from "./processes.ts";

export type Flood = { quietMs: number; floodedMs: number; statuses: Record<string, number> };

const signIns = 200;
const odd = 2000;

/**
 * Times a page that is rendered for one reader, while nobody else asks and while a crowd signs in with made-up passwords and
 * sends requests that no page of the portal sends.
 */
export async function measureFlood(portal: Server, path: string): Promise<Flood> {
  const { port } = portal;
  const cookie = await ownCookie();
  const times = async (least: number, isOver: () => boolean) => {
    const taken: number[] = [];
    while (taken.length < least || !isOver()) {
      const begun = performance.now();
      await oneAnswer(port, path, { cookie });
      taken.push(performance.now() - begun);
    }
    return taken;
  };
  // The first askings of an address compile and plan what the others use.
  await times(5, () => true);
  const quietMs = median(await times(20, () => true));
  // It comes in pieces, as it is rendered.
  const signIn = await (await fetch(`http://127.0.0.1:${port}/en/sign-in`)).text();
  const fields = [...signIn.matchAll(/<input type="hidden" name="(\$ACTION[^"]*)"(?: value="([^"]*)")?/g)].map(
    ([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"')] as const,
  );
  const statuses: Record<string, number> = {};
  const count = (status: number) => {
    statuses[status] = (statuses[status] ?? 0) + 1;
  };
  let over = false;
  const crowd = [
    ...Array.from({ length: signIns }, (_, index) =>
      send(port, "/en/sign-in", formOf([...fields, ["email", `somebody${index}@example.org`], ["password", "wrong"]])),
    ),
    ...Array.from({ length: odd }, (_, index) => send(port, ...oddRequest(index))),
  ].map((one) => one.then(count, () => count(0)));
  const all = Promise.all(crowd).then(() => {
    over = true;
  });
  const floodedMs = median(await times(5, () => over));
  await all;
  return { quietMs, floodedMs, statuses };
}

type Sent = { method: string; headers: Record<string, string>; body: string };

function oddRequest(index: number): [path: string, sent: Sent] {
  const plain = { method: "GET", headers: {}, body: "" };
  const kinds: [string, Sent][] = [
    ["/en/desk", { ...plain, method: "POST", body: "a=b" }],
    ["/ru/sign-in", { method: "POST", headers: { "next-action": "40ab" }, body: "[]" }],
    ["/en/about", { ...plain, headers: { cookie: `portal-session=made-up-${index}` } }],
    [`/en/recommendations?_rsc=${index}`, { ...plain, headers: { rsc: "1" } }],
    ["/ru/meetings", { ...plain, headers: { host: `strange${index}.example` } }],
    [`/en/recommendations?page=${index}99999999999`, plain],
  ];
  return kinds[index % kinds.length] ?? ["/", plain];
}

const boundary = "----flood";

function formOf(fields: readonly (readonly [string, string])[]): Sent {
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
  return { method: "POST", headers, body: `${parts.join("")}--${boundary}--\r\n` };
}

function send(port: number, path: string, { method, headers, body }: Sent): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: "127.0.0.1", port, path, method, headers, agent: false }, (incoming) => {
      incoming.resume().on("end", () => resolve(incoming.statusCode ?? 0));
    });
    outgoing.on("error", reject).end(body);
  });
}
