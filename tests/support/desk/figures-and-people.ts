import { expect } from "vitest";
import { forgetWords, keepWords } from "#desk/drafts/draft-actions.ts";
import { saveFigure, verifyChosen } from "#desk/figures/observation-actions.ts";
import { figureValues } from "#desk/figures/observation-form-definition.ts";
import {
  changeActive,
  changeOwnLanguage,
  changeOwnPassword,
  changePost,
  enter,
  inviteSomebody,
  join,
  leave,
} from "#desk/people/person-actions.ts";
import { verifyPassword } from "#features/people/person.ts";
import { invite, signIn } from "#features/people/person-commands.ts";
import { enterObservation } from "#features/profiles/observation-commands.ts";
import { standingIn } from "#features/profiles/observation-queries.ts";
import { type Actor, can, type Person, portal, type Role, roles } from "#policy.ts";
import { database } from "#server/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { type Refused, refusalText } from "#ui/form/form-answers.ts";
import { withShown } from "#ui/merging/form-conflicts.ts";
import { formOf, type Job } from "./job.ts";

/** The password of the sample accounts. */
const password = "correct horse battery";
const newPassword = "four pillars, one line";

const cell = { place: "UZB", indicator: "SEIZ-OPIUM", year: 2023 };

/** A colleague enters a figure, or another one instead of that which stands. */
async function entered(value: number, more: { method?: string } = {}, supersedes: number | null = null) {
  const input = { ...cell, value, absence: null, provisional: false, secondary: false, method: null, ...more };
  const source = { en: "Annual report questionnaire 2023", ru: null };
  return done(await enterObservation(await personWith("liaison"), { ...input, source }, { supersedes }));
}

const corrected = async (value: number, more: { method?: string } = {}) =>
  entered(value, more, (await latestFigure()).id);

const latestFigure = () => database().observation.findFirstOrThrow({ orderBy: { id: "desc" } });

async function figureNow() {
  const { value, ...figure } = await latestFigure();
  return { ...figure, value: value?.toNumber() };
}

const person = (where: { id: number } | { email: string }) => database().person.findUnique({ where });

const own = (actor: Actor) => person({ id: actor.kind === "person" ? actor.id : 0 });

/** The token is kept nowhere but in the link. */
let token = "";

export const figures: Job[] = [
  {
    does: "enters a figure of a country that the post covers",
    name: "saveFigure",
    once: "key",
    action: saveFigure,
    may: (actor) => can.enterFigures(actor, { placeCode: "UZB" }),
    by: ["liaison"],
    form: async () => ({
      ...{ place: "UZB", indicator: "SEIZ-OPIUM", year: "2023", supersedes: "" },
      ...{ value: "1,250.5", absence: "", "source.en": "Letter of the ministry" },
    }),
    outcome: { to: expect.stringMatching(/^\/en\/profiles\/UZB\/edit\?year=2023&entered=\d+$/) },
    kept: [async () => (await latestFigure()).sourceEn, "Letter of the ministry"],
    wrong: [{ value: "many", "source.en": " " }, ["value", "source"]],
  },
  {
    does: "corrects a figure",
    name: "saveFigure",
    once: "key",
    action: saveFigure,
    may: (actor) => can.enterFigures(actor, { placeCode: "UZB" }),
    by: ["liaison"],
    prepare: () => entered(7),
    form: async () => {
      const [figure] = await standingIn(await personWith("liaison"), cell);
      return {
        ...{ place: "UZB", indicator: "SEIZ-OPIUM", year: "2023", supersedes: String(figure?.id) },
        ...(figure && withShown(figureValues(figure, "en"))),
        ...{ value: "1,250.5", "source.ru": "Письмо министерства" },
      };
    },
    outcome: { to: expect.stringMatching(/^\/en\/profiles\/UZB\/edit\?year=2023&entered=\d+$/) },
    kept: [figureNow, { value: 1250.5, sourceRu: "Письмо министерства" }],
    wrong: [{ value: "", "source.en": "", "source.ru": "" }, ["value", "source"]],
    saves: {
      other: () => corrected(7, { method: "Sum of the regions" }),
      both: { value: 1250.5, sourceRu: "Письмо министерства", method: "Sum of the regions" },
      same: {
        change: () => corrected(8),
        fields: ["value"],
        theirs: { value: 8, sourceRu: "Письмо министерства" },
      },
    },
  },
  {
    does: "verifies the chosen figures",
    name: "verifyChosen",
    once: "stands",
    action: verifyChosen,
    may: can.verifyFigures,
    by: ["unit", "admin"],
    prepare: () => entered(7),
    form: async () => ({ figure: [String((await latestFigure()).id)] }),
    outcome: { to: "/en/desk/figures?verified=1" },
    kept: [latestFigure, { verifiedAt: expect.any(Date) }],
    wrong: [{ figure: [] }, ["figure"]],
  },
];

const typedWords = (id: string) => ({
  ...{ id, tab: "0".repeat(32), form: "report", record: "2021-III-2-2026", at: "2026-11-30T10:00:00Z" },
  ...{ page: "/recommendations/2021-III-2/report", title: "2021-III-2", language: "en", rows: {} },
  fields: [{ name: "statement", kind: "text", label: "What was done", said: "", was: [""], now: ["Half of it"] }],
});

const ownWords = (actor: Actor) =>
  database().draft.count({ where: { personId: actor.kind === "person" ? actor.id : 0 } });

const draftId = "1".repeat(32);
const notKept = (error: Refused["error"]) => ({ status: "refused", message: refusalText({ error }, "en") });

export const typing: Job[] = [
  {
    does: "keeps what somebody types where few may read it",
    name: "keepWords",
    once: "nothing",
    action: keepWords,
    may: can.enterDesk,
    by: [...roles] as [Role, ...Role[]],
    form: async () => ({ draft: JSON.stringify(typedWords(draftId)) }),
    outcome: { status: "saved" },
    kept: [ownWords, 1],
    refusal: notKept,
  },
  {
    does: "throws away what somebody typed",
    name: "forgetWords",
    once: "nothing",
    action: forgetWords,
    may: can.enterDesk,
    by: [...roles] as [Role, ...Role[]],
    form: async (actor) => {
      await keepWords(actor, formOf({ draft: JSON.stringify(typedWords(draftId)) }));
      return { draft: draftId };
    },
    outcome: { status: "saved" },
    kept: [ownWords, 0],
    refusal: notKept,
  },
];

export const people: Job[] = [
  {
    does: "lets in whoever has an account",
    name: "enter",
    once: "nothing",
    action: enter,
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
    action: join,
    may: () => true,
    by: ["visitor"],
    prepare: async () => {
      const { path } = done(await invite(portal, { email: "new@example.org", role: "expert" }));
      token = path.split("/").at(-1) ?? "";
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
    kept: [async (actor) => verifyPassword(newPassword, (await own(actor))?.passwordHash ?? null), true],
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
    does: "gives a liaison officer another post",
    name: "changePost",
    once: "key",
    action: changePost,
    may: can.managePeople,
    by: ["admin"],
    form: async () => ({ officer: String((await personWith("liaison")).id), post: "none" }),
    outcome: { to: expect.stringMatching(/^\/en\/desk\/people\?assigned=\d+$/) },
    kept: [() => person({ email: "liaison@example.org" }), { postId: null }],
    wrong: [{ officer: "", post: "" }, ["officer", "post"]],
  },
];
