import { assess, withdrawAssessments } from "#features/assessments/assessment-commands.ts";
import {
  confirmClaim,
  proposeClaim,
  refuseClaim,
  settleClaim,
  takeBackClaim,
} from "#features/claims/claim-commands.ts";
import { closeRecommendation, takeBackClosing } from "#features/decisions/closing-commands.ts";
import { correctDecisions, decideRecommendations } from "#features/decisions/decision-commands.ts";
import { cleanTexts } from "#features/history/clean-texts.ts";
import { takeBackAbsence, tellAbsence } from "#features/meetings/absence-commands.ts";
import type { MeetingInput, Reported } from "#features/meetings/meeting.ts";
import { correctMeeting, publishMeeting, recordMeeting, withdrawMeeting } from "#features/meetings/meeting-commands.ts";
import { sayDays } from "#features/meetings/meeting-life-commands.ts";
import { moveMeeting, type Told } from "#features/meetings/meeting-state-commands.ts";
import {
  discardMeeting,
  renumberMeeting,
  restoreMeeting,
  voidMeeting,
} from "#features/meetings/meeting-taking-back.ts";
import { acceptInvitation, invite, resetPassword } from "#features/people/invitation-commands.ts";
import { changeAccount, changeLanguage, deactivate, reactivate } from "#features/people/person-commands.ts";
import { createSamplePerson } from "#features/people/sample-people.ts";
import { changePassword, signIn } from "#features/people/sign-in-commands.ts";
import { enterObservation, verifyObservation } from "#features/profiles/observation-commands.ts";
import { addressRecommendation } from "#features/recommendations/addressee-commands.ts";
import type { LineageInput } from "#features/recommendations/lineage.ts";
import { continueRecommendations, takeBackLineage } from "#features/recommendations/lineage-commands.ts";
import type { Decision } from "#features/recommendations/recommendation.ts";
import type { Seen } from "#features/recommendations/recommendation-changes.ts";
import {
  addNumbers,
  addRecommendation,
  correctRecommendation,
  moveRecommendations,
  recordRecommendation,
} from "#features/recommendations/recommendation-commands.ts";
import {
  publishRecommendations,
  withdrawRecommendations,
} from "#features/recommendations/recommendation-publishing.ts";
import {
  discardRecommendation,
  renumberRecommendation,
  restoreRecommendation,
  voidRecommendation,
} from "#features/recommendations/taking-back-commands.ts";
import { releaseReport, repeatReport, submitReport } from "#features/reports/report-commands.ts";
import {
  closeRound,
  disclose,
  moveDueDate,
  openRound,
  reopenRound,
  withdrawRound,
} from "#features/rounds/round-commands.ts";
import { translateText } from "#features/texts/text-commands.ts";
import { findTextToTranslate } from "#features/texts/text-queries.ts";
import { writeTranslation } from "#features/translations/translation-commands.ts";
import { type TextPlace, textStatesAfter } from "#i18n/record-text.ts";
import { cited, type Source } from "#i18n/source.ts";
import { portal } from "#policy.ts";
import { database, type Transaction } from "#server/database.ts";
import { writeTextStates } from "#server/text-states.ts";
import { openUpTo } from "#tests/support/assessments.ts";
import { asActor, tokenOf } from "#tests/support/people.ts";
import { done, meetingOf, publicMeeting, seen, wasHeld } from "#tests/support/policy-meetings.ts";
import { keepAgenda } from "./agenda-deeds.ts";
import { keepDelegations } from "./delegation-deeds.ts";
import { keepDocuments } from "./document-deeds.ts";
import { keepEvidence, keepFiles } from "./file-deeds.ts";

const because = { en: "Recorded from the wrong page.", ru: "Внесено не с той страницы." };
const words = { en: "Report, para. 7", ru: "Доклад, пункт 7" };
const source: Source = [
  { text: words, address: "https://example.org/report", seenOn: "2021-05", language: "en" },
  { text: { en: null, ru: "Записка" } },
];
const nothing = { en: null, ru: null };
const password = "correct horse battery";

/** Everything that can happen in the record, once each at least, on a database without any: of every verb there is an event. */
export async function doEverything(): Promise<void> {
  await nameThings();
  await meet();
  await keepAgenda("EWG-2019-II");
  await recommend();
  await decide();
  await continueThem();
  await answer();
  await ask();
  await keepPeople();
  await keepDelegations();
  await count();
  await translate();
  await claim();
  await keepFiles();
  await keepEvidence();
  await takeBack();
  await keepDocuments();
  await clean();
}

async function nameThings() {
  await database().$transaction(nameThemIn);
}

async function nameThemIn(tx: Transaction) {
  const named = (code: string) => ({ code, nameEn: `Name of ${code}`, nameRu: `Название ${code}` });
  const sourced = { source: cited(words) };
  await tx.region.create({ data: named("central") });
  for (const [code, iso2] of [
    ["UZB", "UZ"],
    ["TJK", "TJ"],
  ] as const) {
    await tx.place.create({ data: { ...named(code), iso2, regionCode: "central" } });
    await tx.partner.create({ data: { ...named(code), ...sourced, kind: "state", placeCode: code } });
  }
  await tx.partner.create({ data: { ...named("CARICC"), ...sourced, kind: "organisation" } });
  await tx.pillar.create({
    data: {
      ...{ number: 2, nameEn: "Flows of money", nameRu: "Потоки денег", shortEn: "Money", shortRu: "Деньги" },
      ...sourced,
    },
  });
  await tx.indicator.create({
    data: { ...named("SEIZ-OPIUM"), unitEn: "kg", unitRu: "кг", group: "seizures", position: 1, aggregation: "sum" },
  });
  const addressable = { position: 1 };
  const partners = await tx.partner.findMany({ where: { kind: "state" } });
  const members = { create: partners.map(({ id }) => ({ partnerId: id })) };
  await tx.partnerGroup.create({ data: { ...named("all-states"), ...addressable, members } });
  await tx.body.create({ data: { ...named("unit"), ...addressable } });
  await tx.programme.create({
    data: { ...named("programme"), ...addressable, ...sourced, branchEn: "Branch", branchRu: "Отдел" },
  });
  await tx.liaisonPost.create({
    data: { code: "tashkent", placeCode: "UZB", ...sourced, coverage: { create: [{ placeCode: "UZB" }] } },
  });
  for (const { id, nameEn, nameRu } of await tx.partner.findMany()) await tellName(tx, "partner", id, nameEn, nameRu);
  await tellName(tx, "pillar", 2, "Flows of money", "Потоки денег");
  for (const [subject, code] of [
    ["partner_group", "all-states"],
    ["body", "unit"],
    ["programme", "programme"],
  ] as const) {
    await tellName(tx, subject, code, named(code).nameEn, named(code).nameRu);
  }
}

/** The English is the original, and nobody has confirmed the Russian. */
async function tellName(
  tx: Transaction,
  subject: "partner" | "pillar" | "partner_group" | "body" | "programme",
  id: number | string,
  en: string,
  ru: string,
) {
  const name = textStatesAfter({ en, ru }, { en: "original", ru: "unofficial" }, null);
  await writeTextStates(tx, subject, [{ id, texts: { name } }]);
}

async function meet() {
  const group = meetingOf({ code: "EWG-2019-II", type: "ewg", pillar: 2, start: "2019-05-01", end: "2019-05-02" });
  const agreed: Reported = { what: "agreed", pillar: null, value: 11, qualifier: "atLeast", note: words, source };
  const { version } = done(await recordMeeting(portal, group, wasHeld));
  const hosts: MeetingInput["hosts"] = [
    { role: "host", partner: "CARICC", name: null },
    { role: "chair", partner: null, name: { en: "University", ru: "Университет" } },
  ];
  const outcome = { en: "Nine were agreed.", ru: "Согласовано девять." };
  const statements = [
    { source, text: words },
    { source: cited(words), text: words },
  ];
  const conflicts = [{ heading: words, statements, note: words }];
  const corrected = { ...group, hosts, outcome, reported: [agreed], conflicts, source };
  await publishAnew(done(await correctMeeting(portal, group.code, version, corrected)));
  const found = await database().meeting.findUniqueOrThrow({ where: { code: group.code } });
  const days = { invitedOn: "2019-03-01", registrationFrom: "2019-03-04", registrationUntil: "2019-04-12" };
  done(await sayDays(portal, group.code, found.version, { ...days, reviewFrom: "2019-05-03" }));
  await publicMeeting(portal, "PCGM-17", "2019-11-12");
  await publicMeeting(portal, "PCGM-18", "2020-11-10");
  await publicMeeting(portal, "EWG-2021-II", "2021-06-01", 2);
  await changePlans();
  const absence = done(await tellAbsence(portal, { pillar: 2, year: 2018, source }));
  done(await takeBackAbsence(portal, absence.id, absence.version, because));
}

/** One that was planned, announced, postponed twice, once by mistake, called off and planned again. */
async function changePlans() {
  let { code, version } = await publicMeeting(portal, "PCGM-99", "2099-11-10");
  const told: Told[] = [
    { verb: "announce", on: "2020-03" },
    { verb: "postpone", on: "2020-05-04", to: { start: "2099-12", end: null } },
    { verb: "postpone", on: "2020-06-04" },
    { verb: "retract" },
    { verb: "cancel", on: "2020" },
    { verb: "plan" },
  ];
  for (const one of told)
    ({ version } = done(await moveMeeting(portal, code, version, { ...one, source, reason: because })));
}

async function publishAnew({ code, version }: { code: string; version: number }) {
  const published = done(await publishMeeting(portal, code, version, ["en"]));
  const withdrawn = done(await withdrawMeeting(portal, code, published.version, because));
  done(await publishMeeting(portal, code, withdrawn.version, ["en", "ru"]));
}

/** 2019-II-1 to -9, of which the first was drafted; 2021-II-1 to -6; an old record and a commitment. */
async function recommend() {
  const added = async (meeting: string, verb: "draft" | "agree", addressees: string[], number: number) =>
    done(
      await addRecommendation(portal, meeting, {
        text: { en: `Follow the money, ${number}.`, ru: `Следить за деньгами, ${number}.` },
        textState: { en: "original", ru: "unofficial" },
        ...{ source: [], addressees, provenance: "official", verb },
      }),
    );
  const first = await added("EWG-2019-II", "draft", ["UZB"], 1);
  for (let number = 2; number <= 9; number += 1) await added("EWG-2019-II", "agree", ["UZB", "CARICC"], number);
  for (let number = 1; number <= 6; number += 1) {
    await added("EWG-2021-II", number === 6 ? "draft" : "agree", ["TJK"], number);
  }
  const better = {
    text: { en: "Follow all the money.", ru: null },
    textState: { en: "original", ru: "missing" },
  } as const;
  done(await correctRecommendation(portal, first.code, first.version, { ...better, source }));
  done(await moveRecommendations(portal, "agree", await seen(portal, first.code)));
  done(await moveRecommendations(portal, "forward", await seen(portal, first.code)));
  await number();
  const [one] = await seen(portal, "2019-II-2");
  if (one)
    done(await addressRecommendation(portal, one.code, one.version, ["all-states", "CARICC", "unit", "programme"]));
  const plain = { year: null, addressees: [], ...better, source, position: 1 };
  const old = {
    ...plain,
    code: "2008-O1",
    kind: "recommendation",
    provenance: "attested-theme",
    pillar: 2,
    meeting: null,
  } as const;
  done(await recordRecommendation(portal, old, [{ verb: "record", meeting: null, on: "2008-12-31", source }]));
  const declared = { ...plain, code: "VD-II-1", kind: "commitment", provenance: "declaration", pillar: 2 } as const;
  done(await recordRecommendation(portal, { ...declared, meeting: "PCGM-17" }, []));
  const publics = [...codesOf(2019, 9), ...codesOf(2021, 5), "2008-O1", "VD-II-1"];
  done(await publishRecommendations(portal, ["en", "ru"], await seen(portal, ...publics)));
  done(await withdrawRecommendations(portal, because, await seen(portal, "2019-II-9")));
}

/** 2021-II-7 to -9 without words, of which the second is given some. */
async function number() {
  const numbers = { first: 7, last: 9, provenance: "not-public", source, verb: "agree" } as const;
  const [, second] = done(await addNumbers(portal, "EWG-2021-II", numbers));
  const words = { text: { en: "Follow it.", ru: null }, textState: { en: "original", ru: "missing" } } as const;
  const given = { ...words, source, provenance: "attested-paraphrase" } as const;
  if (second) done(await correctRecommendation(portal, second.code, second.version, given));
}

const codesOf = (year: number, last: number) => Array.from({ length: last }, (_, index) => `${year}-II-${index + 1}`);

async function decide() {
  const decided = async (meeting: string, decision: Decision, ...codes: string[]) => {
    const text = { en: "Follow the money everywhere.", ru: "Следить за деньгами везде." };
    const chosen = (await seen(portal, ...codes)).map((one) => ({ ...one, decision, text }));
    done(await decideRecommendations(portal, meeting, chosen, { reason: because, source }));
  };
  const corrected = async (code: string, decision: Decision | null) => {
    const text = { en: "Follow the money home.", ru: "Следить за деньгами до дома." };
    const chosen = (await seen(portal, code)).map((one) => ({ ...one, decision, text }));
    done(await correctDecisions(portal, "PCGM-17", chosen, { reason: because, source }));
  };
  await decided("PCGM-17", "endorse", "2019-II-1", "2019-II-2", "2019-II-3", "2019-II-7", "2019-II-8");
  await decided("PCGM-17", "amend", "2019-II-4");
  await decided("PCGM-17", "return", "2019-II-5");
  await decided("PCGM-17", "note", "2019-II-6", "2008-O1");
  await corrected("2019-II-1", "return");
  done(await moveRecommendations(portal, "agree", await seen(portal, "2019-II-1")));
  await decided("PCGM-18", "endorse", "2019-II-1");
  await corrected("2019-II-3", "amend");
  await corrected("2019-II-4", "endorse");
  await corrected("2019-II-5", "note");
  await corrected("2019-II-6", null);
  for (const work of [closeRecommendation, takeBackClosing, closeRecommendation]) {
    const [one] = await seen(portal, "2008-O1");
    if (one) done(await work(portal, one, { on: "2020-12", reason: because, source }));
  }
}

async function continueThem() {
  const lineages: LineageInput[] = [
    { kind: "carriedOver", from: ["2019-II-2"], to: ["2021-II-1"] },
    { kind: "reworded", from: ["2019-II-3"], to: ["2021-II-2"] },
    { kind: "merged", from: ["2019-II-4", "2019-II-5"], to: ["2021-II-3"] },
    { kind: "split", from: ["2019-II-7"], to: ["2021-II-4", "2021-II-5"] },
    { kind: "superseded", from: ["2019-II-8"], to: ["2021-II-6"] },
  ];
  for (const lineage of lineages) done(await continueRecommendations(portal, lineage, { source, reason: because }));
  await publicMeeting(portal, "PCGM-19", "2021-11-16");
  const newer = await seen(portal, "2021-II-1", "2021-II-2", "2021-II-4");
  const endorsed = newer.map((one) => ({ ...one, decision: "endorse" as const }));
  done(await decideRecommendations(portal, "PCGM-19", endorsed, { source }));
  const [carriedOver] = lineages;
  if (carriedOver) done(await takeBackLineage(portal, carriedOver, because));
  done(await moveRecommendations(portal, "agree", await seen(portal, "2021-II-6")));
}

async function answer() {
  const { id: partnerId } = await database().partner.findUniqueOrThrow({ where: { code: "UZB" } });
  const to = { recommendation: "2019-II-2", partnerId };
  const said = {
    year: 2020,
    state: "underWay",
    statement: "A law is drafted.",
    language: "en",
    evidence: null,
  } as const;
  const sent = done(await submitReport(portal, to, said, { corrects: null }));
  const corrected = done(await submitReport(portal, to, { ...said, state: "done" }, { corrects: sent.id }));
  done(await releaseReport(portal, corrected.id));
  done(await repeatReport(portal, to, 2021, { repeats: corrected.id, corrects: null }));
  const input = { year: 2020, state: "underWay", statement: "Not in force yet.", language: "en" } as const;
  const about = { seen: { report: corrected.id, assessment: null } };
  const made = done(await assess(portal, to, input, about));
  const followed = { ...about, seen: { report: corrected.id, assessment: made.id } };
  const last = done(await assess(portal, to, { ...input, state: "done", statement: "In force." }, followed));
  await openUpTo(portal, last.id, "partners");
  done(await withdrawAssessments(portal, "partners", [last.id]));
  done(await withdrawAssessments(portal, "partner", [last.id]));
  await openUpTo(portal, last.id, "public");
}

async function ask() {
  const asked = { note: { en: "In a few words.", ru: "В нескольких словах." }, toPartners: "silence" } as const;
  const opened = done(await openRound(portal, { year: 2019, opensOn: "2020-01-15", dueOn: "2020-03-31", ...asked }));
  const moved = done(await moveDueDate(portal, 2019, opened.version, { dueOn: "2020-04-30", note: nothing }));
  const disclosed = done(await disclose(portal, 2019, moved.version, "reports"));
  const closed = done(await closeRound(portal, 2019, disclosed.version));
  done(await closeRound(portal, 2019, done(await reopenRound(portal, 2019, closed.version)).version));
  const wrong = done(await openRound(portal, { year: 2018, opensOn: "2019-01-15", dueOn: "2019-03-31", ...asked }));
  done(await withdrawRound(portal, 2018, wrong.version));
}

async function keepPeople() {
  const person = { name: "Somebody", language: "en" };
  const admin = done(await createSamplePerson({ ...person, email: "admin@example.org", role: "admin" }, password));
  const input = { ...person, email: "liaison@example.org", role: "liaison", post: "tashkent" } as const;
  const liaison = done(await createSamplePerson(input, password));
  const by = await asActor(admin.id);
  const invited = done(await invite(by, { email: "focal@example.org", role: "focal", partner: "UZB" }));
  const focal = done(await acceptInvitation(tokenOf(invited), { ...person, password }));
  done(await changeLanguage(await asActor(focal.id), "ru"));
  const { session } = done(await signIn({ email: focal.email, password }));
  done(await changePassword(await asActor(focal.id), { current: password, next: `${password}!` }, session));
  done(await deactivate(by, focal.id));
  done(await reactivate(by, focal.id));
  done(await acceptInvitation(tokenOf(done(await resetPassword(portal, focal.id))), { ...person, password }));
  done(await changeAccount(by, liaison.id, { role: "liaison", partner: null, post: null }));
  done(await changeAccount(by, liaison.id, { role: "liaison", partner: null, post: "tashkent" }));
}

async function count() {
  const figure = { place: "UZB", indicator: "SEIZ-OPIUM", year: 2020, value: 1250.5, absence: null, provisional: true };
  const written = { source, secondary: false, method: null };
  const { id } = await database().person.findUniqueOrThrow({ where: { email: "liaison@example.org" } });
  const liaison = await asActor(id);
  const entered = done(await enterObservation(liaison, { ...figure, ...written }, { supersedes: null }));
  done(await verifyObservation(portal, entered.id));
  const none = { ...figure, ...written, value: null, absence: "notCollected" } as const;
  done(await enterObservation(liaison, none, { supersedes: entered.id }));
}

/** A draft and a meeting are discarded, renumbered and back; what was public is voided and back, and voided for good. */
async function takeBack() {
  const draft = async (code: string) => {
    done(await recordMeeting(portal, meetingOf({ code, type: "ewg", pillar: 2, start: "2023-05-01" }), wasHeld));
    const said = { text: { en: "Follow it.", ru: null }, textState: { en: "original", ru: "missing" } } as const;
    return done(
      await addRecommendation(portal, code, {
        ...said,
        source: [],
        addressees: [],
        provenance: "official",
        verb: "agree",
      }),
    );
  };
  const first = await draft("EWG-2023-II-2");
  const gone = done(await discardRecommendation(portal, first));
  const back = done(await restoreRecommendation(portal, gone, nothing));
  const numbered = done(await renumberRecommendation(portal, back, 4));
  const meeting = await database().meeting.findUniqueOrThrow({ where: { code: "EWG-2023-II-2" } });
  const renumbered = done(await renumberMeeting(portal, meeting));
  const discarded = done(await discardMeeting(portal, renumbered, [numbered]));
  const restored = done(await restoreMeeting(portal, discarded, nothing));
  done(await publishMeeting(portal, restored.code, restored.version, ["en"], await seen(portal, "2023-II-4")));
  const wrong = { reason: because, right: null };
  const voided = done(
    await voidRecommendation(portal, ...(await theOne("2023-II-4")), { ...wrong, right: "2021-II-1" }),
  );
  done(await restoreRecommendation(portal, voided, because));
  const cited = await database().meeting.findUniqueOrThrow({ where: { code: restored.code } });
  const born = await seen(portal, "2023-II-4");
  const mistake = done(await voidMeeting(portal, cited, { ...wrong, right: "EWG-2021-II", born }));
  const again = done(await restoreMeeting(portal, mistake, because));
  done(await voidMeeting(portal, again, { ...wrong, born: await seen(portal, "2023-II-4") }));
}

async function theOne(code: string): Promise<[Seen]> {
  const [one] = await seen(portal, code);
  if (!one) throw new Error(code);
  return [one];
}

/** Of each noun that has events a text as earlier portals took it, with what nobody sees. */
/** Of a noun that has no events of its own, twice. */
async function translate() {
  const cause = because;
  const place: TextPlace = { subject: "partner", key: "TJK", field: "name" };
  for (const words of ["Таджикистан", "Республика Таджикистан"]) {
    const text = await findTextToTranslate(portal, place);
    done(await translateText(portal, place, text?.version ?? "", { words, state: "reviewed", source: cited(cause) }));
  }
  const report = await database().implementationReport.findFirstOrThrow({
    where: { correctedBy: null, repeatsId: null },
  });
  const of = { subject: "report", key: String(report.id), field: "statement" } as const;
  for (const version of [0, 1]) {
    const words = `Translated ${version}`;
    done(await writeTranslation(portal, of, version, { words, state: "unofficial", source }));
  }
}

/** Of each noun that has events something becomes official and something is put right; one claim is refused, one taken back. */
async function claim() {
  const { id } = await database().person.findUniqueOrThrow({ where: { email: "admin@example.org" } });
  const by = await asActor(id);
  const title: TextPlace = { subject: "meeting", key: "EWG-2019-II", field: "title" };
  const official = { kind: "official", language: "ru", source } as const;
  const taken = done(await proposeClaim(by, title, official));
  done(await takeBackClaim(by, taken.id));
  const refused = done(await proposeClaim(by, title, official));
  done(await refuseClaim(portal, refused.id, because));
  const proposed = done(await proposeClaim(by, title, official));
  done(await confirmClaim(portal, proposed.id));
  const right = {
    kind: "erratum",
    language: "ru",
    told: null,
    provenance: null,
    reason: because,
    source,
  } as const;
  done(await settleClaim(title, { ...right, words: "Название из доклада" }));
  done(await settleClaim({ subject: "partner", key: "UZB", field: "name" }, official));
  const mistaken = { kind: "not-official", language: "ru", reason: because, source } as const;
  done(await settleClaim(title, mistaken));
  const adopted = await database().recommendation.findFirstOrThrow({ where: { kind: "commitment" } });
  const text: TextPlace = { subject: "recommendation", key: adopted.code, field: "text" };
  done(
    await settleClaim(text, { ...right, language: "en", words: "Put right in its own words.", provenance: "official" }),
  );
  if (adopted.textRu) {
    done(await settleClaim(text, official));
    done(await settleClaim(text, mistaken));
  }
}

async function clean() {
  const typed = [
    ["meeting", "title_ru"],
    ["recommendation", "text_en"],
    ["implementation_report", "statement"],
    ["assessment", "statement"],
    ["reporting_round", "note_en"],
    ["observation", "method"],
    ["partner", "name_ru"],
    ["translation", "words"],
    ["document", "title_en"],
  ];
  for (const [table, column] of typed) {
    await database().$executeRawUnsafe(`
      UPDATE ${table} SET ${column} = left(${column}, 3) || U&'\\00AD' || substr(${column}, 4)
      WHERE ctid = (SELECT max(ctid) FROM ${table} WHERE ${column} IS NOT NULL)`);
  }
  await database().$executeRaw`
    UPDATE meeting_absence SET source = replace(source::text, 'Report', ${"Re\u00ADport"})::jsonb
    WHERE ctid = (SELECT max(ctid) FROM meeting_absence)`;
  await cleanTexts({ write: true });
}
