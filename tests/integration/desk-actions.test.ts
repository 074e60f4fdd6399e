import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { sentIn } from "#desk/desk-action.ts";
import { locales } from "#i18n/locale.ts";
import { textsOfRecord } from "#i18n/record-text.ts";
import { translator } from "#i18n/t.ts";
import { type Actor, roles } from "#policy.ts";
import { database } from "#server/database.ts";
import { recordAsItIs, tamper } from "#tests/support/database.ts";
import { formOf, type Job, refusalOf, type Who } from "#tests/support/desk/job.ts";
import { actorOf, begin, jobs, typedBy } from "#tests/support/desk/jobs.ts";
import { refusalText } from "#ui/form/form-answers.ts";
import { choiceName } from "#ui/form/form-names.ts";
import type { FormState, FormValues } from "#ui/form/form-state.ts";

const changed = refusalText({ error: "changedMeanwhile" }, "en");

const everybody: Who[] = ["visitor", ...roles];

/** The values that come back: no password does. */
const backFrom = (typed: FormValues) => sentIn(formOf(typed)).values;

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

/** All that was taken back, and what hangs on it. */
async function takenBack() {
  const [rows] = await database().$queryRaw<object[]>`SELECT
    (SELECT md5(string_agg(r::text, '' ORDER BY id)) FROM meeting r WHERE voided_at IS NOT NULL) AS meetings,
    (SELECT md5(string_agg(r::text, '' ORDER BY id)) FROM recommendation r WHERE voided_at IS NOT NULL) AS recommendations,
    (SELECT md5(string_agg(r::text, '' ORDER BY id)) FROM implementation_report r) AS reports,
    (SELECT md5(string_agg(r::text, '' ORDER BY id)) FROM assessment r) AS assessments,
    (SELECT md5(string_agg(r::text, '' ORDER BY r::text)) FROM addressee r) AS addressees,
    (SELECT md5(string_agg(r::text, '' ORDER BY r::text)) FROM lineage r) AS lineage`;
  return rows;
}

/** A control that holds the words of a text of the record in one language. */
const fieldsOfRecord = new Set<string>(Object.values(textsOfRecord).flat());
const holdsText = (name: string) =>
  locales.some((language) => name.endsWith(`.${language}`) && fieldsOfRecord.has(name.slice(0, -language.length - 1)));

const translated = jobs.filter(({ by, kept }) => by.includes("translator") && kept);

test.each(translated)("A text in both languages says which is a translator's, where the desk $does", async (job) => {
  await begin(job);
  const translator = await actorOf("translator");
  const typed = await typedBy(job, translator);
  expect(Object.keys(typed).some(holdsText)).toBe(job.original !== undefined);
  if (!job.original) return;
  const form = await job.original.form(translator);
  const before = await recordAsItIs();
  for (const more of job.original.typed) {
    const sent = { ...form, ...more };
    const outcome = (await job.action(translator, formOf(sent))) as Extract<FormState, { status: "refused" }>;
    expect(outcome).toMatchObject({ status: expect.stringMatching(/^(refused|invalid)$/), values: backFrom(more) });
    expect(await recordAsItIs()).toEqual(before);
  }
  expect(job.original.typed.flatMap((more) => Object.keys(more).filter(holdsText))).not.toEqual([]);
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
      expect({ ...outcome, values: backFrom(outcome.values) }).toMatchObject({
        status: "invalid",
        values: backFrom(typed),
      });
      expect(outcome.problems.map(({ field }) => field)).toEqual(fields);
      expect(outcome.problems.filter(({ message }) => !message)).toEqual([]);
      expect(await recordAsItIs()).toEqual(before);
    });

    // Only this puts it into the record again.
    test.skipIf(job.name === "restoreRecord")("of what was taken back while the form was open", async () => {
      const actor = await actorOf(job.by[0]);
      const typed = await typedBy(job, actor);
      await tamper(
        "UPDATE meeting SET voided_at = now() WHERE discarded_at IS NULL",
        "UPDATE recommendation SET voided_at = now() WHERE discarded_at IS NULL",
      );
      const before = await takenBack();
      await job.action(actor, formOf(typed));
      expect(await takenBack()).toEqual(before);
      await begin(job);
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

  const keptBy = async (actor: Actor) => ({ kept: await job.kept?.[0](actor) });

  test.each(job.saves ? [job.saves] : [])(
    "beside what a colleague changed meanwhile, and once, though it is sent again",
    async ({ other, both }) => {
      await begin(job);
      const actor = await actorOf(job.by[0]);
      const typed = await typedBy(job, actor);
      await other();
      expect(await job.action(actor, formOf(typed))).toMatchObject(job.outcome as object);
      expect(await keptBy(actor)).toMatchObject({ kept: both });
      const before = await recordAsItIs();
      expect(await job.action(actor, formOf(typed))).toMatchObject(job.outcome as object);
      expect(await recordAsItIs()).toEqual(before);
    },
  );

  const same = job.saves?.same;
  test.each(
    same
      ? [
          { ...same, whose: "mine" },
          { ...same, whose: "theirs" },
        ]
      : [],
  )(
    "once it is chosen whose words stay where a colleague changed the same: $whose",
    async ({ change, fields, theirs, whose }) => {
      await begin(job);
      const actor = await actorOf(job.by[0]);
      const typed = await typedBy(job, actor);
      await change();
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
      expect(await keptBy(actor)).toMatchObject({ kept: whose === "mine" ? job.kept?.[1] : theirs });
    },
  );

  test.each(job.by)("for %s", async (who) => {
    await begin(job);
    const actor = await actorOf(who);
    expect(job.may(actor)).toBe(true);
    const typed = await typedBy(job, actor);
    const before = await recordAsItIs();
    if (job.kept) expect({ kept: await job.kept[0](actor) }).not.toMatchObject({ kept: job.kept[1] });
    const outcome = await job.action(actor, formOf(typed));
    await expectDone(job, actor, outcome);
    const together = [typed.chosen ?? []].flat();
    if ("message" in (outcome as object)) {
      for (const code of together) expect(outcome).toMatchObject({ message: expect.stringContaining(code) });
    }
    if (!job.kept) expect(await recordAsItIs()).toEqual(before);
  });
});
