import { describe, expect, test } from "vitest";
import { readSettings } from "./env.ts";

describe("the settings", () => {
  test("have a default for everything", () => {
    expect(readSettings({})).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      origin: "http://127.0.0.1:3000",
      fill: "sample",
      databaseUrl: undefined,
      cacheBytes: 64 * 1024 * 1024,
    });
  });

  test("that are empty count as not set", () => {
    expect(readSettings({ PORT: "", DATABASE_URL: " ", PORTAL_URL: "" })).toEqual(readSettings({}));
  });

  test("fill a database of one's own with facts only, unless they say otherwise", () => {
    const DATABASE_URL = "postgresql://portal:secret@db.example.org/portal";
    expect(readSettings({ DATABASE_URL }).fill).toBe("reference");
    expect(readSettings({ DATABASE_URL, PORTAL_FILL: "sample" }).fill).toBe("sample");
  });

  test("give links the address that readers use", () => {
    expect(readSettings({ PORT: "8080" }).origin).toBe("http://127.0.0.1:8080");
    expect(readSettings({ HOST: "0.0.0.0" }).origin).toBe("http://localhost:3000");
    expect(readSettings({ HOST: "::1" }).origin).toBe("http://[::1]:3000");
    expect(readSettings({ PORTAL_URL: "https://portal.example.org/" }).origin).toBe("https://portal.example.org");
  });

  test.each([
    ["PORT", "70000", 'PORT is "70000": it must be a whole number from 1 to 65535.'],
    ["PORT", "3000x", 'PORT is "3000x": it must be a whole number from 1 to 65535.'],
    ["PORTAL_FILL", "demo", 'PORTAL_FILL is "demo": it must be one of sample, reference, empty.'],
    ["PORTAL_SECRET", "too short", "PORTAL_SECRET is not usable: it must have at least 32 characters."],
  ])("that are wrong are named with what they must be: %s=%s", (name, value, sentence) => {
    expect(() => readSettings({ [name]: value })).toThrow(sentence);
  });

  test("insist on https off this machine, unless they say otherwise", () => {
    const PORTAL_URL = "http://portal.example.org";
    expect(() => readSettings({ PORTAL_URL })).toThrow(/PORTAL_URL is "http:.*PORTAL_HTTPS=no/);
    expect(readSettings({ PORTAL_URL, PORTAL_HTTPS: "no" }).hosts.https).toBe("no");
    expect(readSettings({ PORTAL_URL: "http://localhost:4000" }).hosts.https).toBe("insist");
    expect(() => readSettings({ PORTAL_HTTPS: "perhaps" })).toThrow("it must be one of insist, proxy, no");
  });

  test("say under which names the portal is asked: without an address of its own by number where others reach it", () => {
    expect(readSettings({}).hosts).toEqual({ more: [], byNumber: false, https: "insist" });
    expect(readSettings({ HOST: "0.0.0.0" }).hosts.byNumber).toBe(true);
    expect(readSettings({ HOST: "0.0.0.0", PORTAL_URL: "https://portal.example.org" }).hosts.byNumber).toBe(false);
    expect(readSettings({ PORTAL_HOSTS: "a.example, b.example" }).hosts.more).toEqual(["a.example", "b.example"]);
    expect(readSettings({ PORTAL_PROXIES: "1" }).proxies).toBe(1);
    for (const wrong of [{ PORTAL_HOSTS: "http://a" }, { PORTAL_PROXIES: "many" }, { PORTAL_SESSIONS: "king 1h 1d" }]) {
      expect(() => readSettings(wrong)).toThrow(Object.keys(wrong)[0]);
    }
  });

  test("are all named when several are wrong, one a line", () => {
    const wrong = { PORT: "0", PORTAL_URL: "https://example.org/portal", DATABASE_URL: "mysql://localhost" };
    expect(() => readSettings(wrong)).toThrow(/^PORT .*\nPORTAL_URL .*\nDATABASE_URL [^\n]*$/);
  });

  test("never show a secret that is wrong", () => {
    expect(() => readSettings({ DATABASE_URL: "oracle://portal:hunter2@host" })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("hunter2") }),
    );
  });
});
