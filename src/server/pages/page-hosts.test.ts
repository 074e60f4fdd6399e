import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import type { HostRules } from "#server/hosts.ts";
import { clientAddress, createWays } from "./page-hosts.ts";

const rules: HostRules = { origin: "https://portal.example.org", more: [], byNumber: false, https: "insist" };
const asked = (headers: IncomingMessage["headers"], remoteAddress = "10.0.0.1") =>
  ({ headers, socket: { remoteAddress } }) as IncomingMessage;
const way = (host: string | undefined, more: Partial<HostRules> = {}, headers = {}) =>
  createWays({ ...rules, ...more })(asked({ ...(host !== undefined && { host }), ...headers }));

const overTls = { "x-forwarded-proto": "https" };

describe("The portal", () => {
  test("answers under its own name, on this machine, and under the names of the settings", () => {
    expect(way("portal.example.org", {}, overTls)).toBe("own");
    expect(way("PORTAL.example.org:443", {}, overTls)).toBe("own");
    for (const host of ["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "portal.localhost", undefined]) {
      expect(way(host)).toBe("own");
    }
    expect(way("inside.example.org", { more: ["inside.example.org"], https: "no" })).toBe("own");
  });

  test.each([
    "evil.example",
    "portal.example.org.evil.example",
    "10.0.0.7",
    "x y",
    "a@b",
    "",
    "127.0.0.1.evil.example",
  ])("answers under no other: %s", (host) => expect(way(host, {}, overTls)).toBe("unknown"));

  test("that listens to other machines, and was given no address, is asked by a number, never by a strange name", () => {
    const open = { origin: "http://localhost:3000", byNumber: true };
    expect(way("10.0.0.7:3000", open)).toBe("open");
    expect(way("[2001:db8::1]:3000", open)).toBe("open");
    expect(way("evil.example", open)).toBe("unknown");
  });

  test("insists on TLS off this machine, unless a server before it does, or a setting says no", () => {
    expect(way("portal.example.org")).toBe("open");
    expect(way("portal.example.org", {}, { "x-forwarded-proto": "http" })).toBe("open");
    expect(way("portal.example.org", { https: "proxy" })).toBe("own");
    expect(way("portal.example.org", { https: "no" })).toBe("own");
  });
});

test("an address is believed only of servers that stand before the portal", () => {
  const through = (chain: string, proxies: number) => clientAddress(asked({ "x-forwarded-for": chain }), proxies);
  expect(through("1.1.1.1, 2.2.2.2", 0)).toBe("10.0.0.1");
  expect(through("1.1.1.1, 2.2.2.2", 1)).toBe("2.2.2.2");
  expect(through("1.1.1.1, 2.2.2.2", 2)).toBe("1.1.1.1");
  expect(through("2.2.2.2", 5)).toBe("2.2.2.2");
  expect(clientAddress(asked({}), 1)).toBe("10.0.0.1");
});
