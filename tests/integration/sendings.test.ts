import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { alikeName } from "#desk/alike/alike-name.ts";
import { sentIn } from "#desk/desk-action.ts";
import { contentOf, sendingIn } from "#desk/desk-sending.ts";
import { saveMeeting } from "#desk/meetings/meeting-actions.ts";
import { newMeetingValues } from "#desk/meetings/meeting-form-definition.ts";
import { enterRecommendation, saveRecommendation } from "#desk/recording/recommendation-actions.ts";
import { correctionValues } from "#desk/recording/recommendation-form-definition.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith, tamper } from "#tests/support/database.ts";
import { formOf, type Job } from "#tests/support/desk/job.ts";
import { actorOf, begin, jobs, typedBy } from "#tests/support/desk/jobs.ts";
import { personWith } from "#tests/support/people.ts";
import { refusalText } from "#ui/form/form-answers.ts";
import { type FormValues, keyName, textOf } from "#ui/form/form-state.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";

const events = () => database().event.findMany({ orderBy: { id: "asc" }, select: { id: true, verb: true } });

const colleague = refusalText({ error: "changedMeanwhile" }, "en");

/** An answer that says that this form was taken already. */
function expectAgain({ once, again, outcome: first }: Job, outcome: unknown) {
  if (again) return expect(outcome).toMatchObject(again as object);
  if (once !== "key") return expect(outcome).toMatchObject(first as object);
  const answer = outcome as { to?: string; message?: string };
  if (answer.to) expect(answer.to).toMatch(/[?&]again=/);
  else expect(answer.message).toContain("nothing was recorded a second time");
}

/** A part that is sent by itself has a fingerprint of its own: of what stood in it. */
async function expectKeptAs(action: string, form: FormValues) {
  const kept = await database().sending.findMany();
  const content = (name: string) => sendingIn(name, formOf(form), sentIn(formOf(form)).values)?.content;
  expect(kept).not.toEqual([]);
  if (action !== "answerSheet") expect(kept.filter((one) => one.content !== content(action))).toEqual([]);
  expect(content(action)).not.toBe(content("another"));
}

describe.each(jobs)("Sent twice, the form that $does", (job) => {
  const sentTwice = async () => {
    await begin(job);
    const actor = await actorOf(job.by[0]);
    return { actor, form: await typedBy(job, actor, { [keyName]: randomUUID() }) };
  };

  test("one after the other, does it once, is kept as sent to that action, and the second answer says so", async () => {
    const { actor, form } = await sentTwice();
    await job.action(actor, formOf(form));
    if (job.once === "key") await expectKeptAs(job.name, form);
    const after = await events();
    const second = await job.action(actor, formOf(form));
    expect(await events()).toEqual(after);
    if (job.kept && job.once !== "nothing")
      expect({ kept: await job.kept[0](actor) }).toMatchObject({ kept: job.kept[1] });
    expectAgain(job, second);
  });

  test("at once, does it once, and neither answer speaks of a colleague", async () => {
    const { actor, form } = await sentTwice();
    const before = (await events()).length;
    const outcomes = await Promise.all([job.action(actor, formOf(form)), job.action(actor, formOf(form))]);
    const both = (await events()).slice(before).map(({ verb }) => verb);
    await begin(job);
    const alone = await typedBy(job, await actorOf(job.by[0]));
    const beforeAlone = (await events()).length;
    await job.action(await actorOf(job.by[0]), formOf(alone));
    const once = (await events()).slice(beforeAlone).map(({ verb }) => verb);
    expect(both.sort()).toEqual(once.sort());
    for (const outcome of outcomes) {
      expect((outcome as { message?: string } | null)?.message ?? "").not.toBe(colleague);
    }
  });
});

const ofPaper = { provenance: "official", "source.typed.rows": "1", "source.typed.0.text.en": "Outcome document" };
describe("A key", () => {
  let unit: Person;
  const meetings = () => database().meeting.count();
  const meeting = (more: FormValues = {}): FormValues => ({
    ...newMeetingValues("en"),
    ...{ locale: "en", pillar: "2", "title.en": "Experts on money", "start.year": "2022", [keyName]: "k".repeat(24) },
    ...more,
  });
  const record = (who: Person, more?: FormValues) => saveMeeting(who, formOf(meeting(more)));

  beforeEach(async () => {
    await portalWith("sample");
    unit = await personWith("unit");
  });

  test("is known in both languages, and leads to the page of the language in which it comes again", async () => {
    await record(unit);
    const before = await meetings();
    expect(await record(unit, { locale: "ru" })).toEqual({
      to: `/ru/meetings/EWG-2022-II/recommendations?again=${"k".repeat(24)}#sending`,
    });
    expect(await meetings()).toBe(before);
  });

  test("of another person tells nothing, and takes nothing from anybody", async () => {
    await record(unit);
    const before = await meetings();
    // Of days on which there is a meeting already everybody is asked whether it is that one.
    const admin = await personWith("admin");
    expect(await record(admin)).toMatchObject({ status: "invalid", values: { [alikeName]: "EWG-2022-II" } });
    expect(await record(admin, { [alikeName]: "EWG-2022-II" })).toMatchObject({
      to: expect.stringContaining("EWG-2022-II-2"),
    });
    expect(await meetings()).toBe(before + 1);
  });

  test("that comes with other words records nothing at once, and both are recorded when it is sent once more", async () => {
    await record(unit);
    const before = await meetings();
    const asked = await record(unit, { "title.en": "Experts on assets" });
    const message = refusalText({ error: "sentOtherwise", details: { code: "EWG-2022-II" } }, "en");
    expect(asked).toMatchObject({ status: "refused", message, values: { "title.en": "Experts on assets" } });
    expect(await meetings()).toBe(before);
    const values = "values" in asked ? asked.values : {};
    expect(textOf(values, keyName)).not.toBe("k".repeat(24));
    expect(await saveMeeting(unit, formOf(values))).toMatchObject({ to: expect.stringContaining("EWG-2022-II-2") });
    expect(await meetings()).toBe(before + 1);
  });

  test("is kept with no record that was refused: what is put right is recorded under it", async () => {
    expect(await record(unit, { "title.en": "" })).toMatchObject({ status: "invalid" });
    expect(await database().sending.count()).toBe(0);
    expect(await record(unit)).toMatchObject({ to: expect.stringContaining("?kept=") });
  });

  test("is another one once the form was taken and stays for the next", async () => {
    const next = { locale: "en", meeting: "EWG-2021-III", verb: "draft", "textState.en": "original", ...ofPaper };
    const first = { ...next, "text.en": "Compare methods.", [keyName]: "n".repeat(24) };
    const done = await enterRecommendation(unit, formOf(first));
    const key = "key" in done ? (done.key ?? "") : "";
    expect(key).toMatch(/^[\w-]{24}$/);
    await enterRecommendation(unit, formOf({ ...first, "text.en": "Exchange methods.", [keyName]: key }));
    expect(await database().recommendation.count({ where: { textEn: { endsWith: "methods." } } })).toBe(2);
    expect(await enterRecommendation(unit, formOf(first))).toMatchObject({
      message: translator("en")("desk:sending.againAs", { code: "2021-III-10" }),
    });
  });

  test("is not needed by the same words for a new record within a day, when the page was made anew", async () => {
    await record(unit);
    const before = await meetings();
    expect(await record(unit, { [keyName]: "another-key-of-the-page-" })).toEqual({
      to: `/en/meetings/EWG-2022-II/recommendations?again=${"k".repeat(24)}#sending`,
    });
    expect(await meetings()).toBe(before);
    const another = { [keyName]: "another-key-of-the-page-", [alikeName]: "EWG-2022-II" };
    expect(await record(unit, { ...another, "city.en": "Vienna" })).toMatchObject({
      to: expect.stringContaining("EWG-2022-II-2/"),
    });
    const third = { [keyName]: "a-third-key-of-the-page-", [alikeName]: "EWG-2022-II EWG-2022-II-2" };
    const other = await record(await personWith("admin"), third);
    expect(other).toMatchObject({ to: expect.stringContaining("EWG-2022-II-3/") });
  });

  test("that went to one action is another at the next: the same words are two deeds", async () => {
    const stored = await findRecommendation(unit, "2009-II-a");
    if (!stored) throw new Error("2009-II-a");
    const typed = {
      ...correctionValues(stored, unit, "en"),
      ...{ meeting: "EWG-2021-III", verb: "draft", "text.en": "Compare methods.", [keyName]: "t".repeat(24) },
      ...ofPaper,
    };
    expect(await enterRecommendation(unit, formOf(typed))).toMatchObject({ status: "done" });
    expect(await saveRecommendation(unit, formOf(typed))).toMatchObject({ to: expect.not.stringContaining("again=") });
    expect(await database().recommendation.count({ where: { textEn: "Compare methods." } })).toBe(2);
  });

  test("is known, too, where a portal kept it that did not name the action yet", async () => {
    await record(unit);
    const earlier = contentOf(sentIn(formOf(meeting())).values);
    await tamper(`UPDATE sending SET content = '${earlier}'`);
    const before = await meetings();
    const to = `/en/meetings/EWG-2022-II/recommendations?again=${"k".repeat(24)}#sending`;
    expect(await record(unit)).toEqual({ to });
    expect(await record(unit, { [keyName]: "another-key-of-the-page-" })).toEqual({ to });
    expect(await meetings()).toBe(before);
  });

  test("that is none, or not one of the portal's, is no key", async () => {
    for (const key of ["", "short", "x".repeat(400), "<script>alert(1)</script>"])
      await record(unit, { [keyName]: key });
    expect(await database().sending.count()).toBe(0);
  });

  test("ten times at once makes one record", async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => record(unit)));
    expect(await database().meeting.count({ where: { titleEn: "Experts on money" } })).toBe(1);
    expect(outcomes.filter((outcome) => "to" in outcome && outcome.to.includes("?kept="))).toHaveLength(1);
    expect(outcomes.filter((outcome) => "to" in outcome && outcome.to.includes("?again="))).toHaveLength(9);
  });
});
