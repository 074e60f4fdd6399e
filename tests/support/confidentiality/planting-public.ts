import type { AgendaItemInput } from "#features/agenda/agenda.ts";
import { addAgendaItem } from "#features/agenda/agenda-commands.ts";
import { assess } from "#features/assessments/assessment-commands.ts";
import { decideRecommendations } from "#features/decisions/decision-commands.ts";
import { tellAbsence } from "#features/meetings/absence-commands.ts";
import type { MeetingInput } from "#features/meetings/meeting.ts";
import { publishMeeting, recordMeeting } from "#features/meetings/meeting-commands.ts";
import { voidMeeting } from "#features/meetings/meeting-taking-back.ts";
import { createSamplePerson } from "#features/people/sample-people.ts";
import {
  addRecommendation,
  correctRecommendation,
  recordRecommendation,
} from "#features/recommendations/recommendation-commands.ts";
import { publishRecommendations } from "#features/recommendations/recommendation-publishing.ts";
import { voidRecommendation } from "#features/recommendations/taking-back-commands.ts";
import { releaseReport, submitReport } from "#features/reports/report-commands.ts";
import { translateText } from "#features/texts/text-commands.ts";
import { findTextToTranslate } from "#features/texts/text-queries.ts";
import type { Localized } from "#i18n/localized.ts";
import type { TextPlace } from "#i18n/record-text.ts";
import { type Actor, type Person, portal, type Speaker } from "#policy.ts";
import { database } from "#server/database.ts";
import { agendaItemOf } from "#tests/support/agenda.ts";
import { openUpTo } from "#tests/support/assessments.ts";
import { asActor, personWith } from "#tests/support/people.ts";
import { done, meetingOf, publicMeeting, seen } from "#tests/support/policy-meetings.ts";
import { sendEvidence } from "./planting-documents.ts";
import { halfOf, type Say, sayAt, sourceAt, wordsOfItem, wordsOfMeeting } from "./saying.ts";

const neighbourEmail = "neighbour@example.org";

export async function neighbour(): Promise<Person> {
  return asActor((await database().person.findUniqueOrThrow({ where: { email: neighbourEmail } })).id);
}

export const place: TextPlace = { subject: "meeting", key: "EWG-2022-II", field: "title" };

/** A record that everybody may read, with whatever hangs on one. */
export async function publish(say: Say): Promise<void> {
  const unit = await personWith("unit");
  const account = {
    email: neighbourEmail,
    name: "Neighbour",
    role: "focal",
    partner: "TJK",
    language: "en",
  } as const;
  done(await createSamplePerson(account, "correct horse battery"));
  const meeting = await held(unit, "EWG-2022-II", "2022-05-11", say);
  for (const _ of [1, 2, 3, 4]) await agreed(unit, meeting.code, say);
  const codes = ["2022-II-1", "2022-II-2", "2022-II-3", "2022-II-4"];
  done(await publishMeeting(unit, meeting.code, meeting.version, ["en", "ru"], await seen(unit, ...codes)));
  done(await publishRecommendations(unit, ["en", "ru"], await seen(unit, ...codes)));
  const half = await held(
    unit,
    "EWG-2022-II-2",
    "2022-06-11",
    say,
    halfOf(wordsOfMeeting(say)),
    halfOf(wordsOfItem(say)),
  );
  await agreed(unit, half.code, say, { en: say.en("half.text"), ru: null });
  done(await publishMeeting(unit, half.code, half.version, ["en"], await seen(unit, "2022-II-5")));
  done(await publishRecommendations(unit, ["en"], await seen(unit, "2022-II-5")));
  await leaveBehind(unit, half.code);
  await publicMeeting(unit, "PCGM-16", "2022-11-15");
  const decided = (await seen(unit, "2022-II-3", "2022-II-4")).map((one) => ({
    ...one,
    decision: "endorse" as const,
  }));
  const said = { reason: say.both("decision.reason"), source: sourceAt(say, "decision.source") };
  done(await decideRecommendations(unit, "PCGM-16", decided, said));
  const old = {
    ...({ code: "2008-O9", kind: "recommendation", provenance: "attested-theme", pillar: 2, meeting: null } as const),
    ...{
      year: null,
      addressees: [],
      position: 99,
      text: say.both("old.text"),
      addresseesText: say.both("addressees"),
    },
    ...{ textState: { en: "original", ru: "draft" } as const, source: sourceAt(say, "old.source") },
  };
  const happened = {
    verb: "record",
    meeting: null,
    on: "2008-12-31",
    source: sourceAt(say, "old.recorded"),
  } as const;
  done(await recordRecommendation(portal, old, [happened]));
  done(await publishRecommendations(unit, ["en", "ru"], await seen(unit, "2008-O9")));
  const report = await answered(await personWith("focal"), say, { year: 2022 });
  done(await releaseReport(unit, report.id));
  const to = { recommendation: "2022-II-3", partnerId: await partnerOf("UZB") };
  const view = { year: 2022, state: "planned", statement: say.en("assessment.statement"), language: "en" } as const;
  await assessed(unit, to, view, report.id, "public", say);
  done(await tellAbsence(unit, { pillar: 4, year: 2022, source: sourceAt(say, "absence") }));
  const text = await findTextToTranslate(unit, place);
  const words = { words: say.en("translated"), state: "reviewed", source: sourceAt(say, "translated.source") } as const;
  done(await translateText(unit, place, text?.version ?? "", words));
}

/** A meeting that had been public with its recommendation, and is said to be a mistake. */
export async function voidAll(say: Say): Promise<void> {
  const unit = await personWith("unit");
  const meeting = await held(unit, "EWG-2022-II-3", "2022-07-11", say);
  const one = await agreed(unit, meeting.code, say);
  const published = done(await publishMeeting(unit, meeting.code, meeting.version, ["en", "ru"], [one]));
  const everybody = sayAt("public");
  const [own] = await seen(unit, one.code);
  if (!own) throw new Error(one.code);
  done(await voidRecommendation(unit, own, { reason: everybody.both("void.one"), right: "2022-II-4" }));
  const mistake = { reason: everybody.both("void.meeting"), right: "EWG-2022-II", born: [] };
  done(await voidMeeting(unit, published, mistake));
}

/** The original, in a language that is not public, has left behind its translation, which is. */
async function leaveBehind(unit: Actor, meeting: string) {
  const [shown, hidden] = [sayAt("public"), sayAt("language")];
  const en = shown.en("translation.text");
  const textState = { en: "unofficial", ru: "original" } as const;
  const words = { provenance: "official", verb: "agree", textState } as const;
  const text = (field: string) => ({ en, ru: hidden.both(field).ru });
  const one = done(
    await addRecommendation(unit, meeting, { ...words, addressees: [], source: [], text: text("original.then") }),
  );
  done(await publishRecommendations(unit, ["en"], [one]));
  const [now] = await seen(unit, one.code);
  const telling = { text: text("original.now"), textState, source: [] };
  done(await correctRecommendation(unit, one.code, now?.version ?? 0, telling));
}

export async function held(
  actor: Actor,
  code: string,
  start: string,
  say: Say,
  more: Partial<MeetingInput> = {},
  item: Partial<AgendaItemInput> = wordsOfItem(say),
) {
  const type = code.startsWith("PCGM") ? "pcgm" : "ewg";
  const own = type === "pcgm" ? { number: Number(code.slice(5)) } : { pillar: 2 };
  const input = meetingOf({ code, start, type, ...own, ...wordsOfMeeting(say), ...more });
  const meeting = done(await recordMeeting(actor, input, { verb: "hold", source: sourceAt(say, "meeting.held") }));
  done(await addAgendaItem(actor, code, agendaItemOf({ ...item, day: 1, starts: "10:00" })));
  return meeting;
}

export async function agreed(
  actor: Actor,
  meeting: string,
  say: Say,
  text: Localized = say.both("recommendation.text"),
) {
  return done(
    await addRecommendation(actor, meeting, {
      ...{ text, textState: { en: "original", ru: text.ru ? "draft" : "missing" } as const },
      source: sourceAt(say, "recommendation.source"),
      ...{ addressees: ["UZB", "TJK"], provenance: "official", verb: "agree" as const },
    }),
  );
}

export const partnerOf = async (code: string) => (await database().partner.findUniqueOrThrow({ where: { code } })).id;

/** The unit's view, open to the readers of that step. */
export async function assessed(
  unit: Person,
  to: { recommendation: string; partnerId: number },
  view: Parameters<typeof assess>[2],
  report: number | null,
  step: "partner" | "partners" | "public" | null = null,
  say: Say | null = null,
) {
  const { code: partner } = await database().partner.findUniqueOrThrow({ where: { id: to.partnerId } });
  const place = { evidenceOf: "assessment", recommendation: to.recommendation, partner, year: view.year } as const;
  if (say) await sendEvidence(unit, place, say);
  const made = done(await assess(unit, to, view, { seen: { report, assessment: null } }));
  if (step) await openUpTo(unit, made.id, step);
}

export async function answered(by: Person, say: Say, of: { year: number }) {
  const said = {
    statement: say.en("report.statement"),
    evidence: `https://example.org/${say.en("evidence").split(" ")[2]}`,
  };
  const to = { recommendation: "2022-II-3", partnerId: (by as Speaker).partner.id };
  const input = { year: of.year, state: "underWay", language: "en", ...said } as const;
  const place = { evidenceOf: "report", recommendation: to.recommendation, year: of.year } as const;
  await sendEvidence(by, { ...place, partner: (by as Speaker).partner.code }, say);
  return done(await submitReport(by, to, input, { corrects: null }));
}
