import { describe, expect, test } from "vitest";
import { locales } from "#i18n/locale.ts";
import { type Actor, accessLevels, can, type Person, portal, type Role, readable, sightOf, visitor } from "./policy.ts";

const person = (role: Role, more: Partial<Person> = {}): Actor => ({
  kind: "person",
  id: 1,
  name: "A",
  email: "a@example.org",
  role,
  language: "en",
  partner: null,
  covers: [],
  ...more,
});

const actors = {
  visitor,
  portal,
  admin: person("admin"),
  unit: person("unit"),
  translator: person("translator"),
  liaison: person("liaison", { covers: ["UZB"] }),
  focal: person("focal", { partner: { id: 7, code: "UZB" } }),
  // Once held a post: what it covers is a liaison officer's alone.
  expert: person("expert", { covers: ["UZB"] }),
};

const day = new Date();
const forAll = { access: "public" as const, named: [] as number[] };
const draft = { publishedEnAt: null, publishedRuAt: null, discardedAt: null, voidedAt: null, ...forAll };
const english = { ...draft, publishedEnAt: day };
const open = english;
const coming = { personId: 2, endedAt: null, evidenceOf: null, partnerId: null, recommendation: null };
const forReport = { evidenceOf: "report", partnerId: 7, recommendation: english };
const forAssessment = { ...forReport, evidenceOf: "assessment" };
const sentReport = { year: 2025, releasedAt: null, partnerId: 7 };
const bearsOut = { removedAt: null, recommendation: english, report: sentReport, assessment: null };
const present = { language: "en", replacedAt: null, removedAt: null };

const ofUnit = { partnerId: 7, listFor: "unit" } as const;

const settled = { en: false, ru: false };
const adopted = { original: "en", settled: { en: true, ru: false } } as const;

const all = "visitor portal admin unit translator liaison focal expert";
const table: [question: string, allowed: string, ask: (actor: Actor) => boolean][] = [
  ["read what is public", all, (actor) => can.read(actor, { access: "public", named: [] })],
  [
    "read what is for partners",
    "portal admin unit translator liaison focal",
    (actor) => can.read(actor, { access: "partners", named: [] }),
  ],
  ["read what is for the unit", "portal admin unit", (actor) => can.read(actor, { access: "unit", named: [] })],
  ["read what names others", "portal", (actor) => can.read(actor, { access: "named", named: [2, 3] })],
  [
    "read what names the reader",
    "portal admin unit translator liaison focal expert",
    (actor) => can.read(actor, { access: "named", named: [2, 1] }),
  ],
  ["read what is public, whoever is named", all, (actor) => can.read(actor, { access: "public", named: [2] })],
  ["read a published record", all, (actor) => can.readRecord(actor, english)],
  ["read a draft", "portal admin unit translator", (actor) => can.readRecord(actor, draft)],
  ["read a draft that was discarded", "", (actor) => can.readRecord(actor, { ...draft, discardedAt: day })],
  [
    "read what was public, and recorded by mistake",
    "",
    (actor) => can.readRecord(actor, { ...english, voidedAt: day }),
  ],
  ["read its words", "", (actor) => can.readLanguage(actor, { ...english, voidedAt: day }, "en")],
  ["take back what was entered by mistake", "portal admin unit", can.takeBack],
  ["read the published language", all, (actor) => can.readLanguage(actor, english, "en")],
  ["read the other language", "portal admin unit translator", (actor) => can.readLanguage(actor, english, "ru")],
  ["edit meetings", "portal admin unit", can.editMeetings],
  ["edit recommendations", "portal admin unit", can.editRecommendations],
  ["translate", "portal admin unit translator", can.translate],
  ["change words that are open", "portal admin unit translator", (actor) => can.change(actor, adopted, "ru")],
  ["change words that are settled", "", (actor) => can.change(actor, adopted, "en")],
  ["change an original that is open", "portal admin unit", (actor) => can.change(actor, { ...adopted, settled }, "en")],
  [
    "write a translation that is not there",
    "portal admin unit translator",
    (actor) => can.change(actor, { original: "ru", settled }, "en"),
  ],
  ...locales.map((language): (typeof table)[number] => [
    `write the first words that there are, in ${language}`,
    "portal admin unit",
    (actor) => can.change(actor, { original: null, settled }, language),
  ]),
  ["claim that words are official, or an erratum", "portal admin unit translator", can.claim],
  ["confirm or refuse what was claimed", "portal admin unit", can.confirmClaims],
  ["confirm what somebody else claimed", "portal admin unit", (actor) => can.confirmClaim(actor, { proposedById: 2 })],
  ["confirm what one has claimed oneself", "portal", (actor) => can.confirmClaim(actor, { proposedById: 1 })],
  [
    "take back what one has claimed oneself",
    "admin unit translator",
    (actor) => can.takeBackClaim(actor, { proposedById: 1 }),
  ],
  ["take back what somebody else claimed", "", (actor) => can.takeBackClaim(actor, { proposedById: 2 })],
  ["publish", "portal admin unit", can.publish],
  ["decide at a policy meeting", "portal admin unit", can.decide],
  ["close recommendations", "portal admin unit", can.closeRecommendations],
  ["report for its own partner", "portal focal", (actor) => can.report(actor, { partnerId: 7 })],
  ["report for another partner", "portal", (actor) => can.report(actor, { partnerId: 8 })],
  ["speak for a partner", "focal", (actor) => can.speakForPartner(actor)],
  ["keep a draft of its own partner", "focal", (actor) => can.keepWords(actor, { personId: 2, partnerId: 7 })],
  ["keep a draft of another partner", "", (actor) => can.keepWords(actor, { personId: 1, partnerId: 8 })],
  [
    "keep what it typed itself",
    "admin unit translator liaison focal expert",
    (actor) => can.keepWords(actor, { personId: 1, partnerId: null }),
  ],
  ["keep what somebody else typed", "", (actor) => can.keepWords(actor, { personId: 2, partnerId: null })],
  ["read a published file", all, (actor) => can.readFile(actor, open, present)],
  ["read a file in a third language", all, (actor) => can.readFile(actor, open, { ...present, language: "fa" })],
  [
    "read a file in the language that is not public",
    "portal admin unit translator",
    (actor) => can.readFile(actor, open, { ...present, language: "ru" }),
  ],
  [
    "read a file that was replaced",
    "portal admin unit translator",
    (actor) => can.readFile(actor, open, { ...present, replacedAt: day }),
  ],
  ["read a file that was removed", "", (actor) => can.readFile(actor, open, { ...present, removedAt: day })],
  [
    "read a file of a document for partners",
    "portal admin unit translator liaison focal",
    (actor) => can.readFile(actor, { ...open, access: "partners" }, present),
  ],
  [
    "read one for people whom its document names",
    "portal admin unit translator liaison focal expert",
    (actor) => can.readFile(actor, { ...open, access: "named", named: [1] }, present),
  ],
  [
    "read one for others whom its document names",
    "portal",
    (actor) => can.readFile(actor, { ...open, access: "named", named: [2] }, present),
  ],
  ["read one for the unit", "portal admin unit", (actor) => can.readFile(actor, { ...open, access: "unit" }, present)],
  ["send files", "portal admin unit focal", can.sendFiles],
  [
    "read what is on its way, and what waits to be sorted out",
    "portal admin unit",
    (actor) => can.readUpload(actor, coming),
  ],
  ["read what waits for the next report of its partner", "portal focal", (actor) => can.readUpload(actor, forReport)],
  ["read what waits for another partner's", "portal", (actor) => can.readUpload(actor, { ...forReport, partnerId: 8 })],
  ["read what waits for an assessment", "portal admin unit", (actor) => can.readUpload(actor, forAssessment)],
  [
    "read evidence of a report that was sent",
    "portal admin unit focal",
    (actor) => can.readEvidence(actor, bearsOut, []),
  ],
  [
    "read it in a round that opens reports to partners",
    "portal admin unit translator liaison focal",
    (actor) => can.readEvidence(actor, bearsOut, [2025]),
  ],
  [
    "read evidence of a report that is released",
    all,
    (actor) => can.readEvidence(actor, { ...bearsOut, report: { ...sentReport, releasedAt: day } }, []),
  ],
  [
    "read it on a recommendation that is not public",
    "portal admin unit translator",
    (actor) =>
      can.readEvidence(actor, { ...bearsOut, recommendation: draft, report: { ...sentReport, releasedAt: day } }, []),
  ],
  ["read evidence that was removed", "", (actor) => can.readEvidence(actor, { ...bearsOut, removedAt: day }, [])],
  [
    "read evidence of an assessment for the unit",
    "portal admin unit",
    (actor) =>
      can.readEvidence(
        actor,
        { ...bearsOut, report: null, assessment: { partnerId: 7, openTo: "unit", report: null } },
        [],
      ),
  ],
  [
    "remove evidence of its partner's reports",
    "portal admin unit focal",
    (actor) => can.removeEvidence(actor, forReport),
  ],
  ["remove evidence of an assessment", "portal admin unit", (actor) => can.removeEvidence(actor, forAssessment)],
  ["go on with a file of one's own", "portal admin unit", (actor) => can.goOnWith(actor, { ...coming, personId: 1 })],
  ["go on with a colleague's", "portal", (actor) => can.goOnWith(actor, coming)],
  ["drop a file of one's own", "admin unit", (actor) => can.dropUpload(actor, { ...coming, personId: 1 })],
  ["drop what a colleague is sending", "", (actor) => can.dropUpload(actor, coming)],
  ["drop what has come", "portal admin unit", (actor) => can.dropUpload(actor, { ...coming, endedAt: day })],
  ["read a file of a mistake", "", (actor) => can.readFile(actor, { ...open, voidedAt: day }, present)],
  ["keep delegations and lists of people", "portal admin unit", can.keepDelegations],
  ["register a delegation", "portal admin unit focal", (actor) => can.registerDelegation(actor, { partnerId: 7 })],
  ["register another's delegation", "portal admin unit", (actor) => can.registerDelegation(actor, { partnerId: 8 })],
  ["register who is no partner", "portal admin unit", (actor) => can.registerDelegation(actor, { partnerId: null })],
  ["know the people of a delegation", "portal admin unit focal", (actor) => can.nameDelegates(actor, ofUnit)],
  [
    "know the people of another's",
    "portal admin unit",
    (actor) => can.nameDelegates(actor, { ...ofUnit, partnerId: 8 }),
  ],
  [
    "know them where the list is for partners",
    "portal admin unit translator liaison focal",
    (actor) => can.nameDelegates(actor, { partnerId: 8, listFor: "partners" }),
  ],
  ["open and close reporting rounds", "portal admin unit", can.keepRounds],
  ["know when reports are due", "portal admin unit translator liaison focal", (actor) => can.readRounds(actor)],
  ["release reports", "portal admin unit", can.releaseReports],
  ["assess what a partner did", "portal admin unit", can.assess],
  ["read a verified figure", all, (actor) => can.readFigure(actor, { placeCode: "TJK", verifiedAt: day })],
  [
    "read a figure before it is verified",
    "portal admin unit liaison",
    (actor) => can.readFigure(actor, { placeCode: "UZB", verifiedAt: null }),
  ],
  [
    "read such a figure of a country that the post does not cover",
    "portal admin unit",
    (actor) => can.readFigure(actor, { placeCode: "TJK", verifiedAt: null }),
  ],
  ["enter a figure of a covered country", "portal liaison", (actor) => can.enterFigures(actor, { placeCode: "UZB" })],
  ["enter a figure of another country", "portal", (actor) => can.enterFigures(actor, { placeCode: "TJK" })],
  ["verify figures", "portal admin unit", can.verifyFigures],
  ["invite", "portal admin", can.invite],
  ["deactivate people and give them posts", "portal admin", can.managePeople],
  ["enter the desk", "admin unit translator liaison focal expert", (actor) => can.enterDesk(actor)],
];

describe.each(table)("to %s", (_question, allowed, ask) => {
  test.each(Object.entries(actors))("%s is answered", (name, actor) => {
    expect(ask(actor)).toBe(allowed.split(" ").includes(name));
  });
});

describe("what is said of Uzbekistan's implementation", () => {
  const told = { partnerId: 7, year: 2022 };
  const report = { ...told, releasedAt: null };
  const released = { ...report, releasedAt: day };
  const readersOf = {
    "a report that was sent": (actor) => can.readReport(actor, report, []),
    "a report of a round that opens them to partners": (actor) => can.readReport(actor, report, [2022]),
    "a released report": (actor) => can.readReport(actor, released, []),
    "an assessment": (actor) => can.readAssessment(actor, { ...told, openTo: "unit", report: released }, []),
    "an assessment shown to it": (actor) => can.readAssessment(actor, { ...told, openTo: "partner", report }, []),
    "an assessment shown to partners": (actor) =>
      can.readAssessment(actor, { ...told, openTo: "partners", report: released }, []),
    "one of a report that is not open to them": (actor) =>
      can.readAssessment(actor, { ...told, openTo: "partners", report }, []),
    "a public assessment": (actor) => can.readAssessment(actor, { ...told, openTo: "public", report: null }, []),
    "its silence in a round": (actor) => can.knowSilence(actor, { partnerId: 7, toPartners: "nothing" }),
    "its silence where the round tells of it": (actor) =>
      can.knowSilence(actor, { partnerId: 7, toPartners: "silence" }),
  } satisfies Record<string, (actor: Actor) => boolean>;
  const theUnit = ["portal", "admin", "unit"];
  const andTheConcerned = [...theUnit, "focal"];
  const andPartners = [...theUnit, "translator", "liaison", "focal", "anotherFocal"];
  const all = [...andPartners, "expert", "visitor"];
  const another = person("focal", { partner: { id: 8, code: "TJK" } });

  test.each([
    ["a report that was sent", andTheConcerned],
    ["a report of a round that opens them to partners", andPartners],
    ["a released report", all],
    ["an assessment", theUnit],
    ["an assessment shown to it", andTheConcerned],
    ["an assessment shown to partners", andPartners],
    ["one of a report that is not open to them", andTheConcerned],
    ["a public assessment", all],
    ["its silence in a round", andTheConcerned],
    ["its silence where the round tells of it", andPartners],
  ] as const)("%s is known to %j", (what, wanted) => {
    const known = Object.entries({ ...actors, anotherFocal: another }).filter(([, actor]) => readersOf[what](actor));
    expect(known.map(([name]) => name).sort()).toEqual([...wanted].sort());
  });

  test("only who sees every report knows that one is missing", () => {
    const sights = Object.entries({ ...actors, anotherFocal: another }).map(([name, actor]) => [
      name,
      sightOf(actor, 7),
    ]);
    expect(Object.fromEntries(sights)).toEqual({
      ...{ portal: "all", admin: "all", unit: "all", focal: "all" },
      ...{ translator: "partners", liaison: "partners", anotherFocal: "partners" },
      ...{ expert: "public", visitor: "public" },
    });
    expect(sightOf(actors.focal)).toBe("partners");
  });
});

const related = ["document", "recommendation", "report", "assessment", "meeting", "registration"];

/** Asks a condition of the database client the way the database would, for the few shapes the policy uses. */
function matches(where: object, row: Record<string, unknown>): boolean {
  return Object.entries(where).every(([key, wanted]) => {
    if (key === "AND") return (wanted as object[]).every((inner) => matches(inner, row));
    if (key === "OR") return (wanted as object[]).some((inner) => matches(inner, row));
    if (related.includes(key))
      return row[key] !== null && matches(wanted as object, row[key] as Record<string, unknown>);
    if (wanted === null || typeof wanted !== "object") return row[key] === wanted;
    if ("has" in wanted) return (row[key] as unknown[]).includes(wanted.has);
    if ("notIn" in wanted) return !(wanted.notIn as unknown[]).includes(row[key]);
    if ("not" in wanted) return row[key] !== wanted.not;
    return (wanted.in as unknown[]).includes(row[key]);
  });
}

describe.each(Object.entries(actors))("for %s the list and the single record agree", (_name, actor) => {
  test.each(accessLevels.flatMap((access) => [[], [1], [2, 3], [3, 1]].map((named) => ({ access, named }))))(
    "on what has the level %j",
    (leveled) => {
      expect(matches(readable.leveled(actor), leveled)).toBe(can.read(actor, leveled));
    },
  );

  test.each([
    draft,
    english,
    { ...draft, publishedRuAt: day },
    { ...english, voidedAt: day },
    { ...draft, discardedAt: day },
  ])("on records %j", (record) => {
    expect(matches(readable.meetings(actor), record)).toBe(can.readRecord(actor, record));
    expect(matches(readable.recommendations(actor), record)).toBe(can.readRecord(actor, record));
  });

  test.each(
    accessLevels.flatMap((access) =>
      [[], [1], [2, 3]].flatMap((named) =>
        [draft, english, { ...draft, publishedRuAt: day }, { ...english, voidedAt: day }].map((published) => ({
          ...{ ...published, access, named },
        })),
      ),
    ),
  )("on a meeting, a recommendation, a document and its files %j", (document) => {
    expect(matches(readable.documents(actor), document)).toBe(can.readDocument(actor, document));
    expect(matches(readable.meetings(actor), document)).toBe(can.readRecord(actor, document));
    expect(matches(readable.recommendations(actor), document)).toBe(can.readRecord(actor, document));
    for (const language of ["en", "ru", "fa"]) {
      for (const replacedAt of [null, day]) {
        for (const removedAt of [null, day]) {
          const file = { language, replacedAt, removedAt };
          expect(matches(readable.files(actor), { ...file, document })).toBe(can.readFile(actor, document, file));
        }
      }
    }
  });

  test.each(
    [7, 8, null].flatMap((partnerId) =>
      (["unit", "partners"] as const).flatMap((listFor) =>
        [draft, english, { ...english, voidedAt: day }].map((meeting) => ({ partnerId, listFor, meeting })),
      ),
    ),
  )("on a delegation %j", ({ partnerId, listFor, meeting }) => {
    const row = { partnerId, meeting: { ...meeting, registration: { listFor } } };
    const isOpen = can.nameDelegates(actor, { partnerId, listFor }) && can.readRecord(actor, meeting);
    expect(matches(readable.delegations(actor), row)).toBe(can.keepDelegations(actor) || isOpen);
  });

  const recommendations = [draft, english, { ...english, voidedAt: day }];
  const answers = [7, 8].flatMap((partnerId) =>
    [null, day].flatMap((releasedAt) => [2024, 2025].map((year) => ({ partnerId, year, releasedAt }))),
  );

  test.each(recommendations)("on what is sent along with an answer, and on evidence, on %j", (recommendation) => {
    for (const evidenceOf of ["report", "assessment"]) {
      for (const partnerId of [7, 8]) {
        const upload = { evidenceOf, partnerId, recommendation };
        expect(matches(readable.uploads(actor), upload)).toBe(can.readUpload(actor, upload));
      }
    }
    expect(matches(readable.uploads(actor), coming)).toBe(can.readUpload(actor, coming));
    for (const removedAt of [null, day]) {
      const bears = { removedAt, recommendation };
      for (const answer of answers) {
        const report = { ...answer, recommendation };
        const same = { ...bears, report, assessment: null };
        expect(matches(readable.evidence(actor, [2025]), same)).toBe(can.readEvidence(actor, same, [2025]));
        for (const openTo of ["unit", "partner", "partners", "public"]) {
          const { partnerId } = answer;
          const assessment = { partnerId, openTo, report, reportId: 1, recommendation };
          const seen = { ...bears, report: null, assessment };
          expect(matches(readable.evidence(actor, [2025]), seen)).toBe(can.readEvidence(actor, seen, [2025]));
        }
      }
    }
  });

  test.each([1, 2].flatMap((personId) => [null, 7, 8].map((partnerId) => ({ personId, partnerId }))))(
    "on words typed by %j",
    (typed) => {
      expect(matches(readable.keptWords(actor), typed)).toBe(can.keepWords(actor, typed));
    },
  );

  test.each([
    { placeCode: "UZB", verifiedAt: null },
    { placeCode: "TJK", verifiedAt: null },
    { placeCode: "TJK", verifiedAt: day },
  ])("on figures %j", (figure) => {
    expect(matches(readable.figures(actor), figure)).toBe(can.readFigure(actor, figure));
  });
});
