import { scryptSync } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { listPeople } from "#features/people/person-queries.ts";
import { endOwnSession, listOwnSessions } from "#features/people/session-commands.ts";
import { changePassword, liftLimits, signIn, signOut } from "#features/people/sign-in-commands.ts";
import { visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { nowhere, type Visit } from "#server/visit.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { whileHeld } from "#tests/support/waiting.ts";

const email = "unit@example.org";
const password = "correct horse battery";

beforeEach(() => portalWith("sample"));

async function session(): Promise<string> {
  const signed = await signIn({ email, password });
  if (!signed.ok) throw new Error(signed.error);
  return signed.value.session;
}

const sessions = async () => (await database().session.findMany()).map(({ id }) => id).sort();

describe("signing in", () => {
  test("makes a session that the database knows, whatever the case of the address", async () => {
    const signed = await signIn({ email: " Unit@Example.org ", password });
    expect(signed).toMatchObject({ ok: true, value: { person: { role: "unit" } } });
    expect(await sessions()).toHaveLength(1);
  });

  test("answers alike to a wrong password and to an address without an account", async () => {
    expect(await signIn({ email, password: "wrong" })).toEqual({ ok: false, error: "wrongCredentials" });
    expect(await signIn({ email: "nobody@example.org", password })).toEqual({ ok: false, error: "wrongCredentials" });
    expect(await sessions()).toEqual([]);
  });

  const wrong = { email, password: "wrong" };
  const guess = async (times: number, from?: Visit) => {
    for (let count = 0; count < times; count += 1) await signIn(wrong, from);
  };

  test("is slowed down after ten failures, even for who knows the password, and for nobody else", async () => {
    await guess(10);
    expect(await signIn({ email, password })).toMatchObject({
      error: "tooManyAttempts",
      details: { seconds: expect.any(Number), minutes: 15 },
    });
    expect((await signIn({ email: "focal@example.org", password })).ok).toBe(true);
    await database().attempts.updateMany({ data: { endsAt: new Date(Date.now() - 1000) } });
    expect((await signIn({ email, password })).ok).toBe(true);
  });

  test("goes on, while others guess, on a device on which that person has signed in before", async () => {
    const { id } = await personWith("unit");
    const known = { ...nowhere, device: { id: "a device", people: [id] } };
    const ofAnother = { ...nowhere, device: { id: "another", people: [id + 1] } };
    await guess(12);
    expect(await signIn({ email, password }, ofAnother)).toMatchObject({ error: "tooManyAttempts" });
    expect((await signIn({ email, password }, known)).ok).toBe(true);
    await guess(12, known);
    expect(await signIn({ email, password }, known)).toMatchObject({ error: "tooManyAttempts" });
  });

  test("goes on once an administrator has lifted the limit, and the list of people says who is held", async () => {
    const [admin, { id }] = [await personWith("admin"), await personWith("unit")];
    await guess(10);
    const held = async () => (await listPeople(admin)).filter(({ heldUntil }) => heldUntil).map((one) => one.id);
    expect(await held()).toEqual([id]);
    expect(await liftLimits(await personWith("unit"), id)).toMatchObject({ error: "notAllowed" });
    expect((await liftLimits(admin, id)).ok).toBe(true);
    await guess(20);
    expect(await held()).toEqual([]);
    expect((await signIn({ email, password })).ok).toBe(true);
  });

  test("is slowed down for a line that tries many accounts, which whoever knows a password does not use up", async () => {
    const line = { ...nowhere, line: "203.0.113.7" };
    for (let count = 0; count < 45; count += 1) expect((await signIn({ email, password }, line)).ok).toBe(true);
    const many = Array.from({ length: 40 }, (_, index) => ({ email: `nobody${index}@example.org`, password }));
    for (const one of many) await signIn(one, line);
    expect(await signIn({ email, password }, line)).toMatchObject({ error: "tooManyAttempts" });
    expect((await signIn({ email, password }, { ...nowhere, line: "203.0.113.8" })).ok).toBe(true);
  });

  test("leaves no address in the table of attempts, which holds only what still counts", async () => {
    await database().attempts.createMany({
      data: Array.from({ length: 25 }, (_, index) => ({ key: `old ${index}`, count: 1, endsAt: new Date(0) })),
    });
    await guess(2, { ...nowhere, line: "203.0.113.7" });
    const rows = await database().attempts.findMany();
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toMatch(/203\.0|example\.org/);
  });

  test("makes the hash of an earlier portal anew, at what a guess costs today, and ends no session by it", async () => {
    const salt = Buffer.alloc(16, 7);
    const key = scryptSync(password, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });
    const earlier = `scrypt$${salt.toString("base64")}$${key.toString("base64")}`;
    await database().person.update({ where: { email }, data: { passwordHash: earlier } });
    const first = await session();
    const { passwordHash } = await database().person.findUniqueOrThrow({ where: { email } });
    expect(passwordHash).toMatch(/^\$argon2id\$/);
    const second = await session();
    expect((await database().person.findUniqueOrThrow({ where: { email } })).passwordHash).toBe(passwordHash);
    expect(await sessions()).toEqual([first, second].sort());
  });

  test("counts guesses that are made at once", async () => {
    const guesses = await Promise.all(Array.from({ length: 14 }, () => signIn({ email, password: "wrong" })));
    const looked = guesses.filter((guess) => !guess.ok && guess.error === "wrongCredentials");
    expect(looked.length).toBeLessThanOrEqual(10);
  });
});

describe("a session", () => {
  test("ends where it is signed out of, and only that one", async () => {
    const [first, second] = [await session(), await session()];
    await signOut(first);
    expect(await sessions()).toEqual([second]);
  });

  test("ends everywhere when the password changes, and another begins", async () => {
    const unit = await personWith("unit");
    const [here] = [await session(), await session()];
    const next = "четыре направления";
    expect(await changePassword(unit, { current: "wrong", next }, here)).toMatchObject({ error: "wrongPassword" });
    expect(await sessions()).toHaveLength(2);
    const changed = await changePassword(unit, { current: password, next }, here);
    expect(await sessions()).toEqual([changed.ok && changed.value.session]);
    expect(await sessions()).not.toContain(here);
    expect(await signIn({ email, password })).toMatchObject({ error: "wrongCredentials" });
    expect((await signIn({ email, password: next })).ok).toBe(true);
    expect(await changePassword(visitor, { current: next, next: password }, here)).toMatchObject({
      error: "notAllowed",
    });
  });

  test("left open on a desk lets nobody guess the password without end", async () => {
    const here = await session();
    const unit = await personWith("unit");
    const guess = () => changePassword(unit, { current: "wrong", next: "four pillars" }, here);
    for (let count = 0; count < 10; count += 1) expect(await guess()).toMatchObject({ error: "wrongPassword" });
    expect(await guess()).toMatchObject({ error: "tooManyAttempts" });
  });

  test("does not undo the new password that a link has set meanwhile", async () => {
    const here = await session();
    const unit = await personWith("unit");
    // The old password has been found right, and what comes of it waits, when the link sets another.
    const { changing } = await whileHeld(`person WHERE id = ${unit.id}`, async (client, waiting) => {
      const changing = changePassword(unit, { current: password, next: "four pillars" }, here);
      await waiting(1);
      await client.query("UPDATE person SET password_hash = 'set by a link' WHERE id = $1", [unit.id]);
      return { changing };
    });
    expect(await changing).toMatchObject({ error: "wrongPassword" });
    expect(await database().person.findUnique({ where: { id: unit.id } })).toMatchObject({
      passwordHash: "set by a link",
    });
  });

  test("is seen by its owner, who ends those elsewhere; nobody ends another's", async () => {
    const [here, there] = [await session(), await session()];
    const unit = await personWith("unit");
    const [own, other] = await listOwnSessions(unit, here);
    expect([own?.isThis, other?.isThis]).toEqual([true, false]);
    expect(JSON.stringify([own, other])).not.toContain(there);
    expect(await listOwnSessions(visitor, here)).toEqual([]);
    expect(await endOwnSession(await personWith("focal"), here, other?.name ?? "")).toMatchObject({
      value: { ended: 0 },
    });
    expect(await endOwnSession(unit, here, other?.name ?? "")).toMatchObject({ value: { ended: 1 } });
    await session();
    expect(await endOwnSession(unit, here, null)).toMatchObject({ value: { ended: 1 } });
    expect(await sessions()).toEqual([here]);
  });

  test("that is too old goes when somebody signs in", async () => {
    const old = await session();
    await database().session.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    const fresh = await session();
    expect(await sessions()).toEqual([fresh]);
    expect(fresh).not.toBe(old);
  });
});
