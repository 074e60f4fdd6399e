import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { translator } from "#i18n/t.ts";
import { type Actor, roles, visitor } from "#policy.ts";
import { portalWith, recordAsItIs } from "#tests/support/database.ts";
import { deciding } from "#tests/support/desk/deciding.ts";
import { figures, people, typing } from "#tests/support/desk/figures-and-people.ts";
import { formOf, type Job, refusalOf, type Who } from "#tests/support/desk/job.ts";
import { recording } from "#tests/support/desk/recording.ts";
import { reporting } from "#tests/support/desk/reporting.ts";
import { personWith } from "#tests/support/people.ts";
import { refusalText } from "#ui/form/form-answers.ts";
import { choiceName } from "#ui/form/form-names.ts";
import { type FormState, type FormValues, valuesOf } from "#ui/form/form-state.ts";

const jobs: Job[] = [...recording, ...deciding, ...reporting, ...figures, ...typing, ...people];

const changed = refusalText({ error: "changedMeanwhile" }, "en");

const noSaves: NonNullable<Job["saves"]> = {
  other: async () => {},
  both: {},
  same: async () => {},
  fields: [],
  theirs: {},
};

const everybody: Who[] = ["visitor", ...roles];

const actorOf = (who: Who) => (who === "visitor" ? visitor : personWith(who));

async function begin({ prepare }: Job) {
  await portalWith("sample");
  await prepare?.();
}

/** The values that somebody sends who sees what is there now. */
async function typedBy(job: Job, actor: Actor, more: FormValues = {}): Promise<FormValues> {
  return { locale: "en", ...(await job.form(actor)), ...more };
}

/** The values that come back: no password does. */
const backFrom = (typed: FormValues) => valuesOf(formOf(typed));

async function expectDone(job: Job, actor: Actor, outcome: unknown) {
  expect(outcome).toMatchObject(job.outcome as object);
  if (job.kept) expect({ kept: await job.kept[0](actor) }).toMatchObject({ kept: job.kept[1] });
}

test("Everything that a desk does is tried here", async () => {
  const desks = join(import.meta.dirname, "..", "..", "src", "desk");
  const modules = readdirSync(desks, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith("-actions.ts"),
  );
  const exported = await Promise.all(modules.map(async (path) => Object.keys(await import(join(desks, path)))));
  expect([...new Set(jobs.map(({ name }) => name))].sort()).toEqual(exported.flat().sort());
});

describe.each(jobs)("The desk $does", (job) => {
  const others = job.by.includes("visitor") ? [] : everybody.filter((who) => !job.by.includes(who));
  // A job that everybody may do, with nothing typed, can go wrong in no way.
  describe.skipIf(others.length === 0 && !job.wrong && !job.meanwhile)("and changes nothing", () => {
    beforeAll(() => begin(job));

    test.each(others)("for %s, who gets back what was typed", async (who) => {
      const actor = await actorOf(who);
      const typed = await typedBy(job, actor);
      const before = await recordAsItIs();
      const outcome = await job.action(actor, formOf(typed));
      expect(outcome).toEqual(refusalOf(job, who === "visitor" ? "signedOut" : "notAllowed", backFrom(typed)));
      expect(await recordAsItIs()).toEqual(before);
      expect(job.may(actor)).toBe(false);
    });

    test.each(job.wrong ? [job.wrong] : [])("while something is wrong, and names all of it", async (more, fields) => {
      const actor = await actorOf(job.by[0]);
      const typed = await typedBy(job, actor, more);
      const before = await recordAsItIs();
      const outcome = (await job.action(actor, formOf(typed))) as Extract<FormState, { status: "invalid" }>;
      expect(outcome).toMatchObject({ status: "invalid", values: backFrom(typed) });
      expect(outcome.problems.map(({ field }) => field)).toEqual(fields);
      expect(outcome.problems.filter(({ message }) => !message)).toEqual([]);
      expect(await recordAsItIs()).toEqual(before);
    });

    const meanwhile = job.meanwhile ? [job.meanwhile] : [];
    test.each(meanwhile)(
      "that a colleague changed meanwhile, before it is sent again",
      async ({ change, theirs, said }) => {
        const actor = await actorOf(job.by[0]);
        const typed = await typedBy(job, actor);
        await change();
        const before = await recordAsItIs();
        const outcome = (await job.action(actor, formOf(typed))) as Extract<FormState, { status: "refused" }>;
        expect(outcome).toMatchObject({ status: "refused", message: said ?? changed });
        expect(outcome.theirs ?? {}).toMatchObject(theirs ?? {});
        expect(await recordAsItIs()).toEqual(before);
        await expectDone(job, actor, await job.action(actor, formOf(outcome.values)));
      },
    );
  });

  describe.skipIf(!job.saves)("and saves", () => {
    const { other, both, same, fields, theirs } = job.saves ?? noSaves;
    const kept = async (actor: Actor) => ({ kept: await job.kept?.[0](actor) });

    test("only that, beside what a colleague changed meanwhile, and says the same when it is sent again", async () => {
      await begin(job);
      const actor = await actorOf(job.by[0]);
      const typed = await typedBy(job, actor);
      await other();
      await expectDone(job, actor, await job.action(actor, formOf(typed)));
      expect(await kept(actor)).toMatchObject({ kept: both });
      const before = await recordAsItIs();
      await expectDone(job, actor, await job.action(actor, formOf(typed)));
      expect(await recordAsItIs()).toEqual(before);
    });

    test.each(["mine", "theirs"])(
      "nothing that a colleague changed too, before it is chosen whose words stay: %s",
      async (whose) => {
        await begin(job);
        const actor = await actorOf(job.by[0]);
        const typed = await typedBy(job, actor);
        await same();
        const before = await recordAsItIs();
        const asked = (await job.action(actor, formOf(typed))) as Extract<FormState, { status: "invalid" }>;
        expect(asked).toMatchObject({ status: "invalid", lead: translator("en")("form:conflict.lead") });
        expect(asked.problems.map(({ field }) => field)).toEqual(fields);
        const again = (await job.action(actor, formOf(asked.values))) as typeof asked;
        expect(again).toMatchObject({ status: "invalid", problems: asked.problems, theirs: asked.theirs });
        expect(await recordAsItIs()).toEqual(before);
        const choices = Object.fromEntries(fields.map((field) => [choiceName(field), whose]));
        const outcome = await job.action(actor, formOf({ ...again.values, ...choices }));
        expect(outcome).toMatchObject(job.outcome as object);
        expect(await kept(actor)).toMatchObject({ kept: whose === "mine" ? job.kept?.[1] : theirs });
      },
    );
  });

  test.each(job.by)("for %s", async (who) => {
    await begin(job);
    const actor = await actorOf(who);
    expect(job.may(actor)).toBe(true);
    const typed = await typedBy(job, actor);
    const before = await recordAsItIs();
    if (job.kept) expect({ kept: await job.kept[0](actor) }).not.toMatchObject({ kept: job.kept[1] });
    await expectDone(job, actor, await job.action(actor, formOf(typed)));
    if (!job.kept) expect(await recordAsItIs()).toEqual(before);
  });
});
