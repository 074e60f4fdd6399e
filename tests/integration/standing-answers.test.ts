import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { ReportState } from "#features/reports/report.ts";
import { reportStates } from "#features/reports/report.ts";
import { releaseReport, repeatReport, submitReport } from "#features/reports/report-commands.ts";
import { answersOf } from "#features/reports/report-queries.ts";
import { portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";

const code = "2021-II-1";
const years = [2022, 2023, 2024];

type Sent = { id: number; year: number; state: ReportState; since: number; released: boolean };

const year = fc.constantFrom(...years);
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant("say" as const), year, state: fc.constantFrom(...reportStates) }),
    fc.record({ do: fc.constant("repeat" as const), year }),
    fc.record({ do: fc.constant("release" as const), which: fc.nat({ max: 9 }) }),
  ),
  { minLength: 3, maxLength: 10 },
);

let partners: number[];

beforeAll(async () => {
  await portalWith("sample");
  const silent = { addressed: { some: { recommendation: { code } } }, reports: { none: { recommendation: { code } } } };
  partners = (await database().partner.findMany({ where: silent, select: { id: true } })).map(({ id }) => id);
});

/** Everything that was sent, in order; of a year the last counts, for the public the last that is released. */
const standing = (all: readonly Sent[], isSeen: (sent: Sent) => boolean) =>
  years.toReversed().flatMap((of) => all.filter((sent) => sent.year === of && isSeen(sent)).slice(-1));

/** A report that follows another says something else. */
const evidenceOf = (before: readonly Sent[]) => `https://example.org/${before.length}`;

test("however a partner says, corrects, repeats and the unit releases, what stands is what a recount gives", async () => {
  const history = fc.asyncProperty(steps, async (plan) => {
    const partnerId = partners.pop() ?? 0;
    const to = { recommendation: code, partnerId };
    const sent: Sent[] = [];
    for (const step of plan) {
      if (step.do === "release") {
        const report = sent[step.which % Math.max(1, sent.length)];
        if (!report) continue;
        const isLast = standing(sent, () => true).includes(report);
        const released = await releaseReport(portal, report.id);
        expect(released.ok).toBe(isLast);
        if (released.ok) report.released = true;
        continue;
      }
      const of = step.year;
      const corrects = standing(sent, () => true).find((one) => one.year === of)?.id ?? null;
      if (step.do === "say") {
        const input = {
          year: of,
          state: step.state,
          statement: `${of}`,
          language: "en",
          evidence: evidenceOf(sent),
        } as const;
        const said = await submitReport(portal, to, input, { corrects });
        expect(said.ok).toBe(true);
        if (said.ok) sent.push({ id: said.value.id, year: of, state: step.state, since: of, released: false });
        continue;
      }
      const latest = standing(sent, () => true).find((one) => one.year < of);
      const repeated = await repeatReport(portal, to, of, { corrects, repeats: latest?.id ?? 0 });
      expect(repeated.ok).toBe(latest !== undefined);
      if (repeated.ok && latest) sent.push({ ...latest, id: repeated.value.id, year: of, released: false });
    }
    const told = async (actor: typeof visitor | typeof portal) =>
      (await findRecommendation(actor, code))?.reports
        .filter((report) => sent.some(({ id }) => id === report.id) && !report.corrected)
        .map(({ id }) => id);
    const ids = (all: readonly Sent[]) => all.map(({ id }) => id).toSorted((a, b) => a - b);
    const all = standing(sent, () => true);
    const answers = await answersOf(portal, partnerId, code);
    expect(answers.map(({ id, year: of, state, repeats }) => ({ id, of, state, since: repeats ?? of }))).toEqual(
      all.map(({ id, year: of, state, since }) => ({ id, of, state, since })),
    );
    expect(answers.map(({ statement }) => statement)).toEqual(all.map(({ since }) => `${since}`));
    expect((await told(portal))?.toSorted((a, b) => a - b)).toEqual(ids(all));
    expect((await told(visitor))?.toSorted((a, b) => a - b)).toEqual(ids(standing(sent, ({ released }) => released)));
  });
  await fc.assert(history, { numRuns: 30, endOnFailure: true });
});
