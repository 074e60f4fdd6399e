import { type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect, createServer as createLine, type Socket } from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { addresses } from "#app/addresses.ts";
import { PrismaClient } from "#generated/prisma/client.ts";
import { raiseContentVersion } from "#server/content-version.ts";
import type { FileDoor } from "#server/files/file-door.ts";
import { frameworkOf } from "#server/pages/page-framework.ts";
import { servePages } from "#server/pages/page-server.ts";

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string };

/** Sends exactly these headers: neither an encoding nor a cookie of its own. */
export function ask(
  port: number,
  path: string,
  {
    method = "GET",
    headers = {},
    body = "",
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: "127.0.0.1", port, path, method, headers, agent: false }, async (incoming) => {
      const parts: Buffer[] = [];
      for await (const part of incoming) parts.push(part);
      const body = Buffer.concat(parts);
      resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body, text: body.toString() });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** All that comes back for bytes that no HTTP library would send, until the portal hangs up. */
export function speak(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const line = connect(port, "127.0.0.1", () => line.write(bytes));
    let heard = "";
    line.setEncoding("utf8");
    line.on("data", (words) => {
      heard += words;
    });
    line.on("close", () => resolve(heard));
    line.on("error", reject);
  });
}

/** A line to the database that can be cut, or fall silent as a cable does that nobody hung up. */
export async function lineTo(databaseUrl: string) {
  const url = new URL(databaseUrl);
  const ends = new Set<Socket>();
  let state: "whole" | "cut" | "silent" = "whole";
  const line = createLine((near) => {
    ends.add(near);
    near.on("error", () => {});
    if (state === "cut") near.destroy();
    if (state !== "whole") return;
    const far = connect(Number(url.port || 5432), url.hostname);
    ends.add(far);
    far.on("error", () => near.destroy()).on("close", () => near.destroy());
    near.on("close", () => far.destroy());
    near.on("data", (data) => state === "whole" && far.write(data));
    far.on("data", (data) => state === "whole" && near.write(data));
  });
  await new Promise<void>((resolve) => line.listen(0, "127.0.0.1", resolve));
  const near = new URL(databaseUrl);
  near.host = `127.0.0.1:${(line.address() as AddressInfo).port}`;
  const hangUp = () => {
    for (const end of ends) end.destroy();
    ends.clear();
  };
  return {
    url: near.href,
    cut() {
      state = "cut";
      hangUp();
    },
    fallSilent() {
      state = "silent";
    },
    restore() {
      state = "whole";
    },
    close() {
      hangUp();
      line.close();
    },
  };
}

/** A small record and the pages that show it: a table, and a handler of real requests that reads it. */
export async function smallPortal(databaseUrl: string) {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl }) });
  const admin = new Pool({ connectionString: databaseUrl });
  await admin.query("CREATE TABLE IF NOT EXISTS page_server_test (id int PRIMARY KEY, words text NOT NULL)");
  await admin.query("INSERT INTO page_server_test VALUES (1, 'first') ON CONFLICT (id) DO UPDATE SET words = 'first'");
  const servers: Awaited<ReturnType<typeof servePages>>[] = [];

  async function words(): Promise<string> {
    const { rows } = await admin.query<{ words: string }>("SELECT words FROM page_server_test");
    return rows[0]?.words ?? "";
  }

  return {
    admin,
    async change(to: string, { fails = false } = {}) {
      await prisma.$transaction(async (tx) => {
        await tx.$executeRaw`UPDATE page_server_test SET words = ${to} WHERE id = 1`;
        await raiseContentVersion(tx);
        if (fails) throw new Error("the change is taken back");
      });
    },
    async serve({
      cacheBytes = 10_000_000,
      origin = "http://127.0.0.1",
      databaseUrl: own = databaseUrl,
      dev = false,
      https = "no" as "no" | "insist",
      door = undefined as FileDoor | undefined,
    } = {}) {
      const asked: { url: string; headers: IncomingHttpHeaders }[] = [];
      const atOnce = { now: 0, most: 0 };
      /** Slow pages wait for it. */
      const gate = { opened: Promise.resolve() };
      const handler = async (incoming: IncomingMessage, response: ServerResponse) => {
        asked.push({ url: incoming.url ?? "", headers: { ...incoming.headers } });
        atOnce.now += 1;
        atOnce.most = Math.max(atOnce.most, atOnce.now);
        if (incoming.url?.includes("slow")) await gate.opened;
        await pages(incoming, response, words).finally(() => {
          atOnce.now -= 1;
        });
      };
      const hosts = { more: ["x", "10.0.0.7", "portal.example"], byNumber: false, https };
      // The readers of these tests have names; who is called nobody made the cookie up.
      const isSealed = async (cookie: string) => cookie !== "nobody";
      const where = { addresses, door, host: "127.0.0.1", port: 0, dev, origin, cacheBytes, databaseUrl: own };
      const options = { hosts, proxies: 1, isSealed, ...where };
      const server = await servePages(frameworkOf(handler), options);
      servers.push(server);
      return { ...server, asked, atOnce, gate };
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()));
      await admin.query("DROP TABLE page_server_test");
      await admin.end();
      await prisma.$disconnect();
    },
  };
}

const filler = "Рекомендация адресована всем партнерам. ".repeat(100);

async function pages(incoming: IncomingMessage, response: ServerResponse, words: () => Promise<string>): Promise<void> {
  const url = new URL(incoming.url ?? "/", "http://pages");
  const who = /portal-session=(\w+)/.exec(incoming.headers.cookie ?? "")?.[1] ?? "visitor";
  const [, locale, name = ""] = url.pathname.split("/");
  const html = (status: number, mark: string, body: string) =>
    response
      .writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" })
      .end(
        `<!DOCTYPE html><html lang="${locale}"${mark}><head><script src="/x.js"></script></head><body>${body}` +
          `<script>self.__next_f.push([])</script></body></html>`,
      );
  if (name === "not-found-document") {
    html(
      200,
      " data-document",
      `<h1>no page</h1>${String(incoming.headers["x-asked-address"]).replaceAll("<", "&lt;")} for ${who}`,
    );
  } else if (name === "error-document") {
    // As where the name of the portal cannot be read: its pages have no frame then, but for those that ask nothing.
    const isWhole = incoming.headers["x-database"] === "away" || !incoming.headers["x-address"]?.includes("frameless");
    html(isWhole ? 200 : 500, " data-document", `<h1>${incoming.headers["x-story"]}</h1>`);
  } else if (name === "typed-document")
    html(
      String(incoming.headers["x-address"]).includes("broken") ? 500 : 200,
      " data-document",
      `<h1>${incoming.headers["x-story"]}</h1><form><div class="x" data-typed="Typed"></div></form>`,
    );
  else if (name === "meetings") html(404, "", "");
  else if (/^programmes/.test(name)) html(500, "", "");
  else if (name === "contact" && incoming.method === "POST") {
    response.writeHead(409, { "content-type": "text/plain", "x-nextjs-action-not-found": "1" }).end("unavailable");
  } else if (name === "documents") throw new Error("the page throws");
  else if (name === "desk") {
    if (who === "visitor") response.writeHead(307, { location: `/${locale}/sign-in?from=${url.searchParams}` }).end();
    else html(200, "", `desk of ${who}, policy ${incoming.headers["content-security-policy"]}`);
  } else if (name === "sign-in") html(200, "", `sign in ${url.search}`);
  else if (name === "partners") response.writeHead(308, { location: `/${locale}/partners/UZB` }).end();
  else if (name.endsWith(".json")) {
    const headers = { "content-type": "application/json", "x-document": "1", "access-control-allow-origin": "*" };
    response.writeHead(200, headers).end(JSON.stringify({ who, words: await words(), query: url.search }));
  } else if (name === "news")
    html(200, " data-document", `<p data-valid-until="${new Date(Date.now() + 300).toISOString()}">`);
  else if (incoming.headers.rsc) response.writeHead(200, { "content-type": "text/x-component" }).end(`flight ${who}`);
  else {
    const read = await words();
    if (name === "liaison") await new Promise((resolve) => setTimeout(resolve, 100));
    html(
      200,
      " data-document",
      `<h1>${read}</h1><p>${who} ${url.search} ${incoming.headers["x-address"]}</p>${filler}`,
    );
  }
}
