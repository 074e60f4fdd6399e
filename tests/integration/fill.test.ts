import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fill } from "#cli/fill.ts";
import { acceptInvitation, invite } from "#features/people/invitation-commands.ts";
import { portal } from "#policy.ts";
import { type Fill, readSettings } from "#server/installation/env.ts";
import { portalWith } from "#tests/support/database.ts";

const path = mkdtempSync(join(tmpdir(), "portal-fill-"));

afterAll(() => rmSync(path, { recursive: true }));

const start = (begun: Fill) =>
  fill(readSettings({ PORTAL_FILL: begun }), { path, cluster: join(path, "postgres") }, process.env.DATABASE_URL ?? "");

test("a portal without samples has no account until its first administrator has made one", async () => {
  for (const begun of ["empty", "reference"] as const) {
    await portalWith(begun);
    expect(await start(begun)).toMatchObject({ accounts: [], hasPeople: false });
  }
  const invited = await invite(portal, { email: "chief@example.org", role: "admin" });
  const token = (invited.ok && invited.value.path?.split("/").at(-1)) || "";
  await acceptInvitation(token, { name: "Chief", password: "четыре направления", language: "ru" });
  expect(await start("reference")).toMatchObject({ accounts: [], hasPeople: true });
});

test("a portal with samples has six, whose password is made once and kept", async () => {
  await portalWith("empty");
  const first = await start("sample");
  expect(first.accounts.map(({ email }) => email.split("@")[0])).toEqual([
    "admin",
    "unit",
    "translator",
    "liaison",
    "focal",
    "expert",
  ]);
  expect(first.password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
  expect(await start("sample")).toEqual(first);
});
