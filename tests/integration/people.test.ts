import { execFile } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { beforeEach, describe, expect, test } from "vitest";
import {
  acceptInvitation,
  confirmLink,
  findInvitation,
  invite,
  resetPassword,
  revokeLink,
} from "#features/people/invitation-commands.ts";
import { changeAccount, changeLanguage, deactivate, reactivate } from "#features/people/person-commands.ts";
import { lastReset, listLinks, listPeople } from "#features/people/person-queries.ts";
import { createSamplePerson } from "#features/people/sample-people.ts";
import { signIn } from "#features/people/sign-in-commands.ts";
import { type Person, portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { asActor, personWith, tokenOf } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";

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
  return tokenOf(invited.value);
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

  test("is none for an address that has an account, and ends no link of it that another knows", async () => {
    expect(await invite(admin, { email: "expert@example.org", role: "unit" })).toMatchObject({ error: "hasAccount" });
    expect(await asActor((await personWith("expert")).id)).toMatchObject({ role: "expert" });
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
    const asUnit = await linkFor({ ...focal, role: "unit" });
    const asFocal = await linkFor(focal);
    expect(await acceptInvitation(asUnit, account)).toMatchObject({ error: "invitationOver" });
    expect((await acceptInvitation(asFocal, account)).ok).toBe(true);
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
    // An operator, who holds the whole database, waits for nobody.
    expect(done(await invite(portal, focal)).path).not.toBeNull();
  });
});

function linkOf(confirmed: Awaited<ReturnType<typeof confirmLink>>) {
  const value = done(confirmed);
  if ("changed" in value) throw new Error("a role was given, and no link made");
  return value;
}

const secondAdmin = async () => {
  const input = { email: "second@example.org", name: "Second administrator", role: "admin", language: "en" } as const;
  return asActor(done(await createSamplePerson(input, "correct horse battery")).id);
};

describe("a new password", () => {
  test("leaves role, partner, post and name as they are, ends the sessions, and its owner is told who made it", async () => {
    const before = await personWith("liaison");
    done(await signIn({ email: before.email, password: "correct horse battery" }));
    const token = tokenOf(done(await resetPassword(admin, before.id)));
    expect(await findInvitation(token)).toMatchObject({ hasAccount: true, email: before.email });
    expect(await lastReset(before)).toBeNull();
    done(await acceptInvitation(token, { ...account, name: "Another" }));
    expect(await asActor(before.id)).toEqual(before);
    expect(await database().session.count()).toBe(0);
    expect((await signIn({ email: before.email, password })).ok).toBe(true);
    expect(await lastReset(before)).toMatchObject({ madeBy: admin.name, confirmedBy: null, on: expect.any(Date) });
    const events = await database().event.findMany({ where: { subjectId: before.id, subject: "person" } });
    expect(events.map(({ verb, actorId }) => [verb, actorId])).toEqual([
      ["create-sample", null],
      ["reset-password", admin.id],
      ["accept-reset", null],
    ]);
  });

  test("of an account that speaks for a partner is nothing for one administrator alone, but for an operator", async () => {
    const { id } = await personWith("focal");
    expect(await resetPassword(admin, id)).toMatchObject({ error: "resetNeedsOperator" });
    expect(done(await resetPassword(portal, id)).path).toMatch(/^\/ru\/invitation\//);
  });

  test("waits for a second administrator where there is one, who gets the link; who made it never sees it", async () => {
    const second = await secondAdmin();
    const { id } = await personWith("focal");
    const made = done(await resetPassword(admin, id));
    expect(made.path).toBeNull();
    expect(await listLinks(admin)).toMatchObject([{ waits: true, resets: { id }, madeBy: { id: admin.id } }]);
    expect(await confirmLink(admin, made.id, "en")).toMatchObject({ error: "ownLink" });
    expect(await confirmLink(await personWith("unit"), made.id, "en")).toMatchObject({ error: "notAllowed" });
    const confirmed = linkOf(await confirmLink(second, made.id, "en"));
    expect(await confirmLink(second, made.id, "en")).toMatchObject({ error: "linkOver" });
    expect(confirmed.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(8 * 3600 * 1000);
    done(await acceptInvitation(tokenOf(confirmed), account));
    expect(await lastReset(await asActor(id))).toMatchObject({ madeBy: admin.name, confirmedBy: second.name });
    expect(await listLinks(admin)).toEqual([]);
  });

  test("is not confirmed by whom it is for, and an account that will speak for a partner waits, too", async () => {
    const second = await secondAdmin();
    const third = await asActor(
      done(
        await createSamplePerson(
          { email: "third@example.org", name: "Third", role: "admin", language: "en" },
          "correct horse battery",
        ),
      ).id,
    );
    const own = done(await resetPassword(admin, second.id));
    expect(await confirmLink(second, own.id, "en")).toMatchObject({ error: "ownLink" });
    expect((await confirmLink(third, own.id, "en")).ok).toBe(true);
    expect(done(await invite(admin, { email: "tj@example.org", role: "focal", partner: "TJK" })).path).toBeNull();
    expect(done(await invite(admin, { email: "ex@example.org", role: "expert" })).path).not.toBeNull();
  });

  test("is one link at a time, and one that is revoked leads nowhere", async () => {
    const { id, email } = await personWith("expert");
    const [first, next] = [await resetPassword(admin, id), await resetPassword(admin, id)].map(done);
    expect(await findInvitation(tokenOf(first as never))).toBeNull();
    expect(await listLinks(admin)).toMatchObject([{ email }]);
    expect((await revokeLink(admin, next?.id ?? 0)).ok).toBe(true);
    expect(await revokeLink(admin, next?.id ?? 0)).toMatchObject({ error: "linkOver" });
    expect(await acceptInvitation(tokenOf(next as never), account)).toMatchObject({ error: "invitationOver" });
    const both = await Promise.all([resetPassword(admin, id), resetPassword(admin, id)]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect(await listLinks(admin)).toHaveLength(1);
  });

  test("is nothing for oneself, nor for an account that is deactivated", async () => {
    const { id } = await personWith("expert");
    done(await deactivate(admin, id));
    expect(await resetPassword(admin, id)).toMatchObject({ error: "deactivated" });
    expect(await resetPassword(admin, admin.id)).toMatchObject({ error: "ownAccount" });
    expect(await resetPassword(admin, 999_999)).toMatchObject({ error: "notFound" });
  });
});

describe("an administrator", () => {
  test("deactivates a person, who then comes back by no link sent before", async () => {
    const { id } = await personWith("expert");
    const token = tokenOf(done(await resetPassword(admin, id)));
    await deactivate(admin, id);
    expect(await acceptInvitation(token, account)).toMatchObject({ error: "invitationOver" });
  });

  test("deactivates a person who is just coming back by a link: neither waits for the other for ever", async () => {
    const { id } = await personWith("expert");
    const token = tokenOf(done(await resetPassword(admin, id)));
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

  test("who has always been alone makes no second one, by invitation or by another role", async () => {
    const { id } = await personWith("expert");
    expect(await invite(admin, { email: "puppet@example.org", role: "admin" })).toMatchObject({
      error: "secondMissing",
    });
    const managing = { role: "admin", partner: null, post: null } as const;
    expect(await changeAccount(admin, id, managing)).toMatchObject({ error: "secondMissing" });
    expect(await asActor(id)).toMatchObject({ role: "expert" });
    const made = { email: "puppet@example.org", role: "admin", tokenHash: "made", madeById: admin.id };
    const past = database().invitation.create({ data: { ...made, expiresAt: new Date(Date.now() + 1000) } });
    await expect(past).rejects.toThrow("invitation_administrator_by_two");
    done(await changeAccount(portal, id, managing));
    expect(await asActor(id)).toMatchObject({ role: "admin" });
  });

  test("remains where two deactivate each other at once", async () => {
    const { id } = await database().person.update({ where: { email: "unit@example.org" }, data: { role: "admin" } });
    const other = await asActor(id);
    const both = await Promise.all([deactivate(admin, other.id), deactivate(other, admin.id)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database().person.count({ where: { role: "admin", active: true } })).toBe(1);
  });

  test("remains whatever is asked of the database", async () => {
    await expect(database().person.update({ where: { id: admin.id }, data: { role: "unit" } })).rejects.toThrow(
      "the last administrator stays one",
    );
    await expect(database().$executeRaw`UPDATE person SET active = false`).rejects.toThrow("last administrator");
    expect(await changeAccount(portal, admin.id, { role: "unit", partner: null, post: null })).toMatchObject({
      error: "lastAdministrator",
    });
    expect(await deactivate(portal, admin.id)).toMatchObject({ error: "lastAdministrator" });
  });

  test("gives a liaison officer a post, and with it the countries; their sessions end with it", async () => {
    const { id, email } = await personWith("liaison");
    done(await signIn({ email, password: "correct horse battery" }));
    const liaison = { role: "liaison", partner: null } as const;
    expect((await asActor(id)).covers).toEqual(["UZB"]);
    expect((await changeAccount(admin, id, { ...liaison, post: null })).ok).toBe(true);
    expect((await asActor(id)).covers).toEqual([]);
    expect(await database().session.count({ where: { personId: id } })).toBe(0);
    expect((await changeAccount(admin, id, { ...liaison, post: "tashkent-sample" })).ok).toBe(true);
    expect((await asActor(id)).covers).toEqual(["UZB"]);
    expect(await changeAccount(admin, id, { ...liaison, post: "atlantis" })).toMatchObject({ error: "unknownPost" });
  });

  test("changes the role, and what went with the one before goes", async () => {
    const { id } = await personWith("liaison");
    const focal = { role: "focal", partner: "TJK", post: "tashkent-sample" } as const;
    expect(await changeAccount(admin, id, { ...focal, partner: null })).toMatchObject({ error: "partnerMissing" });
    expect(await changeAccount(admin, id, { ...focal, partner: "XXX" })).toMatchObject({ error: "unknownPartner" });
    expect((await changeAccount(admin, id, focal)).ok).toBe(true);
    expect(await asActor(id)).toMatchObject({ role: "focal", partner: { code: "TJK" }, covers: [] });
    expect(await changeAccount(admin, admin.id, focal)).toMatchObject({ error: "ownAccount" });
    expect(await changeAccount(admin, 999_999, focal)).toMatchObject({ error: "notFound" });
    const told = await database().event.findFirstOrThrow({ where: { verb: "change-role" } });
    expect(told).toMatchObject({ actorId: admin.id, subjectId: id, snapshot: { role: "focal", postId: null } });
  });

  describe("where there is a second one", () => {
    const speaking = { role: "focal", partner: "TJK", post: null } as const;
    const managing = { role: "admin", partner: null, post: null } as const;
    let second: Person;
    let expert: Person;

    beforeEach(async () => {
      second = await secondAdmin();
      expert = await personWith("expert");
    });

    test.each([speaking, managing])("only asks for the role $role: the second one gives it", async (asked) => {
      done(await signIn({ email: expert.email, password: "correct horse battery" }));
      done(await changeAccount(admin, expert.id, asked));
      expect(await asActor(expert.id)).toMatchObject({ role: "expert", partner: null });
      expect(await database().session.count({ where: { personId: expert.id } })).toBe(1);
      const [waiting] = await listLinks(admin);
      expect(waiting).toMatchObject({ waits: true, own: true, role: asked.role, changes: { id: expert.id } });
      expect(await listLinks(second)).toMatchObject([{ own: false }]);
      const id = waiting?.id ?? 0;
      expect(await confirmLink(admin, id, "en")).toMatchObject({ error: "ownLink" });
      expect(await confirmLink(await personWith("unit"), id, "en")).toMatchObject({ error: "notAllowed" });
      done(await confirmLink(second, id, "en"));
      expect(await asActor(expert.id)).toMatchObject({
        role: asked.role,
        partner: asked.partner && { code: asked.partner },
      });
      expect(await database().session.count({ where: { personId: expert.id } })).toBe(0);
      expect(await confirmLink(second, id, "en")).toMatchObject({ error: "linkOver" });
      expect(await listLinks(admin)).toEqual([]);
      const events = await database().event.findMany({ where: { subject: "person", subjectId: expert.id } });
      expect(events.map(({ verb, actorId }) => [verb, actorId])).toEqual([
        ["create-sample", null],
        ["ask-role", admin.id],
        ["change-role", second.id],
      ]);
    });

    test("waits as well for another partner of who speaks for one already, and gives other roles at once", async () => {
      const { id } = await personWith("focal");
      done(await changeAccount(admin, id, speaking));
      expect(await asActor(id)).toMatchObject({ partner: { code: "UZB" } });
      done(await changeAccount(admin, id, { role: "expert", partner: null, post: null }));
      expect(await asActor(id)).toMatchObject({ role: "expert", partner: null });
      // With it ends all that was asked for before.
      expect(await listLinks(admin)).toEqual([]);
    });

    test("takes it back, and what waits is over once the account is deactivated or changed again", async () => {
      const ask = async () => {
        done(await changeAccount(admin, expert.id, speaking));
        return (await listLinks(admin))[0]?.id ?? 0;
      };
      const revoked = await ask();
      done(await revokeLink(admin, revoked));
      const next = await ask();
      done(await deactivate(admin, expert.id));
      done(await reactivate(admin, expert.id));
      const last = await ask();
      done(await changeAccount(admin, expert.id, { role: "translator", partner: null, post: null }));
      for (const id of [revoked, next, last]) {
        expect(await confirmLink(second, id, "en")).toMatchObject({ error: "linkOver" });
      }
      expect(await asActor(expert.id)).toMatchObject({ role: "translator" });
    });

    test("is not the one whose account it is, and an account that confirms others is invited by two", async () => {
      expect(done(await invite(admin, { email: "third@example.org", role: "admin" })).path).toBeNull();
      const link = (await listLinks(second))[0]?.id ?? 0;
      expect(done(await confirmLink(second, link, "en"))).toMatchObject({
        path: expect.stringContaining("invitation"),
      });
    });

    /** All that takes two: by whoever is left when the other one is gone. */
    const takenByTwo = async () => [
      await invite(admin, { email: "puppet@example.org", role: "admin" }),
      await invite(admin, { email: "voice@example.org", ...speaking }),
      await changeAccount(admin, expert.id, managing),
      await changeAccount(admin, expert.id, speaking),
      await resetPassword(admin, second.id),
      await resetPassword(admin, expert.id),
      await resetPassword(admin, (await personWith("focal")).id),
    ];

    test("is sent away at once, and nobody can do more by it: what takes two is refused, and an operator brings them back", async () => {
      expect(await resetPassword(admin, second.id)).toMatchObject({ error: "resetNeedsOperator" });
      const asExpert = { role: "expert", partner: null, post: null } as const;
      expect(await changeAccount(admin, second.id, asExpert)).toMatchObject({ error: "secondMissing" });
      done(await deactivate(admin, second.id));
      const before = await database().invitation.count();
      for (const one of await takenByTwo()) {
        expect(one).toMatchObject({ error: expect.stringMatching(/^(secondMissing|resetNeedsOperator|deactivated)$/) });
      }
      expect(await changeAccount(admin, second.id, asExpert)).toMatchObject({ error: "secondMissing" });
      expect(await reactivate(admin, second.id)).toMatchObject({ error: "secondMissing" });
      expect(await database().invitation.count()).toBe(before);
      expect(done(await invite(admin, { email: "plain@example.org", role: "expert" })).path).not.toBeNull();
      done(await reactivate(portal, second.id));
      expect(done(await resetPassword(admin, expert.id)).path).toBeNull();
      // Nobody is the second any more, as an operator says.
      done(await changeAccount(portal, second.id, asExpert));
      expect(done(await resetPassword(admin, expert.id)).path).not.toBeNull();
    });

    test("makes a third with the first, and each of them loses the role by the two others", async () => {
      done(await changeAccount(admin, expert.id, managing));
      done(await confirmLink(second, (await listLinks(second))[0]?.id ?? 0, "en"));
      const third = await asActor(expert.id);
      done(await changeAccount(admin, second.id, { role: "unit", partner: null, post: null }));
      expect(await asActor(second.id)).toMatchObject({ role: "admin" });
      const [waiting] = await listLinks(third);
      expect(await confirmLink(second, waiting?.id ?? 0, "en")).toMatchObject({ error: "ownLink" });
      done(await confirmLink(third, waiting?.id ?? 0, "en"));
      expect(await asActor(second.id)).toMatchObject({ role: "unit" });
    });

    test("asks, while the database itself keeps a role from being given by one", async () => {
      done(await changeAccount(admin, expert.id, speaking));
      const used = database().invitation.updateMany({ data: { usedAt: new Date() } });
      await expect(used).rejects.toThrow("invitation_changes_by_another");
      const own = database().invitation.updateMany({ data: { usedAt: new Date(), confirmedById: admin.id } });
      await expect(own).rejects.toThrow("invitation_confirmed_by_another");
    });
  });

  test("alone sees who has an account", async () => {
    expect((await listPeople(admin)).map(({ email }) => email)).toContain("liaison@example.org");
    for (const actor of [visitor, await personWith("unit")]) {
      expect(await listPeople(actor)).toEqual([]);
      expect(await deactivate(actor, admin.id)).toMatchObject({ error: "notAllowed" });
      const role = { role: "admin", partner: null, post: null } as const;
      expect(await changeAccount(actor, admin.id, role)).toMatchObject({ error: "notAllowed" });
      expect(await resetPassword(actor, admin.id)).toMatchObject({ error: "notAllowed" });
      expect(await listLinks(actor)).toEqual([]);
    }
  });
});

test("a person chooses a language; a visitor has none to choose", async () => {
  const focal = await personWith("focal");
  expect((await changeLanguage(focal, "ru")).ok).toBe(true);
  expect((await asActor(focal.id)).language).toBe("ru");
  expect(await changeLanguage(visitor, "ru")).toMatchObject({ error: "notAllowed" });
});

test("an operator gives a role, takes access away and gives it back, by the address of the account", async () => {
  const command = promisify(execFile);
  const launch = [
    "--disable-warning=ExperimentalWarning",
    "--import",
    "./src/cli/server-only.mjs",
    "src/cli/portal.ts",
  ];
  const env = { ...process.env, PORTAL_SECRET: "a secret of the tests, long enough", DATABASE_OWNER_URL: "" };
  const run = async (...words: string[]) => (await command(process.execPath, [...launch, ...words], { env })).stdout;
  expect(await run("role", "expert@example.org", "--role", "admin")).toContain("expert@example.org: admin, active.");
  expect(await run("deactivate", admin.email)).toContain(`${admin.email}: admin, deactivated.`);
  expect(await run("reactivate", admin.email)).toContain(`${admin.email}: admin, active.`);
  await expect(run("deactivate", "nobody@example.org")).rejects.toThrow(/./);
});
