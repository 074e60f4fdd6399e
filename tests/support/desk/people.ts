import { expect } from "vitest";
import {
  changeActive,
  changeRole,
  confirmWaiting,
  inviteSomebody,
  liftHeld,
  makeReset,
  revokeOpen,
} from "#desk/people/account-actions.ts";
import { changeOwnLanguage, changeOwnPassword, endSession, enter, join, leave } from "#desk/people/person-actions.ts";
import { invite, resetPassword } from "#features/people/invitation-commands.ts";
import { changeAccount } from "#features/people/person-commands.ts";
import { createSamplePerson } from "#features/people/sample-people.ts";
import { signIn } from "#features/people/sign-in-commands.ts";
import { type Actor, can, type Person, portal, type Role, roles } from "#policy.ts";
import { database } from "#server/database.ts";
import { verifyPassword } from "#server/passwords/passwords.ts";
import { nowhere } from "#server/visit.ts";
import { asActor, personWith, tokenOf } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import type { Job } from "./job.ts";

/** The password of the sample accounts. */
const password = "correct horse battery";
const newPassword = "four pillars, one line";

const person = (where: { id: number } | { email: string }) => database().person.findUnique({ where });

const own = (actor: Actor) => person({ id: actor.kind === "person" ? actor.id : 0 });

/** The token is kept nowhere but in the link. */
let token = "";

const openLink = () => database().invitation.findFirst();

async function otherAdmin(): Promise<Person> {
  const input = { email: "second@example.org", name: "Second administrator", language: "en" };
  return asActor(done(await createSamplePerson({ ...input, role: "admin" }, password)).id);
}

/** There are two administrators, and the other one asks for a new password of a focal point. */
async function waitingLink() {
  done(await resetPassword(await otherAdmin(), (await personWith("focal")).id));
}

/** The other one asks for somebody to speak for a partner. */
async function waitingRole() {
  const other = await otherAdmin();
  const { id } = await personWith("expert");
  done(await changeAccount(other, id, { role: "focal", partner: "TJK", post: null }));
}

export const people: Job[] = [
  {
    does: "lets in whoever has an account",
    name: "enter",
    once: "nothing",
    action: enter(nowhere),
    may: () => true,
    by: ["visitor"],
    form: async () => ({ email: "unit@example.org", password, next: "/en/desk/waiting" }),
    outcome: { to: "/en/desk/waiting", session: expect.any(String) },
    kept: [() => database().session.count(), 1],
    wrong: [{ email: " ", password: "" }, ["email", "password"]],
  },
  {
    does: "lets somebody leave",
    name: "leave",
    once: "nothing",
    action: async (_, data) => leave((await database().session.findFirst())?.id ?? null, data),
    may: () => true,
    by: ["visitor"],
    prepare: async () => done(await signIn({ email: "unit@example.org", password })),
    form: async () => ({}),
    outcome: { to: "/en", session: null },
    kept: [() => database().session.count(), 0],
  },
  {
    does: "makes an account for whoever was invited",
    name: "join",
    once: "stands",
    action: join(nowhere),
    may: () => true,
    by: ["visitor"],
    prepare: async () => {
      token = tokenOf(done(await invite(portal, { email: "new@example.org", role: "expert" })));
    },
    form: async () => ({ token, name: "A new expert", password: newPassword }),
    outcome: { to: "/en/desk", session: expect.any(String) },
    kept: [() => person({ email: "new@example.org" }), { name: "A new expert", role: "expert", active: true }],
    wrong: [{ name: " ", password: "short" }, ["name", "password"]],
  },
  {
    does: "changes somebody's own password",
    name: "changeOwnPassword",
    once: "stands",
    action: changeOwnPassword("this session"),
    may: can.enterDesk,
    by: [...roles] as [Role, ...Role[]],
    form: async () => ({ currentPassword: password, newPassword }),
    outcome: { status: "done" },
    kept: [
      async (actor) => verifyPassword(newPassword, (await own(actor))?.passwordHash ?? null),
      { ok: true, value: { right: true, outdated: false } },
    ],
    wrong: [{ currentPassword: "", newPassword: "short" }, ["currentPassword", "newPassword"]],
  },
  {
    does: "changes somebody's own language",
    name: "changeOwnLanguage",
    once: "key",
    action: changeOwnLanguage,
    may: can.enterDesk,
    by: [...roles] as [Role, ...Role[]],
    form: async (actor) => ({ language: (actor as Person).language === "ru" ? "en" : "ru" }),
    outcome: { to: "/en/account?saved=language" },
    kept: [async (actor) => (await own(actor))?.language !== (actor as Person).language, true],
    wrong: [{ language: "de" }, ["language"]],
  },
  {
    does: "invites somebody",
    name: "inviteSomebody",
    once: "key",
    // The link was shown once: another is a decision.
    again: { status: "refused", message: expect.stringContaining("new@example.org") },
    action: inviteSomebody,
    may: can.invite,
    by: ["admin"],
    form: async () => ({ email: "new@example.org", role: "focal", partner: "TJK", language: "ru" }),
    outcome: { status: "done", link: expect.stringContaining("/ru/invitation/") },
    kept: [() => database().invitation.findFirst(), { email: "new@example.org", role: "focal" }],
    wrong: [{ email: "nobody", partner: "" }, ["email", "partner"]],
  },
  {
    does: "takes somebody's access away",
    name: "changeActive",
    once: "stands",
    action: changeActive,
    may: can.managePeople,
    by: ["admin"],
    form: async () => ({ person: String((await personWith("focal")).id), active: "no" }),
    outcome: { to: expect.stringMatching(/^\/en\/desk\/people\?deactivated=\d+$/) },
    kept: [() => person({ email: "focal@example.org" }), { active: false }],
    refusal: (error) => ({ to: `/en/desk/people?refused=${error}` }),
  },
  {
    does: "changes what somebody is",
    name: "changeRole",
    once: "key",
    action: changeRole,
    may: can.managePeople,
    by: ["admin"],
    form: async () => ({ person: String((await personWith("liaison")).id), role: "focal", partner: "TJK", post: "" }),
    outcome: { to: expect.stringMatching(/^\/en\/desk\/people\?changed=\d+$/) },
    kept: [() => person({ email: "liaison@example.org" }), { role: "focal", postId: null }],
    wrong: [{ role: "focal", partner: "" }, ["partner"]],
  },
  {
    does: "makes a link for a new password",
    name: "makeReset",
    once: "key",
    again: { status: "refused", message: expect.stringContaining("expert@example.org") },
    action: makeReset,
    may: can.managePeople,
    by: ["admin"],
    form: async () => ({ person: String((await personWith("expert")).id), email: "expert@example.org" }),
    outcome: { status: "done", link: expect.stringContaining("/en/invitation/") },
    kept: [() => database().invitation.findFirst(), { email: "expert@example.org", role: "expert" }],
  },
  {
    does: "confirms a link that another administrator has asked for",
    name: "confirmWaiting",
    once: "key",
    again: { status: "refused", message: expect.stringContaining("focal@example.org") },
    action: confirmWaiting,
    may: can.managePeople,
    by: ["admin"],
    prepare: waitingLink,
    form: async () => ({ link: String((await openLink())?.id), email: "focal@example.org" }),
    outcome: { status: "done", link: expect.stringContaining("/en/invitation/") },
    kept: [openLink, { tokenHash: expect.any(String), confirmedById: expect.any(Number) }],
  },
  {
    does: "gives a role that another administrator has asked for",
    name: "confirmWaiting",
    once: "key",
    action: confirmWaiting,
    may: can.managePeople,
    by: ["admin"],
    prepare: waitingRole,
    form: async () => ({ link: String((await openLink())?.id), email: "expert@example.org" }),
    outcome: { to: expect.stringMatching(/^\/en\/desk\/people\?changed=\d+$/) },
    kept: [() => person({ email: "expert@example.org" }), { role: "focal" }],
  },
  {
    does: "revokes a link",
    name: "revokeOpen",
    once: "stands",
    again: { to: "/en/desk/people?refused=linkOver" },
    action: revokeOpen,
    may: can.managePeople,
    by: ["admin"],
    prepare: waitingLink,
    form: async () => ({ link: String((await openLink())?.id) }),
    outcome: { to: "/en/desk/people?revoked=1" },
    kept: [openLink, { revokedAt: expect.any(Date) }],
    refusal: (error) => ({ to: `/en/desk/people?refused=${error}` }),
  },
  {
    does: "lets somebody sign in of whom too many passwords were guessed",
    name: "liftHeld",
    once: "stands",
    action: liftHeld,
    may: can.managePeople,
    by: ["admin"],
    form: async () => ({ person: String((await personWith("focal")).id) }),
    outcome: { to: expect.stringMatching(/^\/en\/desk\/people\?lifted=\d+$/) },
    kept: [() => database().attempts.count({ where: { count: { lt: 0 } } }), 2],
    refusal: (error) => ({ to: `/en/desk/people?refused=${error}` }),
  },
  {
    does: "ends one's own sessions elsewhere",
    name: "endSession",
    once: "stands",
    again: { to: "/en/account?ended=0" },
    action: endSession(null),
    may: can.enterDesk,
    by: [...roles] as [Role, ...Role[]],
    form: async (actor) => {
      if (actor.kind === "person") done(await signIn({ email: actor.email, password }));
      return { session: "" };
    },
    outcome: { to: "/en/account?ended=1" },
    kept: [() => database().session.count(), 0],
    refusal: () => ({ to: "/en/account" }),
  },
];
