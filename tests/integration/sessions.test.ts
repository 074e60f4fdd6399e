import { beforeEach, describe, expect, test } from "vitest";
import { changePassword, signIn, signOut } from "#features/people/person-commands.ts";
import { visitor } from "#policy.ts";
import { database } from "#server/database.ts";
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

  test("is slowed down after ten failures, even for who knows the password, and for nobody else", async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect(await signIn({ email, password: "wrong" })).toMatchObject({ error: "wrongCredentials" });
    }
    expect(await signIn({ email, password })).toMatchObject({ error: "tooManyAttempts" });
    expect((await signIn({ email: "focal@example.org", password })).ok).toBe(true);
    await database().signInAttempt.updateMany({ data: { at: new Date(Date.now() - 16 * 60_000) } });
    expect((await signIn({ email, password })).ok).toBe(true);
    expect(await database().signInAttempt.count()).toBe(0);
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

  test("ends everywhere else when the password changes", async () => {
    const unit = await personWith("unit");
    const [here] = [await session(), await session()];
    const next = "четыре направления";
    expect(await changePassword(unit, { current: "wrong", next }, here)).toMatchObject({ error: "wrongPassword" });
    expect(await sessions()).toHaveLength(2);
    expect((await changePassword(unit, { current: password, next }, here)).ok).toBe(true);
    expect(await sessions()).toEqual([here]);
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

  test("that is too old goes when somebody signs in", async () => {
    const old = await session();
    await database().session.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    const fresh = await session();
    expect(await sessions()).toEqual([fresh]);
    expect(fresh).not.toBe(old);
  });
});
