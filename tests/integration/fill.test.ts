import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fill } from "#cli/fill.ts";
import { fillMeetings } from "#cli/seed-meetings.ts";
import { recordMeeting, withdrawMeeting } from "#features/meetings/meeting-commands.ts";
import { acceptInvitation, invite } from "#features/people/invitation-commands.ts";
import { portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { type Fill, readSettings } from "#server/installation/env.ts";
import { portalWith, tamper } from "#tests/support/database.ts";
import { done, meetingOf } from "#tests/support/policy-meetings.ts";

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

test("a portal that was filled before a meeting was known gets it when it next starts, unless somebody has entered it", async () => {
  await portalWith("reference");
  const { id } = await database().meeting.findUniqueOrThrow({ where: { code: "EWG-2020-IV" } });
  const { id: other } = await database().meeting.findUniqueOrThrow({ where: { code: "EWG-2024-I" } });
  await tamper(
    `DELETE FROM event WHERE subject = 'meeting' AND subject_id IN (${id}, ${other})`,
    `DELETE FROM text_state WHERE subject = 'meeting' AND subject_id IN ('${id}', '${other}')`,
    `DELETE FROM meeting WHERE id IN (${id}, ${other})`,
  );
  const entered = meetingOf({ code: "EWG-FAMILIES", type: "ewg", pillar: 4, start: "2020-12-15", end: "2020-12-16" });
  done(await recordMeeting(portal, entered));
  const found = () =>
    database().meeting.findMany({
      where: { code: { in: ["EWG-FAMILIES", "EWG-2020-IV", "EWG-2024-I"] } },
      select: { code: true, publishedEnAt: true, version: true },
      orderBy: { code: "asc" },
    });
  await fillMeetings();
  expect(await found()).toMatchObject([
    { code: "EWG-2024-I", version: 2 },
    { code: "EWG-FAMILIES", version: 1 },
  ]);
  done(await withdrawMeeting(portal, "EWG-2024-I", 2, { en: "Not yet.", ru: "Еще рано." }));
  const asLeft = await found();
  await fillMeetings();
  expect(await found()).toEqual(asLeft);
});
