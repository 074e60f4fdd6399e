import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, describe, expect, test } from "vitest";
import {
  acceptInvitation,
  assignPost,
  changeLanguage,
  deactivate,
  findInvitation,
  invite,
  reactivate,
  signIn,
} from "#features/people/person-commands.ts";
import { listPeople } from "#features/people/person-queries.ts";
import { type Person, portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { asActor, personWith } from "#tests/support/people.ts";

const password = "четыре направления";
const account = { name: "Новый координатор", password, language: "ru" };

let admin: Person;

beforeEach(async () => {
  await portalWith("sample");
  admin = await personWith("admin");
});

async function linkFor(input: { email: string; role: string; partner?: string }): Promise<string> {
  const invited = await invite(admin, input);
  if (!invited.ok) throw new Error(invited.error);
  return invited.value.path.split("/").at(-1) ?? "";
}

describe("an invitation", () => {
  const focal = { email: " Focal.TJ@Example.org ", role: "focal", partner: "TJK" };

  test("makes an account, once", async () => {
    const token = await linkFor(focal);
    expect(await findInvitation(token)).toMatchObject({
      email: "focal.tj@example.org",
      role: "focal",
      hasAccount: false,
    });
    expect((await acceptInvitation(token, account)).ok).toBe(true);
    expect(await findInvitation(token)).toBeNull();
    expect(await acceptInvitation(token, account)).toEqual({ ok: false, error: "invitationOver" });
    const signed = await signIn({ email: "focal.tj@example.org", password });
    expect(signed.ok && (await asActor(signed.value.person.id))).toMatchObject({
      role: "focal",
      partner: { code: "TJK" },
      language: "ru",
    });
  });

  test("is taken by one of two who use it at once", async () => {
    const token = await linkFor(focal);
    const both = await Promise.all([acceptInvitation(token, account), acceptInvitation(token, account)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("gives who has an account a new password, keeps the name and ends the sessions", async () => {
    const before = await signIn({ email: "focal@example.org", password: "correct horse battery" });
    expect(before.ok).toBe(true);
    const token = await linkFor({ email: "focal@example.org", role: "focal", partner: "UZB" });
    expect((await findInvitation(token))?.hasAccount).toBe(true);
    await acceptInvitation(token, account);
    expect(await database().session.count({ where: { person: { email: "focal@example.org" } } })).toBe(0);
    expect(await signIn({ email: "focal@example.org", password })).toMatchObject({
      ok: true,
      value: { person: { name: "Sample focal point" } },
    });
  });

  test("is good for a time, and its token is nowhere in the database", async () => {
    const token = await linkFor(focal);
    const [stored] = await database().invitation.findMany();
    expect(JSON.stringify(stored)).not.toContain(token);
    await database().invitation.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await findInvitation(token)).toBeNull();
    expect(await acceptInvitation(token, account)).toMatchObject({ error: "invitationOver" });
  });

  test("ends the links that the same person was sent before", async () => {
    const asAdmin = await linkFor({ ...focal, role: "admin" });
    const asFocal = await linkFor(focal);
    expect(await acceptInvitation(asAdmin, account)).toMatchObject({ error: "invitationOver" });
    expect((await acceptInvitation(asFocal, account)).ok).toBe(true);
  });

  test("to another role takes away the post", async () => {
    const { id } = await personWith("liaison");
    await acceptInvitation(await linkFor({ email: "liaison@example.org", role: "expert" }), account);
    expect(await asActor(id)).toMatchObject({ role: "expert", covers: [] });
  });

  test("leads to the page of its language", async () => {
    const invited = await invite(admin, { ...focal, language: "ru" });
    expect(invited.ok && invited.value.path).toMatch(/^\/ru\/invitation\/[\w-]{32}$/);
  });

  test("is made by an administrator, for a role that exists and a partner that a focal point needs", async () => {
    for (const actor of [visitor, await personWith("unit"), await personWith("focal")]) {
      expect(await invite(actor, focal)).toMatchObject({ error: "notAllowed" });
    }
    expect(await invite(admin, { ...focal, email: "nobody" })).toMatchObject({ error: "invalidEmail" });
    expect(await invite(admin, { ...focal, role: "minister" })).toMatchObject({ error: "unknownRole" });
    expect(await invite(admin, { email: focal.email, role: "focal" })).toMatchObject({ error: "partnerMissing" });
    expect(await invite(admin, { ...focal, partner: "XXX" })).toMatchObject({ error: "unknownPartner" });
    expect((await invite(portal, focal)).ok).toBe(true);
  });
});

describe("an administrator", () => {
  test("deactivates a person, who then comes back by no link sent before", async () => {
    const { id } = await personWith("expert");
    const token = await linkFor({ email: "expert@example.org", role: "expert" });
    await deactivate(admin, id);
    expect(await acceptInvitation(token, account)).toMatchObject({ error: "invitationOver" });
  });

  test("deactivates a person who is just coming back by a link: neither waits for the other for ever", async () => {
    const { id } = await personWith("expert");
    const token = await linkFor({ email: "expert@example.org", role: "expert" });
    let both: Promise<unknown[]> = Promise.resolve([]);
    await database().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM person WHERE id = ${id} FOR UPDATE`;
      const deactivating = deactivate(admin, id);
      await wait(200);
      both = Promise.all([deactivating, acceptInvitation(token, account)]);
      await wait(400);
    });
    expect(await both).toMatchObject([{ ok: true }, { error: "invitationOver" }]);
  });

  test("deactivates a person, whose sessions end, and reactivates them", async () => {
    const { id } = await personWith("expert");
    await signIn({ email: "expert@example.org", password: "correct horse battery" });
    expect((await deactivate(admin, id)).ok).toBe(true);
    expect(await database().session.count({ where: { personId: id } })).toBe(0);
    expect(await signIn({ email: "expert@example.org", password: "correct horse battery" })).toMatchObject({
      error: "wrongCredentials",
    });
    expect((await reactivate(admin, id)).ok).toBe(true);
    expect((await signIn({ email: "expert@example.org", password: "correct horse battery" })).ok).toBe(true);
    const events = await database().event.findMany({
      where: { subject: "person", subjectCode: String(id) },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ verb }) => verb)).toEqual(["create-sample", "deactivate", "reactivate"]);
    expect(JSON.stringify(events.map(({ snapshot }) => snapshot))).not.toContain("example.org");
  });

  test("is never the one to go: an administrator always remains", async () => {
    expect(await deactivate(admin, admin.id)).toMatchObject({ error: "ownAccount" });
    expect(await deactivate(admin, 999_999)).toMatchObject({ error: "notFound" });
  });

  test("remains where two deactivate each other at once", async () => {
    const { id } = await database().person.update({ where: { email: "unit@example.org" }, data: { role: "admin" } });
    const other = await asActor(id);
    const both = await Promise.all([deactivate(admin, other.id), deactivate(other, admin.id)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database().person.count({ where: { role: "admin", active: true } })).toBe(1);
  });

  test("gives a liaison officer a post, and with it the countries", async () => {
    const { id } = await personWith("liaison");
    expect((await asActor(id)).covers).toEqual(["UZB"]);
    expect((await assignPost(admin, id, null)).ok).toBe(true);
    expect((await asActor(id)).covers).toEqual([]);
    expect((await assignPost(admin, id, "tashkent-sample")).ok).toBe(true);
    expect((await asActor(id)).covers).toEqual(["UZB"]);
    expect(await assignPost(admin, id, "atlantis")).toMatchObject({ error: "unknownPost" });
    expect(await assignPost(admin, admin.id, "ankara")).toMatchObject({ error: "notFound" });
  });

  test("alone sees who has an account", async () => {
    expect((await listPeople(admin)).map(({ email }) => email)).toContain("liaison@example.org");
    for (const actor of [visitor, await personWith("unit")]) {
      expect(await listPeople(actor)).toEqual([]);
      expect(await deactivate(actor, admin.id)).toMatchObject({ error: "notAllowed" });
      expect(await assignPost(actor, admin.id, null)).toMatchObject({ error: "notAllowed" });
    }
  });
});

test("a person chooses a language; a visitor has none to choose", async () => {
  const focal = await personWith("focal");
  expect((await changeLanguage(focal, "ru")).ok).toBe(true);
  expect((await asActor(focal.id)).language).toBe("ru");
  expect(await changeLanguage(visitor, "ru")).toMatchObject({ error: "notAllowed" });
});
