import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { findSheet } from "#desk/reporting/sheet-queries.ts";
import { correctDecisions, decideRecommendations } from "#features/decisions/decision-commands.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { addressRecommendation } from "#features/recommendations/addressee-commands.ts";
import { draftMark } from "#features/reports/draft.ts";
import { saveDrafts } from "#features/reports/draft-commands.ts";
import { submitReport } from "#features/reports/report-commands.ts";
import { closeRound, moveDueDate, openRound, reopenRound, withdrawRound } from "#features/rounds/round-commands.ts";
import {
  findAskingRound,
  findRound,
  isUnanswered,
  listPartnersInRound,
  listRounds,
  listWithdrawn,
} from "#features/rounds/round-queries.ts";
import { yearOf } from "#i18n/format.ts";
import { type Person, portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { all, done, publicMeeting, seen } from "#tests/support/policy-meetings.ts";

const year = yearOf(new Date());
const next = {
  year: year + 1,
  opensOn: `${year + 1}-02-01`,
  dueOn: `${year + 2}-03-31`,
  note: { en: "Please be brief.", ru: null },
  toPartners: "nothing" as const,
};

let unit: Person;
let focal: Person;

beforeEach(async () => {
  await portalWith("sample");
  unit = await personWith("unit");
  focal = await personWith("focal");
});

async function opened() {
  const round = await openRound(unit, next);
  if (!round.ok) throw new Error(round.error);
  return round.value;
}

const verbs = async () =>
  (
    await database().event.findMany({
      where: { subject: "round", subjectCode: String(next.year) },
      orderBy: { id: "asc" },
    })
  ).map(({ verb }) => verb);

describe("the unit", () => {
  test("opens one round a year, however many do so at once", async () => {
    const both = await Promise.all([openRound(unit, next), openRound(await personWith("admin"), next)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: "roundExists" });
    expect(await verbs()).toEqual(["round-open"]);
    expect(await findRound(unit, next.year)).toMatchObject({ ...next, state: "announced", sample: false });
  });

  test("is told what is wrong with the days", async () => {
    expect(await openRound(unit, { ...next, year: year + 2 })).toMatchObject({ error: "roundYearTooFar" });
    expect(await openRound(unit, { ...next, opensOn: `${year}-12-31` })).toMatchObject({ error: "roundOpensTooEarly" });
    expect(await openRound(unit, { ...next, dueOn: next.opensOn })).toMatchObject({ error: "roundDueBeforeOpening" });
    expect(await findRound(unit, next.year)).toBeNull();
  });

  test("moves the due date, closes and reopens, each of which stays in the history", async () => {
    await opened();
    const dueOn = `${year + 2}-04-30`;
    expect(await moveDueDate(unit, next.year, 1, { dueOn, note: { en: null, ru: "Срок продлен." } })).toMatchObject({
      ok: true,
    });
    expect(await findRound(unit, next.year)).toMatchObject({ dueOn, note: { en: null, ru: "Срок продлен." } });
    expect(await reopenRound(unit, next.year, 2)).toMatchObject({ error: "roundIsOpen" });
    expect(await closeRound(unit, next.year, 2)).toMatchObject({ ok: true });
    expect(await moveDueDate(unit, next.year, 3, { dueOn, note: next.note })).toMatchObject({ error: "roundIsClosed" });
    expect(await closeRound(unit, next.year, 3)).toMatchObject({ error: "roundIsClosed" });
    expect(await reopenRound(unit, next.year, 3)).toMatchObject({ ok: true });
    expect(await verbs()).toEqual(["round-open", "round-move", "round-close", "round-reopen"]);
  });

  test("does not overwrite what a colleague changed meanwhile", async () => {
    await opened();
    const both = await Promise.all([
      closeRound(unit, next.year, 1),
      moveDueDate(unit, next.year, 1, { dueOn: `${year + 2}-05-01`, note: next.note }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: "changedMeanwhile" });
  });

  test("opens a round for 2023 in 2026, which asks for what was endorsed by then", async () => {
    const late = { ...next, year: 2023, opensOn: "2026-12-01", dueOn: "2027-02-28" };
    done(await openRound(unit, late));
    expect(await findRound(unit, 2023)).toMatchObject({ opensOn: late.opensOn, dueOn: late.dueOn });
    const { all: rows } = await findSheet(focal, focal.partner?.id ?? 0, 2023);
    expect(rows.map(({ recommendation }) => recommendation.status)).toEqual(
      Array.from({ length: 13 }, () => "endorsed"),
    );
  });

  test("takes back a round that was opened by mistake, and its year is free for another", async () => {
    await opened();
    expect(await withdrawRound(focal, next.year, 1)).toMatchObject({ error: "notAllowed" });
    expect(await withdrawRound(unit, next.year, 1)).toMatchObject({ ok: true });
    expect([await findRound(unit, next.year), await isUnanswered(unit, next.year)]).toEqual([null, false]);
    expect((await listRounds(focal)).map((round) => round.year)).toEqual([year]);
    expect(await listWithdrawn(unit)).toMatchObject([{ year: next.year }]);
    expect(await listWithdrawn(focal)).toEqual([]);
    expect(await closeRound(unit, next.year, 2)).toMatchObject({ error: "notFound" });
    const again = done(await openRound(unit, { ...next, dueOn: `${year + 2}-02-28` }));
    expect(await findRound(unit, next.year)).toMatchObject({ dueOn: `${year + 2}-02-28`, version: again.version });
    expect(await listWithdrawn(unit)).toEqual([]);
    expect(await verbs()).toEqual(["round-open", "round-withdraw", "round-open"]);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("takes back none that somebody has answered; what was sent for its year before is no answer to it", async () => {
    const old = {
      year: 2023,
      opensOn: "2025-11-01",
      dueOn: "2025-12-01",
      note: next.note,
      toPartners: "nothing" as const,
    };
    const wrong = done(await openRound(unit, old));
    expect(await isUnanswered(unit, 2023)).toBe(true);
    done(await withdrawRound(unit, 2023, wrong.version));
    const { version } = await database().reportingRound.findUniqueOrThrow({ where: { year } });
    const to = { recommendation: "2021-III-4", partnerId: focal.partner?.id ?? 0 };
    const input = { year, state: "done", statement: "Готово.", language: "ru", evidence: null } as const;
    expect(await isUnanswered(unit, year)).toBe(true);
    done(await submitReport(focal, to, input, { corrects: null }));
    expect(await withdrawRound(unit, year, version)).toMatchObject({ error: "roundAnswered", details: { year } });
    expect([await isUnanswered(unit, year), (await findRound(unit, year))?.state]).toEqual([false, "open"]);
  });

  test("takes back none that somebody is just answering", async () => {
    const { version } = await database().reportingRound.findUniqueOrThrow({ where: { year } });
    const to = { recommendation: "2021-III-4", partnerId: focal.partner?.id ?? 0 };
    const input = { year, state: "done", statement: "Готово.", language: "ru", evidence: null } as const;
    // A person who changes anything waits at the end for the history, which is held here.
    const [answering, withdrawing] = await database().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM event_head FOR UPDATE`;
      const answer = submitReport(focal, to, input, { corrects: null });
      await wait(300);
      const withdrawal = withdrawRound(unit, year, version);
      await wait(300);
      return [{ answer }, { withdrawal }] as const;
    });
    expect(await answering.answer).toMatchObject({ ok: true });
    expect(await withdrawing.withdrawal).toMatchObject({ error: "roundAnswered" });
  });

  test("sees who has answered how much, also who is silent", async () => {
    const partners = await listPartnersInRound(unit, year);
    expect(partners).toHaveLength(81);
    expect(partners.every(({ asked, answered }) => asked === 13 && answered === 0)).toBe(true);
    const to = { recommendation: "2021-III-4", partnerId: focal.partner?.id ?? 0 };
    const input = { year, state: "done", statement: "Готово.", language: "ru", evidence: null } as const;
    const first = await submitReport(focal, to, input, { corrects: null });
    await submitReport(focal, to, input, { corrects: first.ok ? first.value.id : 0 });
    const spoke = (await listPartnersInRound(unit, year)).filter(({ answered }) => answered > 0);
    expect(spoke).toMatchObject([{ code: "UZB", asked: 13, answered: 1 }]);
  });
});

describe("a round asks", () => {
  const moscow = "2021-I-1";
  const asked = async () => (await listPartnersInRound(unit, year)).find(({ code }) => code === "UZB")?.asked;
  const due = async () => (await findSheet(focal, focal.partner?.id ?? 0, year)).all;
  const row = async () => (await due()).find(({ recommendation }) => recommendation.code === moscow);

  beforeEach(async () => {
    const [now] = await seen(portal, moscow);
    done(await addressRecommendation(unit, moscow, now?.version ?? 0, ["UZB", "TJK"]));
  });

  test("about what a policy meeting has endorsed, from then on, and not about what experts only agreed", async () => {
    expect([await asked(), (await due()).length]).toEqual([13, 13]);
    await publicMeeting(portal, "PCGM-16", "2022-09-01");
    done(await decideRecommendations(portal, "PCGM-16", all("endorse", await seen(portal, moscow))));
    expect([await asked(), (await due()).length]).toEqual([14, 14]);
    expect(await row()).toMatchObject({ answer: null, draft: null });
  });

  test.each(["note", "return"] as const)(
    "no more about what the meeting did not endorse after all: %s",
    async (other) => {
      await publicMeeting(portal, "PCGM-16", "2022-09-01");
      done(await decideRecommendations(portal, "PCGM-16", all("endorse", await seen(portal, moscow))));
      const [now] = await seen(portal, moscow);
      if (!now) throw new Error("gone");
      const reason = { en: "It was misread.", ru: null };
      done(await correctDecisions(portal, "PCGM-16", [{ ...now, decision: other }], { reason }));
      expect([await asked(), (await due()).length]).toEqual([13, 13]);
    },
  );

  test("nobody who reports of its own accord, which is open to whom it is addressed", async () => {
    const to = { recommendation: moscow, partnerId: focal.partner?.id ?? 0 };
    const input = { year, state: "planned", statement: "Начнем весной.", language: "ru", evidence: null } as const;
    done(await submitReport(focal, to, input, { corrects: null }));
    expect(await asked()).toBe(13);
    const { unasked } = await findSheet(focal, to.partnerId, year);
    expect(unasked).toMatchObject([{ recommendation: { code: moscow }, answer: { state: "planned" }, draft: null }]);
  });

  test("and what was typed for a text that it asks about no more is there to be found, and can be sent", async () => {
    await publicMeeting(portal, "PCGM-16", "2022-09-01");
    done(await decideRecommendations(portal, "PCGM-16", all("endorse", await seen(portal, moscow))));
    const partnerId = focal.partner?.id ?? 0;
    const draft = { state: "planned", statement: "Начнем весной.", language: "ru", evidence: "" } as const;
    done(await saveDrafts(focal, { partnerId, year }, [{ recommendation: moscow, draft, seen: "", writer: "a" }]));
    const [now] = await seen(portal, moscow);
    if (!now) throw new Error("gone");
    const reason = { en: "It was misread.", ru: null };
    done(await correctDecisions(portal, "PCGM-16", [{ ...now, decision: "note" }], { reason }));
    expect(await row()).toBeUndefined();
    const { unasked } = await findSheet(focal, partnerId, year);
    expect(unasked).toMatchObject([{ recommendation: { code: moscow }, draft: { statement: "Начнем весной." } }]);
    const to = { recommendation: moscow, partnerId };
    const sending = { corrects: null, draft: { seen: draftMark(draft), writer: "a" } };
    done(await submitReport(focal, to, { ...draft, year, evidence: null }, sending));
    expect((await findSheet(focal, partnerId, year)).unasked).toMatchObject([{ draft: null, answer: { year } }]);
  });
});

test("nobody else opens or changes a round", async () => {
  for (const actor of [focal, await personWith("liaison"), await personWith("translator"), visitor]) {
    expect(await openRound(actor, next)).toMatchObject({ error: "notAllowed" });
    expect(await closeRound(actor, year, 1)).toMatchObject({ error: "notAllowed" });
    expect(await listPartnersInRound(actor, year)).toEqual([]);
  }
});

test("a portal that is tried out asks for this year's answers, in a round marked as a sample", async () => {
  expect(await findAskingRound(focal)).toMatchObject({ year, state: "open", sample: true });
  await closeRound(unit, year, 1);
  expect(await findAskingRound(focal)).toBeNull();
});

test("a visitor is not told of rounds", async () => {
  expect(await listRounds(visitor)).toEqual([]);
  expect(await findRound(visitor, year)).toBeNull();
});

test("a portal without samples has no round of its own making", async () => {
  await portalWith("reference");
  expect(await database().reportingRound.count()).toBe(0);
});
