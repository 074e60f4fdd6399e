import { correctAgendaItem } from "#features/agenda/agenda-commands.ts";
import { proposeClaim, refuseClaim } from "#features/claims/claim-commands.ts";
import { decideRecommendations } from "#features/decisions/decision-commands.ts";
import { keepDraft } from "#features/drafts/draft-commands.ts";
import { takeBackAbsence, tellAbsence } from "#features/meetings/absence-commands.ts";
import { correctMeeting, publishMeeting, recordMeeting, withdrawMeeting } from "#features/meetings/meeting-commands.ts";
import { moveMeeting } from "#features/meetings/meeting-state-commands.ts";
import { discardMeeting } from "#features/meetings/meeting-taking-back.ts";
import { invite } from "#features/people/invitation-commands.ts";
import { createSamplePerson } from "#features/people/sample-people.ts";
import { enterObservation } from "#features/profiles/observation-commands.ts";
import { continueRecommendations } from "#features/recommendations/lineage-commands.ts";
import { correctRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { discardRecommendation } from "#features/recommendations/taking-back-commands.ts";
import { saveDrafts } from "#features/reports/draft-commands.ts";
import { releaseReport, submitReport } from "#features/reports/report-commands.ts";
import { disclose, openRound, withdrawRound } from "#features/rounds/round-commands.ts";
import { writeTranslation } from "#features/translations/translation-commands.ts";
import { yearOf } from "#i18n/format.ts";
import type { TextPlace } from "#i18n/record-text.ts";
import type { Person } from "#policy.ts";
import { database } from "#server/database.ts";
import { agendaItemOf } from "#tests/support/agenda.ts";
import { personWith } from "#tests/support/people.ts";
import { done, meetingOf, seen } from "#tests/support/policy-meetings.ts";
import { type Level, sentence } from "./levels.ts";

import { listDelegates, nameDelegates, nameOwnDelegates } from "./planting-delegations.ts";
import {
  discardPaper,
  draftPaper,
  paperFor,
  publishPapers,
  sendEvidence,
  sendPaper,
  tellInRussian,
  voidPaper,
} from "./planting-documents.ts";
import { meetingFor } from "./planting-meetings.ts";
import { agreed, answered, assessed, held, neighbour, partnerOf, place, publish, voidAll } from "./planting-public.ts";
import { joined, type Say, sayAt, sourceAt, wordsOfItem, wordsOfMeeting } from "./saying.ts";

const year = yearOf(new Date());

/** Brings words of a level into the record, by the commands by which people do. */
const planting: { [L in Level]: (say: Say) => Promise<void> } = {
  async public(say) {
    await publish(say);
    await publishPapers(say);
  },

  async voided(say) {
    await voidAll(say);
    await voidPaper(say);
  },

  meetingOfPartners: (say) => meetingFor("partners", "EWG-2023-II", say),
  meetingOfNamed: (say) => meetingFor("named", "EWG-2025-II", say),
  paperOfUnit: (say) => paperFor("unit", say),
  paperOfPartners: (say) => paperFor("partners", say),
  paperOfNamed: (say) => paperFor("named", say),

  upload: sendPaper,

  delegates: nameDelegates,
  ownDelegates: nameOwnDelegates,
  listedDelegates: listDelegates,

  async discarded(say) {
    const unit = await personWith("unit");
    const meeting = await held(unit, "EWG-2024-II-3", "2024-03-11", say);
    const one = await agreed(unit, meeting.code, say);
    done(await discardRecommendation(unit, one));
    done(await discardMeeting(unit, meeting, []));
    await discardPaper(say);
  },

  async figureElsewhere(say) {
    await figureOf("TJK", say);
  },

  async withdrawn(say) {
    const unit = await personWith("unit");
    const days = {
      year: year - 2,
      opensOn: `${year - 1}-01-15`,
      dueOn: `${year - 1}-03-31`,
      toPartners: "nothing",
    } as const;
    const round = done(await openRound(unit, { ...days, note: say.both("round.note") }));
    done(await withdrawRound(unit, round.year, round.version));
    const absence = done(await tellAbsence(unit, { pillar: 4, year: 2019, source: sourceAt(say, "absence") }));
    done(await takeBackAbsence(unit, absence.id, absence.version, say.both("absence.reason")));
  },

  async person(say) {
    const named = (field: string) => say.en(field).split(" ")[2];
    const account = { email: `${named("person.email")}@example.org`, name: say.en("person.name"), language: "en" };
    done(await createSamplePerson({ ...account, role: "expert" }, "correct horse battery"));
    done(
      await invite(await personWith("admin"), { email: `${named("invitation.email")}@example.org`, role: "expert" }),
    );
  },

  async typedByUnit(say) {
    const field = {
      name: "note.en",
      kind: "text" as const,
      label: "Note",
      said: "",
      was: [""],
      now: [say.en("draft")],
    };
    const draft = {
      ...{ id: "a".repeat(32), tab: "b".repeat(32), form: "round" as const, record: String(year + 1), rows: {} },
      ...{
        page: "/desk/rounds",
        title: "Round",
        language: "en" as const,
        fields: [field],
        at: new Date().toISOString(),
      },
    };
    done(await keepDraft(await personWith("unit"), draft));
  },

  async draft(say) {
    const unit = await personWith("unit");
    const meeting = await held(unit, "EWG-2024-II", "2024-05-11", say);
    const [one, other] = [await agreed(unit, meeting.code, say), await agreed(unit, meeting.code, say)];
    const lineage = { kind: "reworded" as const, from: ["2022-II-4"], to: [one.code] };
    const because = { source: sourceAt(say, "lineage.source"), reason: say.both("lineage.reason") };
    done(await continueRecommendations(unit, lineage, because));
    const among = { kind: "carriedOver" as const, from: ["2022-II-1"], to: [other.code] };
    done(await continueRecommendations(unit, among, because));
    const planned = done(
      await recordMeeting(
        unit,
        meetingOf({ code: "PCGM-96", start: "2099-11-10", number: 96, title: say.both("plan.title") }),
      ),
    );
    const postponed = { verb: "postpone", on: "2024-05-04", to: { start: "2099-12", end: null } } as const;
    const why = { source: sourceAt(say, "postponed.source"), reason: say.both("postponed.reason") };
    done(await moveMeeting(unit, planned.code, planned.version, { ...postponed, ...why }));
    const back = await held(unit, "EWG-2024-II-2", "2024-06-11", say);
    const gone = await agreed(unit, back.code, say);
    const published = done(await publishMeeting(unit, back.code, back.version, ["en", "ru"], [gone]));
    await answeredAndSeen(unit, gone.code, say);
    const along = { withRecommendations: true };
    done(await withdrawMeeting(unit, back.code, published.version, say.both("withdrawn.reason"), along));
    await draftPaper(say);
  },

  async language(say) {
    const unit = await personWith("unit");
    const [english, russian] = [wordsOfMeeting(sayAt("public")), wordsOfMeeting(say)];
    const half = await database().meeting.findUniqueOrThrow({ where: { code: "EWG-2022-II-2" } });
    const input = meetingOf({
      code: half.code,
      start: "2022-06-11",
      type: "ewg",
      pillar: 2,
      ...joined(english, russian),
    });
    done(await correctMeeting(unit, half.code, half.version, input));
    const item = await database().agendaItem.findFirstOrThrow({ where: { meetingId: half.id } });
    const both = joined(wordsOfItem(sayAt("public")), wordsOfItem(say));
    done(await correctAgendaItem(unit, item, agendaItemOf({ ...both, day: 1, starts: "10:00" })));
    const [one] = await seen(unit, "2022-II-5");
    const text = { en: sayAt("public").en("half.text"), ru: say.both("recommendation.text").ru };
    const words = { text, textState: { en: "original", ru: "draft" } as const };
    const source = joined(sourceAt(sayAt("public"), "recommendation.source"), sourceAt(say, "recommendation.source"));
    done(await correctRecommendation(unit, "2022-II-5", one?.version ?? 0, { ...words, source }));
    await tellInRussian(say);
  },

  async withheld(say) {
    const unit = await personWith("unit");
    await held(unit, "PCGM-98", "2024-11-12", say);
    const chosen = (await seen(unit, "2022-II-2")).map((one) => ({
      ...one,
      decision: "amend" as const,
      text: say.both("text"),
    }));
    const said = { reason: say.both("decision.reason"), source: sourceAt(say, "decision.source") };
    done(await decideRecommendations(unit, "PCGM-98", chosen, said));
  },

  async claim(say) {
    const translator = await personWith("translator");
    const outcome: TextPlace = { ...place, field: "outcome" };
    const official = { kind: "official", language: "ru" } as const;
    done(await proposeClaim(translator, place, { ...official, source: sourceAt(say, "claim.source") }));
    const text: TextPlace = { subject: "recommendation", key: "2022-II-3", field: "text" };
    const put = {
      kind: "erratum",
      language: "en",
      told: null,
      provenance: null,
      words: say.en("erratum.words"),
    } as const;
    const why = { reason: say.both("erratum.reason"), source: sourceAt(say, "erratum.source") };
    done(await proposeClaim(translator, text, { ...put, ...why }));
    const wrong = done(
      await proposeClaim(translator, outcome, { ...official, source: sourceAt(say, "refused.source") }),
    );
    done(await refuseClaim(await personWith("unit"), wrong.id, say.both("refused.answer")));
  },

  async translation(say) {
    const report = await database().implementationReport.findFirstOrThrow({
      where: { year: 2022, partner: { code: "UZB" }, recommendation: { code: "2022-II-3" } },
    });
    const of = { subject: "report", key: String(report.id), field: "statement" } as const;
    const words = { words: say.en("words"), state: "draft", source: sourceAt(say, "source") } as const;
    done(await writeTranslation(await personWith("translator"), of, 0, words));
  },

  async figure(say) {
    await figureOf("UZB", say);
  },

  async typedByPartner(say) {
    const focal = await personWith("focal");
    const typed = {
      state: "planned",
      statement: say.en("statement"),
      language: "en",
      evidence: say.en("evidence"),
    } as const;
    const row = { recommendation: "2022-II-4", draft: typed, seen: "", writer: "somebody" };
    done(await saveDrafts(focal, { partnerId: await partnerOf("UZB"), year }, [row]));
    await sendEvidence(focal, { evidenceOf: "report", recommendation: "2022-II-4", partner: "UZB", year }, say);
  },

  async report(say) {
    await answered(await personWith("focal"), say, { year: 2023 });
  },

  async reportOfNeighbour(say) {
    await answered(await neighbour(), say, { year: 2023 });
  },

  async assessment(say) {
    const report = await database().implementationReport.findFirstOrThrow({
      where: { year: 2023, partner: { code: "UZB" }, recommendation: { code: "2022-II-3" } },
    });
    const to = { recommendation: "2022-II-3", partnerId: report.partnerId };
    const view = { year: 2023, state: "planned", statement: say.en("statement"), language: "en" } as const;
    await assessed(await personWith("unit"), to, view, report.id, null, say);
  },

  async assessmentToPartner(say) {
    await assessedInSilence(2023, "partner", say);
  },

  async assessmentToPartners(say) {
    await assessedInSilence(2022, "partners", say);
  },

  async round(say) {
    const days = {
      year: year - 1,
      opensOn: `${year}-01-15`,
      dueOn: `${year + 1}-03-31`,
      toPartners: "reports",
    } as const;
    done(await openRound(await personWith("unit"), { ...days, note: say.both("note") }));
  },

  async silence(say) {
    const { version } = await database().reportingRound.findUniqueOrThrow({ where: { year } });
    done(await disclose(await personWith("unit"), year, version, "nothing"));
    say.en(sentence);
  },

  async ownSilence(say) {
    say.en(sentence);
  },

  async reportInOpenRound(say) {
    await answered(await personWith("focal"), say, { year: year - 1 });
  },
};

/** The unit's view of a partner that has said nothing. */
async function assessedInSilence(about: number, step: "partner" | "partners", say: Say) {
  const to = { recommendation: "2022-II-4", partnerId: await partnerOf("UZB") };
  const view = { year: about, state: "planned", statement: say.en("statement"), language: "en" } as const;
  await assessed(await personWith("unit"), to, view, null, step, say);
}

/** A report and the unit's view of it, both released, on what is about to be taken from the public. */
async function answeredAndSeen(unit: Person, recommendation: string, say: Say) {
  const focal = await personWith("focal");
  const to = { recommendation, partnerId: await partnerOf("UZB") };
  const input = { year: 2024, state: "done", statement: say.en("report"), language: "en", evidence: null } as const;
  const report = done(await submitReport(focal, to, input, { corrects: null }));
  done(await releaseReport(unit, report.id));
  const view = { year: 2024, state: "planned", statement: say.en("assessment"), language: "en" } as const;
  await assessed(unit, to, view, report.id, "public", say);
}

export async function plant(level: Level): Promise<void> {
  await planting[level](sayAt(level));
}

/** Entered by whoever covers that place. */
async function figureOf(code: string, say: Say) {
  const liaison = { ...(await personWith("liaison")), covers: [code] };
  const figure = { place: code, indicator: "SEIZ-OPIUM", year: 2024, value: 1250.5, absence: null, provisional: true };
  const written = { source: sourceAt(say, "figure.source"), secondary: false, method: say.en("figure.method") };
  done(await enterObservation(liaison, { ...figure, ...written }, { supersedes: null }));
}
