import { scryptSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createHashPool } from "./hash-pool.ts";
import { hashPassword, passwordCost, verifyPassword } from "./passwords.ts";

/** In tests a guess costs next to nothing; the pool is as small as it can be. */
const cost = { memory: 64, passes: 1 };
const pool = createHashPool(1, 8);
const cheap = { cost, pool };

async function hashOf(password: string): Promise<string> {
  const hashed = await hashPassword(password, cheap);
  if (!hashed.ok) throw new Error(hashed.error);
  return hashed.value;
}

describe("A password", () => {
  test("is known again and no other is", async () => {
    const hash = await hashOf("шелковый путь 2021");
    expect(await verifyPassword("шелковый путь 2021", hash, cheap)).toMatchObject({ value: { right: true } });
    expect(await verifyPassword("шелковый путь 2022", hash, cheap)).toMatchObject({ value: { right: false } });
    for (const none of [null, "", "set by a link", "$argon2id$v=19$m=64,t=1,p=1$$"]) {
      expect(await verifyPassword("шелковый путь 2021", none, cheap)).toMatchObject({ value: { right: false } });
    }
  });

  test("is never kept as it is, nor twice alike", async () => {
    const [one, two] = [await hashOf("a long enough one"), await hashOf("a long enough one")];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toContain("long");
    expect(one).not.toBe(two);
  });

  test("costs whoever guesses it 32 MB each time; one that cost less is made anew when it is known", async () => {
    expect(passwordCost.memory * 1024).toBe(32 * 1024 * 1024);
    const hash = await hashOf("a long enough one");
    expect(await verifyPassword("a long enough one", hash, cheap)).toMatchObject({ value: { outdated: false } });
    const dearer = { pool, cost: { ...cost, passes: 2 } };
    expect(await verifyPassword("a long enough one", hash, dearer)).toEqual({
      ok: true,
      value: { right: true, outdated: true },
    });
  });

  test("that an earlier portal kept is known, and is to be made anew", async () => {
    const salt = Buffer.alloc(16, 7);
    const key = scryptSync("четыре направления", salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });
    const hash = `scrypt$${salt.toString("base64")}$${key.toString("base64")}`;
    const known = { ok: true, value: { right: true, outdated: true } };
    expect(await verifyPassword("четыре направления", hash, cheap)).toEqual(known);
    expect(await verifyPassword("пять направлений", hash, cheap)).toMatchObject({ value: { right: false } });
  });
});

describe("Of those who wait for the pool", () => {
  const job = (passes: number) =>
    ({ by: "argon2id", password: "x", salt: Buffer.alloc(16), bytes: 32, memory: 64, passes }) as const;

  test("no more are taken than it has room for, and whoever comes then hears so at once", async () => {
    const small = createHashPool(1, 3);
    const taken = Array.from({ length: 10 }, () => small.derive(job(1)));
    expect(taken.filter((one) => one === null)).toHaveLength(6);
    await Promise.all(taken);
    expect(small.waiting()).toBe(0);
    expect(await small.derive(job(1))).toHaveLength(32);
  });

  test("those who are known go first, and find room where others find none", async () => {
    const small = createHashPool(1, 2);
    const order: string[] = [];
    const others = [1, 2, 3].map((name) => small.derive(job(1))?.then(() => order.push(`other ${name}`)));
    expect(small.derive(job(1))).toBeNull();
    const first = small.derive(job(1), true)?.then(() => order.push("known"));
    await Promise.all([...others, first]);
    expect(order).toEqual(["other 1", "known", "other 2", "other 3"]);
  });

  test("one that cannot be hashed stops nobody else", async () => {
    const small = createHashPool(1, 3);
    await expect(small.derive(job(0))).rejects.toThrow();
    expect(await small.derive(job(1))).toHaveLength(32);
  });
});
