import { beforeAll, describe, expect, test } from "vitest";
import { publishMeeting, recordMeeting, withdrawMeeting } from "#features/meetings/meeting-commands.ts";
import { addRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { publishRecommendations } from "#features/recommendations/recommendation-publishing.ts";
import { releaseReport, submitReport } from "#features/reports/report-commands.ts";
import { recordAsItIs } from "#tests/support/database.ts";
import { formOf, type Who } from "#tests/support/desk/job.ts";
import { actorOf, begin, jobs, typedBy } from "#tests/support/desk/jobs.ts";
import { personWith } from "#tests/support/people.ts";
import { done, meetingOf, wasHeld } from "#tests/support/policy-meetings.ts";
import type { FormValues } from "#ui/form/form-state.ts";

/** Those who do not see what is not public. */
const blind: readonly Who[] = ["visitor", "expert", "focal", "liaison"];

const hidden = { recommendation: "2024-II-1", meeting: "EWG-2024-II" };
const absent = { recommendation: "2024-II-7", meeting: "EWG-2024-IV" };

/** The same form about another record, wherever it names one. */
function about(values: FormValues, { recommendation, meeting }: typeof hidden): FormValues {
  const named = (text: string) =>
    text
      .replace(/(?<!\d)\d{4}-(?:I{1,3}|IV)-\d+/g, recommendation)
      .replace(/\b(?:EWG|PCGM|MIN|CON)-\d[\w-]*/g, meeting);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      named(name),
      Array.isArray(value) ? value.map(named) : named(value),
    ]),
  );
}

/** The answer without the names that were asked, and without what is another each time. */
function plain(outcome: unknown): string {
  return JSON.stringify(outcome ?? null)
    .replace(/2024-II-[17]/g, "RECOMMENDATION")
    .replace(/EWG-2024-I[IV]/g, "MEETING")
    .replace(/(?<![\w-])[\w-]{24}(?![\w-])/g, "KEY")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "MOMENT");
}

/** With all that can hang on one: it was public, addressed, answered, and is so no more. */
async function hide() {
  const [unit, focal] = [await personWith("unit"), await personWith("focal")];
  const meeting = meetingOf({ code: hidden.meeting, type: "ewg", pillar: 2, start: "2024-05-11" });
  const { version } = done(await recordMeeting(unit, meeting, wasHeld));
  const open = done(await publishMeeting(unit, hidden.meeting, version, ["en"]));
  const words = {
    text: { en: "Watch the quarries.", ru: null },
    textState: { en: "original", ru: "missing" },
  } as const;
  const agreed = { ...words, source: [], addressees: ["UZB"], provenance: "official", verb: "agree" } as const;
  const one = done(await addRecommendation(unit, hidden.meeting, { ...agreed, source: [], addressees: ["UZB"] }));
  done(await publishRecommendations(unit, ["en"], [one]));
  const said = { year: 2025, state: "done", statement: "Watched.", language: "en", evidence: null } as const;
  const to = { recommendation: one.code, partnerId: focal.partner?.id ?? 0 };
  done(await releaseReport(unit, done(await submitReport(focal, to, said, { corrects: null })).id));
  const why = { en: "Not yet.", ru: null };
  done(await withdrawMeeting(unit, hidden.meeting, open.version, why, { withRecommendations: true }));
}

let answers = 0;

describe("Of what is hidden from a person each action of the desk says what it says of what is not there", () => {
  /** Of a job that is another's nothing is read but its form: any will do. */
  const form: FormValues = {
    ...{ locale: "en", code: "2021-III-2", recommendation: "2021-III-2", meeting: "EWG-2021-III", other: "2021-III-2" },
    ...{
      record: "2021-III-2",
      chosen: ["2021-III-2"],
      place: "TJK",
      noun: "recommendation",
      partner: "UZB",
      year: "2025",
    },
  };

  describe("where the job is another's", () => {
    beforeAll(async () => {
      const [job] = jobs;
      if (job) await begin({ ...job, prepare: hide });
    });

    test.each(jobs)("$name", async ({ action, by }) => {
      for (const who of blind.filter((one) => !by.includes(one))) {
        const actor = await actorOf(who);
        const before = await recordAsItIs();
        const [of, ofNone] = [about(form, hidden), about(form, absent)];
        expect(plain(await action(actor, formOf(of))), who).toBe(plain(await action(actor, formOf(ofNone))));
        expect(await recordAsItIs()).toEqual(before);
        answers += 2;
      }
    });
  });

  const theirs = jobs.flatMap((job) => job.by.filter((who) => blind.includes(who)).map((who) => ({ ...job, who })));

  test.each(theirs)("where $who $does", async (job) => {
    await begin(job);
    const actor = await actorOf(job.who);
    const typed = await typedBy(job, actor);
    const [of, ofNone] = [about(typed, hidden), about(typed, absent)];
    // A form that names no record asks of none.
    if (JSON.stringify(of) === JSON.stringify(ofNone)) return;
    await hide();
    const before = await recordAsItIs();
    const ofHidden = plain(await job.action(actor, formOf(of)));
    const changed = await recordAsItIs();
    await begin(job);
    await hide();
    expect(ofHidden).toBe(plain(await job.action(actor, formOf(ofNone))));
    // Typed words are kept as they are, whatever they are about.
    expect({ ...changed, draft: null }).toEqual({ ...before, draft: null });
    answers += 2;
  });

  test("in many answers", () => {
    console.log(`${answers} answers of ${jobs.length} jobs about what is hidden and what is not there`);
    expect(answers).toBeGreaterThan(200);
  });
});
