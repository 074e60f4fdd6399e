import { expect } from "vitest";
import { alikeName } from "#desk/alike/alike-name.ts";
import { enterList } from "#desk/listing/list-actions.ts";
import { listForm, listValues } from "#desk/listing/list-form-definition.ts";
import { recordAbsence, recordNoAbsence } from "#desk/meetings/absence-actions.ts";
import { absenceValues, noAbsenceValues } from "#desk/meetings/absence-form-definition.ts";
import { saveMeeting } from "#desk/meetings/meeting-actions.ts";
import { saveDays } from "#desk/meetings/meeting-days-actions.ts";
import { daysValues } from "#desk/meetings/meeting-days-form-definition.ts";
import { meetingValues, newMeetingValues } from "#desk/meetings/meeting-form-definition.ts";
import { saveAddressees } from "#desk/recording/addressee-actions.ts";
import { addresseeValues } from "#desk/recording/addressee-form-definition.ts";
import { versionValues } from "#desk/recording/chosen.ts";
import { publish, withdraw } from "#desk/recording/meeting-publishing-actions.ts";
import { tellState } from "#desk/recording/meeting-state-actions.ts";
import { stateValues } from "#desk/recording/meeting-state-form-definition.ts";
import { enterNumbers } from "#desk/recording/numbers-actions.ts";
import {
  changeRecommendations,
  enterRecommendation,
  saveRecommendation,
} from "#desk/recording/recommendation-actions.ts";
import { chosenByNobody, correctionValues } from "#desk/recording/recommendation-form-definition.ts";
import { settleClaim } from "#features/claims/claim-commands.ts";
import { findClaimed } from "#features/claims/claim-queries.ts";
import { recordMeeting } from "#features/meetings/meeting-commands.ts";
import type { MeetingDays } from "#features/meetings/meeting-life.ts";
import { sayDays } from "#features/meetings/meeting-life-commands.ts";
import { findLife } from "#features/meetings/meeting-life-queries.ts";
import { addressRecommendation } from "#features/recommendations/addressee-commands.ts";
import { findNames } from "#features/recommendations/addressee-queries.ts";
import type { Step } from "#features/recommendations/lineage.ts";
import { longestText } from "#features/recommendations/recommendation.ts";
import { addRecommendation, correctRecommendation } from "#features/recommendations/recommendation-commands.ts";
import type { Localized } from "#i18n/localized.ts";
import { cited } from "#i18n/source.ts";
import { can, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done, meetingOf, wasHeld } from "#tests/support/policy-meetings.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { formOf, type Job } from "./job.ts";

const ofPaper = { provenance: "official", "source.typed.rows": "1", "source.typed.0.text.en": "Outcome document" };
const tooLong = "x".repeat(longestText + 1);

export const meeting = (code: string) => database().meeting.findUniqueOrThrow({ where: { code } });
const absence = (year: number) =>
  database().meetingAbsence.findUnique({ where: { pillarNumber_year: { pillarNumber: 4, year } } });

async function toldAbsence(year: number) {
  const told = await absence(year);
  if (!told) throw new Error(`${year}`);
  return told;
}

const numbered = (code: string) => database().recommendation.findUnique({ where: { code } });
export const recommendation = (code: string) => database().recommendation.findUniqueOrThrow({ where: { code } });

/** A meeting of 2022 that nobody sees yet, with a recommendation that is a draft and one that was agreed. */
export async function unseenMeeting() {
  done(
    await recordMeeting(
      portal,
      meetingOf({ code: "EWG-2022-II", type: "ewg", pillar: 2, start: "2022-05-11" }),
      wasHeld,
    ),
  );
  for (const verb of ["draft", "agree"] as const) {
    const text = { en: `Trace assets: ${verb}.`, ru: null };
    const textState = { en: "original", ru: "missing" } as const;
    done(
      await addRecommendation(portal, "EWG-2022-II", {
        text,
        textState,
        source: [],
        addressees: [],
        provenance: "official",
        verb,
      }),
    );
  }
}

export async function renameMeeting(code: string, title: FormValues = { "title.ru": "Переименовано" }) {
  await changeMeeting(code, title);
}

/** A colleague changes these of its fields. */
async function changeMeeting(code: string, values: FormValues) {
  await saveMeeting(await personWith("admin"), formOf({ ...meetingValues(await found(code), "en"), ...values }));
}

async function found(code: string) {
  const stored = await findMeeting(portal, code);
  if (!stored) throw new Error(code);
  return stored;
}

/** Colleagues change its words, in both languages unless it is said: those that were adopted by an erratum. */
export async function reworded(
  code: string,
  words: Partial<Localized> = { en: "Reworded by a colleague.", ru: "Изменено коллегой." },
) {
  const place = { subject: "recommendation", key: code, field: "text" } as const;
  const found = await findClaimed(portal, place);
  const { en } = words;
  if (en && found?.text.settled.en && found.text.words.en !== en) {
    const reason = { en: "It reads so in the source.", ru: "Так в источнике." };
    const said = { language: "en", words: en, told: null, provenance: null, reason, source: cited(reason) } as const;
    done(await settleClaim(place, { kind: "erratum", ...said }));
  }
  const { version, textEn, textRu } = await recommendation(code);
  const textState = { en: "original", ru: "unofficial" } as const;
  const text = { en: textEn, ru: textRu, ...words };
  const kind = textEn || textRu ? {} : ({ provenance: "official" } as const);
  done(await correctRecommendation(portal, code, version, { text, textState, source: [], ...kind }));
}

async function daysNow() {
  const life = await findLife(portal, (await meeting("EWG-2022-II")).id);
  if (!life) throw new Error("EWG-2022-II");
  return life;
}

/** Somebody says these days of it. */
async function daysOf(days: Partial<MeetingDays>) {
  const { version } = await meeting("EWG-2022-II");
  const { invitedOn, registrationFrom, registrationUntil, reviewFrom } = await daysNow();
  const all = { invitedOn, registrationFrom, registrationUntil, reviewFrom, ...days };
  done(await sayDays(portal, "EWG-2022-II", version, all));
}

async function recorded(code: string) {
  const found = await findRecommendation(portal, code);
  if (!found) throw new Error(code);
  return found;
}

const _step: Step = { kind: "reworded", from: ["2009-II-a"], to: ["2021-II-1"] };

export const recording: Job[] = [
  {
    does: "records a new meeting",
    name: "saveMeeting",
    once: "key",
    action: saveMeeting,
    may: can.editMeetings,
    by: ["unit", "admin"],
    form: async () => ({
      ...newMeetingValues("en"),
      ...{ pillar: "2", "title.en": "Experts on money", "start.year": "2022", "start.month": "5", "start.day": "11" },
    }),
    outcome: { to: "/en/meetings/EWG-2022-II/recommendations" },
    kept: [() => database().meeting.findUnique({ where: { code: "EWG-2022-II" } }), { titleEn: "Experts on money" }],
    wrong: [{ "title.en": "", "start.month": "13" }, ["title", "start"]],
  },
  {
    does: "records a second meeting of the same days, once its author was asked whether it is the first",
    name: "saveMeeting",
    once: "key",
    action: saveMeeting,
    may: can.editMeetings,
    by: ["unit", "admin"],
    prepare: unseenMeeting,
    form: async () => ({
      ...{ ...newMeetingValues("en"), [alikeName]: "EWG-2022-II", "title.en": "Experts on cash" },
      ...{ pillar: "2", "start.year": "2022", "start.month": "5" },
    }),
    outcome: { to: "/en/meetings/EWG-2022-II-2/recommendations" },
    kept: [() => database().meeting.findUnique({ where: { code: "EWG-2022-II-2" } }), { titleEn: "Experts on cash" }],
    wrong: [{ "title.en": "" }, ["title"]],
  },
  {
    does: "corrects a meeting",
    name: "saveMeeting",
    once: "key",
    action: saveMeeting,
    may: can.editMeetings,
    by: ["unit", "admin"],
    form: async () => ({
      ...meetingValues(await found("EWG-2021-III"), "en"),
      "city.en": "Vienna, typed",
      intent: "stay",
    }),
    outcome: { to: "/en/meetings/EWG-2021-III/edit" },
    kept: [() => meeting("EWG-2021-III"), { cityEn: "Vienna, typed" }],
    wrong: [{ "start.year": "twenty" }, ["start"]],
    saves: {
      other: () => renameMeeting("EWG-2021-III"),
      both: { titleRu: "Переименовано", cityEn: "Vienna, typed" },
      same: {
        change: () => changeMeeting("EWG-2021-III", { "city.en": "Tashkent" }),
        fields: ["city.en"],
        theirs: { cityEn: "Tashkent" },
      },
    },
  },
  {
    does: "records what became of a meeting",
    name: "tellState",
    once: "key",
    action: tellState,
    may: can.editMeetings,
    by: ["unit", "admin"],
    prepare: async () =>
      done(
        await recordMeeting(portal, meetingOf({ code: "EWG-2022-II", type: "ewg", pillar: 2, start: "2022-05-11" })),
      ),
    form: async () => ({
      ...stateValues(await meeting("EWG-2022-II"), "en"),
      ...{
        verb: "cancel",
        "on.year": "2022",
        "source.typed.rows": "1",
        "source.typed.0.text.en": "Letter of the host",
        "reason.en": "Nobody could come.",
      },
    }),
    outcome: { to: "/en/meetings/EWG-2022-II/state?done=cancel" },
    kept: [() => meeting("EWG-2022-II"), { state: "cancelled" }],
    wrong: [{ "on.month": "13", "source.typed.rows": "1", "source.typed.0.text.en": "" }, ["on", "source"]],
    meanwhile: { change: () => renameMeeting("EWG-2022-II") },
  },
  {
    does: "records the days of a meeting beside its own",
    name: "saveDays",
    once: "key",
    action: saveDays,
    may: can.editMeetings,
    by: ["unit", "admin"],
    prepare: async () => {
      await unseenMeeting();
      await daysOf({ invitedOn: "2022-02-01" });
    },
    form: async () => ({
      ...daysValues({ code: "EWG-2022-II", ...(await daysNow()) }, "en"),
      ...{ "invitedOn.year": "2022", "invitedOn.month": "3", "invitedOn.day": "1" },
      ...{ "reviewFrom.year": "2022", "reviewFrom.month": "5", "reviewFrom.day": "13" },
    }),
    outcome: { status: "done", message: expect.stringContaining("EWG-2022-II") },
    kept: [() => daysNow(), { invitedOn: "2022-03-01", reviewFrom: "2022-05-13", registrationFrom: null }],
    wrong: [{ "invitedOn.day": "", "registrationUntil.year": "2022" }, ["invitedOn", "registrationUntil"]],
    saves: {
      other: () => daysOf({ registrationFrom: "2022-04-01", registrationUntil: "2022-04-30" }),
      both: { invitedOn: "2022-03-01", registrationUntil: "2022-04-30", reviewFrom: "2022-05-13" },
      same: {
        change: () => daysOf({ invitedOn: "2022-02-15" }),
        fields: ["invitedOn"],
        theirs: { invitedOn: "2022-02-15", reviewFrom: "2022-05-13" },
      },
    },
  },
  {
    does: "records that a pillar had no expert meeting in a year",
    name: "recordAbsence",
    once: "key",
    action: recordAbsence,
    may: can.editMeetings,
    by: ["unit", "admin"],
    form: async () => ({
      ...absenceValues("en"),
      pillar: "4",
      year: "2019",
      "source.typed.rows": "1",
      "source.typed.0.text.en": "Report on 2019, para 3",
    }),
    outcome: { to: "/en/desk/absences?done=told" },
    kept: [() => absence(2019), { source: [{ text: { en: "Report on 2019, para 3", ru: null } }], takenBackAt: null }],
    wrong: [{ year: "last", "source.typed.rows": "1", "source.typed.0.text.en": "" }, ["year", "source"]],
  },
  {
    does: "takes back that a pillar had none",
    name: "recordNoAbsence",
    once: "key",
    action: recordNoAbsence,
    may: can.editMeetings,
    by: ["unit", "admin"],
    form: async () => ({ ...noAbsenceValues(await toldAbsence(2021), "en"), "reason.en": "Another report names one." }),
    outcome: { to: "/en/desk/absences?done=takenBack" },
    kept: [() => absence(2021), { takenBackAt: expect.any(Date) }],
    wrong: [{ "reason.en": "" }, ["reason"]],
  },
  {
    does: "publishes a meeting with the chosen of its recommendations",
    name: "publish",
    once: "key",
    action: publish,
    may: can.publish,
    by: ["unit", "admin"],
    prepare: unseenMeeting,
    form: async () => {
      const { code, version } = await meeting("EWG-2022-II");
      const agreed = await recommendation("2022-II-2");
      return { code, version: String(version), languages: ["en"], chosen: [agreed.code], ...versionValues([agreed]) };
    },
    outcome: { status: "done", message: expect.stringContaining("English") },
    kept: [() => recommendation("2022-II-2"), { publishedEnAt: expect.any(Date), publishedRuAt: null }],
    wrong: [{ languages: [] }, ["languages"]],
    meanwhile: { change: () => reworded("2022-II-2") },
  },
  {
    does: "takes a meeting back from the public",
    name: "withdraw",
    once: "key",
    action: withdraw,
    may: can.publish,
    by: ["unit", "admin"],
    form: async () => {
      const { code, version } = await meeting("EWG-2021-III");
      const whole = { languages: ["en", "ru"], also: ["recommendations"] };
      return { code, version: String(version), "reason.en": "Published too early.", ...whole };
    },
    outcome: { status: "done" },
    kept: [() => recommendation("2021-III-4"), { publishedEnAt: null, publishedRuAt: null }],
    wrong: [{ "reason.en": "" }, ["reason"]],
    meanwhile: { change: () => renameMeeting("EWG-2021-III") },
  },
  {
    does: "enters the next recommendation of a meeting",
    name: "enterRecommendation",
    once: "key",
    action: enterRecommendation,
    may: can.editRecommendations,
    by: ["unit", "admin"],
    form: async () => ({
      ...{ meeting: "EWG-2021-III", verb: "agree", "addressees.state": ["UZB", "TJK"] },
      ...{ "text.en": "Compare methods.", "textState.en": "original", ...ofPaper },
    }),
    outcome: { status: "done", message: expect.stringContaining("2021-III-10") },
    kept: [
      () => database().recommendation.findUnique({ where: { code: "2021-III-10" } }),
      { textEn: "Compare methods." },
    ],
    wrong: [{ "text.en": "" }, ["text"]],
  },
  {
    does: "enters a recommendation of which only its theme is known",
    name: "enterRecommendation",
    once: "key",
    action: enterRecommendation,
    may: can.editRecommendations,
    by: ["unit", "admin"],
    form: async () => ({
      ...{ meeting: "EWG-2021-III", verb: "agree", provenance: "attested-theme" },
      ...{
        "text.ru": "Сопоставлять методы.",
        "textState.ru": "original",
        "source.typed.rows": "1",
        "source.typed.0.text.ru": "Доклад, пункт 4",
      },
    }),
    outcome: { status: "done", message: expect.stringContaining("2021-III-10") },
    kept: [() => numbered("2021-III-10"), { provenance: "attested-theme" }],
    wrong: [{ provenance: "", "source.typed.0.text.ru": "" }, ["source", "provenance"]],
  },
  {
    does: "enters several recommendations of a meeting at once",
    name: "enterList",
    once: "key",
    action: enterList,
    may: can.editRecommendations,
    by: ["unit", "admin"],
    form: async () =>
      listForm("en").tidy({
        ...listValues({ code: "EWG-2021-III" }, { ...chosenByNobody, provenance: "official" }, "en"),
        ...{
          "rows.0.text.en": "Share data.",
          "rows.0.text.ru": "Обмениваться данными.",
          "rows.1.text.en": "Train officers.",
        },
        ...ofPaper,
      }),
    outcome: { status: "done", message: expect.stringContaining("2021-III-11") },
    kept: [
      async () => [await numbered("2021-III-10"), await numbered("2021-III-11")],
      [
        { textRu: "Обмениваться данными.", status: "agreed", position: 10 },
        { textEn: "Train officers.", textRu: null },
      ],
    ],
    wrong: [{ "rows.1.text.en": tooLong, provenance: "" }, ["rows.1.text.en", "provenance"]],
  },
  {
    does: "enters numbers without words",
    name: "enterNumbers",
    once: "key",
    action: enterNumbers,
    may: can.editRecommendations,
    by: ["unit", "admin"],
    form: async () => ({
      ...{ meeting: "EWG-2021-III", first: "10", last: "20", provenance: "no-text", verb: "agree" },
      "source.typed.rows": "1",
      "source.typed.0.text.en": "Report of the meeting, para 4",
    }),
    outcome: { status: "done", message: expect.stringContaining("2021-III-20") },
    kept: [() => numbered("2021-III-20"), { provenance: "no-text", textEn: null, status: "agreed", position: 20 }],
    wrong: [{ last: "9", "source.typed.0.text.en": "" }, ["last", "source"]],
    meanwhile: {
      change: async () => {
        const words = {
          text: { en: "A colleague's", ru: null },
          textState: { en: "original", ru: "missing" },
        } as const;
        const other = { ...words, provenance: "official", verb: "agree" } as const;
        done(await addRecommendation(portal, "EWG-2021-III", { ...other, source: [], addressees: [] }));
      },
      said: expect.stringContaining("2021-III-10"),
    },
  },
  {
    does: "enters a recommendation that continues another, and goes on to say so",
    name: "enterRecommendation",
    once: "key",
    action: enterRecommendation,
    may: can.editRecommendations,
    by: ["unit", "admin"],
    form: async () => ({
      ...{ meeting: "EWG-2021-III", verb: "draft", intent: "continues:2019-III-1" },
      ...{ "text.en": "Compare methods.", "textState.en": "original", ...ofPaper },
    }),
    outcome: { to: "/en/recommendations/2021-III-10/lineage?other=2019-III-1" },
    kept: [() => database().recommendation.findUnique({ where: { code: "2021-III-10" } }), { status: "drafted" }],
    wrong: [{ "text.en": tooLong }, ["text.en"]],
  },
  {
    does: "corrects the words of a recommendation",
    name: "saveRecommendation",
    once: "key",
    action: saveRecommendation,
    may: can.translate,
    by: ["translator", "unit", "admin"],
    form: async (actor) => {
      return { ...correctionValues(await recorded("2021-III-4"), actor, "en"), "text.ru": "Набрано переводчиком." };
    },
    outcome: { to: "/en/recommendations/2021-III-4/edit" },
    kept: [() => recommendation("2021-III-4"), { textRu: "Набрано переводчиком." }],
    wrong: [{ "text.ru": tooLong }, ["text.ru"]],
    original: {
      form: async (actor) => correctionValues(await recorded("2009-II-a"), actor, "en"),
      typed: [
        { "text.en": "Typed by a translator." },
        { "text.en": "" },
        { "textState.en": "unofficial" },
        { "textState.en": "unofficial", "textState.ru": "original" },
      ],
    },
    saves: {
      other: () => reworded("2021-III-4", { en: "Reworded by a colleague." }),
      both: { textEn: "Reworded by a colleague.", textRu: "Набрано переводчиком." },
      same: {
        change: () => reworded("2021-III-4"),
        fields: ["text.ru"],
        theirs: { textEn: "Reworded by a colleague.", textRu: "Изменено коллегой." },
      },
    },
  },
  {
    does: "agrees to the chosen recommendations",
    name: "changeRecommendations",
    once: "key",
    action: changeRecommendations,
    may: can.editRecommendations,
    by: ["unit", "admin"],
    prepare: unseenMeeting,
    form: async () => ({
      ...{ action: "agree", chosen: ["2022-II-1"], languages: ["en", "ru"] },
      ...versionValues([await recommendation("2022-II-1")]),
    }),
    outcome: { status: "done" },
    kept: [() => recommendation("2022-II-1"), { status: "agreed" }],
    wrong: [{ action: "", chosen: [] }, ["chosen", "action"]],
    meanwhile: { change: () => reworded("2022-II-1") },
  },
  {
    does: "withdraws the chosen recommendations",
    name: "changeRecommendations",
    once: "key",
    action: changeRecommendations,
    may: can.publish,
    by: ["unit", "admin"],
    form: async () => ({
      ...{ action: "withdraw", chosen: ["2021-III-4"], languages: ["en", "ru"], "reason.en": "A mistake." },
      ...versionValues([await recommendation("2021-III-4")]),
    }),
    outcome: { status: "done" },
    kept: [() => recommendation("2021-III-4"), { publishedEnAt: null }],
    wrong: [{ "reason.en": "" }, ["reason"]],
    meanwhile: { change: () => reworded("2021-III-4") },
  },
  {
    does: "says whom a recommendation is addressed to",
    name: "saveAddressees",
    once: "key",
    action: saveAddressees,
    may: can.editRecommendations,
    by: ["unit", "admin"],
    form: async () => {
      const now = addresseeValues(await recorded("2021-III-9"), await findNames(), "en");
      return { ...now, "addressees.groups": [], "addressees.state": ["TJK", "UZB"] };
    },
    outcome: { status: "done", message: expect.stringContaining("2021-III-9") },
    kept: [
      async () => (await findRecommendation(portal, "2021-III-9"))?.addressees.map(({ code }) => code),
      ["TJK", "UZB"],
    ],
    saves: {
      other: async () => {
        const { version } = await recommendation("2021-III-9");
        done(await addressRecommendation(portal, "2021-III-9", version, ["KGZ"]));
      },
      both: ["KGZ", "TJK", "UZB"],
    },
  },
];
