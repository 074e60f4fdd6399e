import { beforeEach, describe, expect, test } from "vitest";
import { changeActive, inviteSomebody } from "#desk/people/account-actions.ts";
import * as desk from "#desk/people/person-actions.ts";
import { changeOwnPassword, leave } from "#desk/people/person-actions.ts";
import { invite, resetPassword } from "#features/people/invitation-commands.ts";
import { portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { nowhere } from "#server/visit.ts";
import { portalWith } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { personWith, tokenOf } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { refusalText } from "#ui/form/form-answers.ts";
import type { FormValues } from "#ui/form/form-state.ts";

const password = "correct horse battery";

const [enter, join] = [desk.enter(nowhere), desk.join(nowhere)];

beforeEach(() => portalWith("sample"));

const typed = (values: FormValues) => formOf({ locale: "en", ...values });

describe("Signing in", () => {
  test("leads to the desk, and to no other house, where the address of one is asked for", async () => {
    const account = { email: "unit@example.org", password };
    const session = expect.any(String);
    expect(await enter(visitor, typed(account))).toEqual({ to: "/en/desk", session });
    expect(await enter(visitor, typed({ ...account, next: "//example.com/desk" }))).toEqual({
      to: "/en/desk",
      session,
    });
    expect(await enter(visitor, formOf({ ...account, locale: "ru" }))).toEqual({ to: "/ru/desk", session });
  });

  test("with a wrong password keeps no session and gives the address back, the password not", async () => {
    expect(await enter(visitor, typed({ email: "unit@example.org", password: "wrong" }))).toEqual({
      status: "refused",
      message: refusalText({ error: "wrongCredentials" }, "en"),
      values: { locale: "en", email: "unit@example.org" },
    });
    expect(await database().session.count()).toBe(0);
  });
});

test("Whoever leaves without a session is led home, too", async () => {
  expect(await leave(null, formOf({ locale: "ru" }))).toEqual({ to: "/ru", session: null });
});

describe("An invitation", () => {
  const linkFor = async (email: string) => {
    return tokenOf(done(await invite(portal, { email, role: "unit" })));
  };

  test("for a new password asks for no name, and sets it", async () => {
    const token = tokenOf(done(await resetPassword(portal, (await personWith("unit")).id)));
    const session = expect.any(String);
    expect(await join(visitor, typed({ token, password: "four pillars" }))).toEqual({ to: "/en/desk", session });
    expect(await enter(visitor, typed({ email: "unit@example.org", password: "four pillars" }))).toHaveProperty(
      "session",
    );
  });

  test("keeps a name whole or refuses it, with how long it may be", async () => {
    const token = await linkFor("new@example.org");
    const name = "Абдурахмон ".repeat(20).trim();
    expect(await join(visitor, typed({ token, name, password: "four pillars" }))).toMatchObject({
      status: "invalid",
      problems: [{ field: "name", message: expect.stringContaining("200") }],
      values: { name },
    });
    expect(await database().person.count({ where: { email: "new@example.org" } })).toBe(0);
  });

  test("that is over says so, but to who comes again with the password that they chose", async () => {
    const token = await linkFor("new@example.org");
    await join(visitor, typed({ token, name: "New", password: "four pillars" }));
    expect(await join(visitor, typed({ token, name: "Again", password: "five pillars" }))).toMatchObject({
      status: "refused",
      message: refusalText({ error: "invitationOver" }, "en"),
    });
    expect(await join(visitor, typed({ token, name: "New", password: "four pillars" }))).toMatchObject({
      to: "/en/desk",
    });
    expect(await database().event.count({ where: { verb: "accept-invitation" } })).toBe(1);
  });

  test("names a partner that there is", async () => {
    const values = { email: "new@example.org", role: "focal", partner: "XXX" };
    expect(await inviteSomebody(await personWith("admin"), typed(values))).toMatchObject({ status: "refused", values });
    expect(await database().invitation.count()).toBe(0);
  });
});

test("A wrong password changes none, and ends no session", async () => {
  const unit = await personWith("unit");
  await enter(visitor, typed({ email: unit.email, password }));
  const values = { currentPassword: "wrong", newPassword: "four pillars" };
  expect(await changeOwnPassword("another")(unit, typed(values))).toEqual({
    status: "refused",
    message: refusalText({ error: "wrongPassword" }, "en"),
    values: { locale: "en" },
  });
  expect(await database().session.count()).toBe(1);
});

test("Nobody takes their own access away, and the list of people says so", async () => {
  const admin = await personWith("admin");
  const own = typed({ person: String(admin.id), active: "no" });
  expect(await changeActive(admin, own)).toEqual({ to: "/en/desk/people?refused=ownAccount" });
  const focal = typed({ person: String((await personWith("focal")).id), active: "yes" });
  expect(await changeActive(admin, focal)).toMatchObject({ to: expect.stringContaining("reactivated=") });
});
