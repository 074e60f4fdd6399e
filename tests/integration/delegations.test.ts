import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { answerFile } from "#app/api/formats/table.ts";
import { takeOutDelegation, tellCount } from "#desk/delegations/delegation-actions.ts";
import type { DelegateInput, DelegationInput, Whose } from "#features/delegations/delegation.ts";
import { checkIn, removeDelegation, saveDelegation } from "#features/delegations/delegation-commands.ts";
import { eraseNames } from "#features/delegations/delegation-erasing.ts";
import { bringInList, judgeImport, takeBackImport, writeImport } from "#features/delegations/delegation-import.ts";
import {
  findLastList,
  listDelegations,
  openRegistrations,
  releasedCount,
} from "#features/delegations/delegation-queries.ts";
import { recordForSheets } from "#features/delegations/delegation-record.ts";
import { releaseCount, setRegistration } from "#features/delegations/registration-commands.ts";
import { countsOf } from "#features/imports/import.ts";
import { answerImport, sweepImports } from "#features/imports/import-commands.ts";
import { findImport } from "#features/imports/import-queries.ts";
import { sayDays } from "#features/meetings/meeting-life-commands.ts";
import { dayOf } from "#i18n/format.ts";
import type { Format } from "#lib/formats.ts";
import { readSeparated } from "#lib/sheets/separated-text.ts";
import { type Person, portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { readSheets } from "#server/files/sheets/sheet-reading.ts";
import { portalWith } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { personWith } from "#tests/support/people.ts";
import { done, publicMeeting } from "#tests/support/policy-meetings.ts";

const code = "EWG-2021-III";
const [first, second] = ["2021-10-28", "2021-10-29"] as const;
let unit: Person;
let focal: Person;

beforeEach(async () => {
  await portalWith("sample");
  [unit, focal] = [await personWith("unit"), await personWith("focal")];
  // Of the meeting the record knows both days.
  await database().meeting.update({ where: { code }, data: { start: first, end: second, format: "hybrid" } });
});

const meetingNow = () => database().meeting.findUniqueOrThrow({ where: { code } });
const listed = async (actor: Parameters<typeof listDelegations>[0]) => listDelegations(actor, (await meetingNow()).id);

const person = (name: string, more: Partial<DelegateInput> = {}): DelegateInput => ({
  ...{ name, family: null, given: null, patronymic: null, function: "Officer", service: "police", isHead: false },
  modes: { [first]: "room", [second]: "online" },
  ...more,
});
const came = (...people: DelegateInput[]): DelegationInput => ({ step: "registered", people });
const uzbekistan: Whose = { partner: "UZB" };
const save = (actor: Person, input: DelegationInput, whose: Whose = uzbekistan, version: number | null = null) =>
  saveDelegation(actor, code, whose, version, input);

const today = dayOf(new Date());

/** A meeting to come, to which delegations are registered until a day. */
const coming = "EWG-2099-III";

async function openUntil(registrationUntil: string) {
  const { version } = await database().meeting.findUniqueOrThrow({ where: { code: coming } });
  const days = { invitedOn: "2026-01-01", registrationFrom: "2026-01-01", registrationUntil, reviewFrom: null };
  done(await sayDays(unit, coming, version, days));
}

describe("A delegation", () => {
  test("is written by the unit, and by its own focal point until the day that the unit has set", async () => {
    await publicMeeting(portal, coming, "2099-10-28", 3);
    const send = (actor: Person, version: number | null, whose: Whose = uzbekistan, ...people: DelegateInput[]) =>
      saveDelegation(actor, coming, whose, version, came(...people));
    expect(await send(focal, null)).toMatchObject({ ok: false, error: "registrationClosed" });
    await openUntil(today);
    expect(await openRegistrations(focal, new Date())).toMatchObject([{ code: coming, people: 0, until: today }]);
    done(await send(focal, null, uzbekistan, person("A. B.")));
    expect(await openRegistrations(focal, new Date())).toMatchObject([{ people: 1 }]);
    expect(await send(focal, null, { partner: "TJK" })).toMatchObject({ error: "notAllowed" });
    await openUntil("2026-01-02");
    expect(await send(focal, 1)).toMatchObject({ error: "registrationClosed" });
    done(await send(unit, 1, uzbekistan, person("A. B."), person("C. D.")));
    expect(await openRegistrations(focal, new Date())).toEqual([]);
  });

  test("of two who write it at once, the second is told", async () => {
    const both = await Promise.all([save(unit, came(person("A. B."))), save(unit, came(person("C. D.")))]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: "delegationExists" });
    expect(await save(unit, came(), uzbekistan, 7)).toMatchObject({ error: "changedMeanwhile" });
  });

  test("names its people to the unit and to its own partner, to all partners where the meeting says so, to nobody else", async () => {
    done(await save(unit, came(person("Secret Name"))));
    done(await save(unit, came(person("Other Name")), { kind: "observer", name: "Centre of Something" }));
    const namesFor = async (actor: Parameters<typeof listDelegations>[0]) =>
      (await listed(actor)).flatMap(({ people }) => people?.map(({ name }) => name) ?? []).sort();
    const others = await Promise.all((["liaison", "translator"] as const).map((role) => personWith(role)));
    const expert = await personWith("expert");
    expect(await namesFor(unit)).toEqual(["Other Name", "Secret Name"]);
    expect(await namesFor(focal)).toEqual(["Secret Name"]);
    for (const actor of [visitor, expert, ...others]) expect(await listed(actor)).toEqual([]);
    done(await setRegistration(unit, code, 0, { listFor: "partners", keptUntil: null }));
    for (const actor of [focal, ...others]) expect(await namesFor(actor)).toEqual(["Other Name", "Secret Name"]);
    for (const actor of [visitor, expert]) expect(await listed(actor)).toEqual([]);
  });

  test("begins with the people of the last meeting of its kind", async () => {
    done(await save(unit, came(person("A. B."), person("C. D."))));
    const { pillarNumber } = await meetingNow();
    const next = { id: 0, type: "ewg", pillarNumber, firstDay: new Date("2030-01-01") };
    expect(await findLastList(focal, next, "UZB")).toMatchObject({
      meeting: code,
      people: [{ name: "A. B." }, { name: "C. D." }],
    });
    expect(await findLastList(focal, next, "TJK")).toBeNull();
    expect(await findLastList(focal, { ...next, pillarNumber: 1 }, "UZB")).toBeNull();
  });

  test("that was recorded by mistake is taken out with its people, and can come again", async () => {
    const { id, version } = done(await save(unit, came(person("A. B."))));
    expect(await removeDelegation(focal, code, id, version)).toMatchObject({ error: "notAllowed" });
    done(await removeDelegation(unit, code, id, version));
    expect(await database().delegate.count()).toBe(0);
    expect(await listed(unit)).toEqual([]);
    done(await save(unit, came(person("E. F."))));
    expect(await listed(unit)).toMatchObject([{ id, people: [{ name: "E. F." }] }]);
  });

  test("is not found, nor is what was set of its meeting, under a number that the database does not take", async () => {
    done(await save(unit, came(person("A. B."))));
    done(await setRegistration(unit, code, 0, { listFor: "unit", keptUntil: null }));
    for (const odd of ["99999999999", "1.5"]) {
      const refused = { status: "refused" };
      expect(await takeOutDelegation(unit, formOf({ code, id: odd, version: odd }))).toMatchObject(refused);
      expect(await tellCount(unit, formOf({ code, version: odd, release: "yes" }))).toMatchObject(refused);
    }
  });

  test("keeps nobody's name in the history, which tells of every change", async () => {
    done(await save(unit, came(person("Qwertynov"))));
    done(await save(unit, came(person("Asdfghov")), uzbekistan, 1));
    done(await save(unit, came(person("Zxcvbnov")), { kind: "guest", name: "Guestania" }));
    const events = await database().event.findMany({ where: { subject: "delegation" }, orderBy: { id: "asc" } });
    expect(events.map(({ verb, subjectCode }) => [verb, subjectCode])).toEqual([
      ["register", `${code}/UZB`],
      ["change", `${code}/UZB`],
      ["register", expect.stringMatching(new RegExp(`^${code}/\\d+$`))],
    ]);
    const whole = JSON.stringify(events, (_, value) => (typeof value === "bigint" ? String(value) : value));
    expect(whole).not.toMatch(/Qwertynov|Asdfghov|Zxcvbnov|Guestania|Officer/);
    expect(events[1]?.snapshot).toMatchObject({ counts: { people: 1, services: { police: 1 } } });
  });
});

describe("Check-in and what is counted", () => {
  test("leaves out, on a day, those that were not checked in; the number is told once the unit says so, and beside no other", async () => {
    const one = done(await save(unit, came(person("A. B."), person("C. D.", { modes: { [first]: "absent" } }))));
    done(await save(unit, came(person("E. F.")), { partner: "INCB" }));
    expect(await releasedCount(await meetingNow())).toBeNull();
    expect(await checkIn(unit, code, "2021-11-01", new Map([[one.id, true]]))).toMatchObject({
      error: "dayNotOfMeeting",
    });
    expect(await checkIn(focal, code, first, new Map([[one.id, true]]))).toMatchObject({ error: "notAllowed" });
    expect(done(await checkIn(unit, code, first, new Map([[one.id, true]])))).toBe(1);
    expect(done(await checkIn(unit, code, first, new Map([[one.id, true]])))).toBe(0);
    done(await releaseCount(unit, code, 0, true));
    expect(await releasedCount(await meetingNow())).toEqual({
      ...{ people: 2, states: 1, organisations: 1, others: 0, unstated: 0 },
      days: [
        { day: first, room: 1, online: 0, isCheckedIn: true },
        { day: second, room: 0, online: 2, isCheckedIn: false },
      ],
    });
  });

  test("every change of a number that is told makes kept pages old; before that, none does", async () => {
    const versionNow = async () => (await database().contentVersion.findFirstOrThrow()).version;
    const before = await versionNow();
    const { version } = done(await save(unit, came(person("A. B."))));
    expect(await versionNow()).toBe(before);
    done(await releaseCount(unit, code, 0, true));
    const told = await versionNow();
    expect(told).toBeGreaterThan(before);
    done(await save(unit, came(), uzbekistan, version));
    expect(await versionNow()).toBeGreaterThan(told);
  });

  test("of a meeting that is not public, or was not held, no number is told", async () => {
    await database().meeting.update({ where: { code }, data: { publishedEnAt: null, publishedRuAt: null } });
    done(await save(unit, came(person("A. B."))));
    expect(await releaseCount(unit, code, 0, true)).toMatchObject({ error: "countOfUnpublished" });
  });
});

describe("Names", () => {
  test("are erased when the day until which they are kept is over, and no day before; the numbers stay", async () => {
    done(await save(unit, came(person("A. B."), person("C. D."))));
    done(await save(unit, came(person("E. F.")), { kind: "guest", name: "Guestania" }));
    const list = await bringInList(unit, code, {
      name: "list.csv",
      sheets: [readSeparated("Country;Name\nUzbekistan;G. H.")],
    });
    expect(list.ok).toBe(true);
    const draft = { id: "a".repeat(32), form: "delegation" };
    const kept = { ...draft, record: `${code}/UZB`, path: "/x", keptAt: new Date(), personId: focal.id };
    await database().draft.create({ data: { ...kept, content: { ...draft, words: "I. J." } } });
    const before = await database().delegation.findMany({ orderBy: { id: "asc" }, select: { id: true, counts: true } });
    expect(await eraseNames(new Date("2023-10-29T20:00:00Z"))).toEqual([]);
    expect(await database().delegate.count()).toBe(3);
    expect(await eraseNames(new Date("2023-10-30T10:00:00Z"))).toEqual([code]);
    for (const table of ["delegate", "sheetImport", "draft"] as const) {
      expect(await (database()[table] as { count(): Promise<number> }).count()).toBe(0);
    }
    const after = await database().delegation.findMany({ orderBy: { id: "asc" } });
    expect(after.map(({ id, counts }) => ({ id, counts }))).toEqual(before);
    expect(after.every(({ erasedAt, name }) => erasedAt !== null && name === null)).toBe(true);
    expect(await eraseNames(new Date("2023-10-31T10:00:00Z"))).toEqual([]);
    expect(await save(unit, came(person("A. B.")), uzbekistan, 2)).toMatchObject({ error: "namesErased" });
    done(await releaseCount(unit, code, 0, true));
    expect(await releasedCount(await meetingNow())).toMatchObject({ people: 3, states: 1, others: 1 });
  });

  test("are erased where they were only typed: for a meeting to which nobody came, too late, or of one that is no more", async () => {
    await publicMeeting(portal, coming, "2099-10-28", 3);
    for (const [index, record] of [`${code}/UZB`, "EWG-1999-I/new", `${coming}/UZB`].entries()) {
      const draft = { id: String(index).repeat(32), form: "delegation", record };
      const kept = { ...draft, path: "/x", keptAt: new Date(), personId: focal.id };
      await database().draft.create({ data: { ...kept, content: { ...draft, words: "I. J." } } });
    }
    expect(await eraseNames(new Date("2023-10-30T10:00:00Z"))).toEqual([]);
    expect(await database().draft.findMany({ select: { record: true } })).toEqual([{ record: `${coming}/UZB` }]);
  });

  test("are kept as long as the unit has set for the meeting", async () => {
    done(await save(unit, came(person("A. B."))));
    done(await setRegistration(unit, code, 0, { listFor: "unit", keptUntil: "2022-01-31" }));
    expect(await eraseNames(new Date("2022-01-31T20:00:00Z"))).toEqual([]);
    expect(await eraseNames(new Date("2022-02-01T10:00:00Z"))).toEqual([code]);
  });
});

const sheet = [
  "Partner;Name;Function;Service;28 Oct;29 Oct",
  "Узбекистан;A. B.;Head of unit;Police;room;online",
  "Kirgizstan;C. D.;Adviser;Customs;online;",
  "Atlantis;E. F.;Envoy;;room;room",
  "Uzbekistan;G. H.;Officer;Police;perhaps;room",
].join("\n");

async function broughtIn(text = sheet) {
  const { id } = done(await bringInList(unit, code, { name: "list.csv", sheets: [readSeparated(text)] }));
  return id;
}

async function judged(id: string) {
  const meeting = await meetingNow();
  const pending = await findImport(unit, { id, noun: "delegations", meetingId: meeting.id });
  const result = pending && judgeImport(pending, await recordForSheets(database(), meeting), "en");
  if (!result) throw new Error("it is gone");
  return { ...result, counts: countsOf(result.judged) };
}

async function write(id: string): Promise<number> {
  return done(await writeImport(unit, code, id, (await judged(id)).seen));
}

describe("A list that is brought in", () => {
  test("writes nothing before it is confirmed, then what is settled, with one event for each delegation; again it changes nothing", async () => {
    const id = await broughtIn();
    expect((await judged(id)).counts).toMatchObject({ new: 2, question: 1, wrong: 1 });
    expect(await listed(unit)).toEqual([]);
    expect(await database().sheetImport.findUniqueOrThrow({ where: { id } })).toMatchObject({ unsettled: 2 });
    expect(await write(id)).toBe(2);
    expect(await database().event.count({ where: { subject: "delegation" } })).toBe(2);
    expect((await judged(id)).counts).toMatchObject({ new: 0, same: 2, question: 1, wrong: 1 });
    const again = await broughtIn();
    expect((await judged(again)).counts).toMatchObject({ new: 0, changed: 0, same: 2 });
    expect(await write(again)).toBe(0);
    expect(await database().event.count({ where: { subject: "delegation" } })).toBe(2);
  });

  test("keeps answers with it, and says what changes in whom the record has", async () => {
    done(await save(unit, came(person("A. B.", { function: "Adviser", modes: { [first]: "online" } }))));
    const id = await broughtIn();
    const [question] = (await judged(id)).judged.flatMap(({ questions }) => questions);
    done(await answerImport(unit, id, { [question?.id ?? ""]: "observer" }));
    const now = await judged(id);
    expect(now.counts).toMatchObject({ new: 2, changed: 1, question: 0, wrong: 1 });
    const change = now.judged.find(({ verdict }) => verdict === "changed");
    expect(change?.cells.find(({ field }) => field === `day:${first}`)).toMatchObject({ was: "online", means: "room" });
    await write(id);
    expect((await listed(unit)).map(({ partner, name }) => partner?.code ?? name).sort()).toEqual([
      "Atlantis",
      "KGZ",
      "UZB",
    ]);
  });

  test("is shown again where a colleague has changed something since", async () => {
    const id = await broughtIn();
    const { seen } = await judged(id);
    done(await save(unit, came(person("A. B."))));
    expect(await writeImport(unit, code, id, seen)).toMatchObject({ ok: false, error: "changedMeanwhile" });
  });

  test("is taken back in one step; who was changed since stays as they are", async () => {
    done(await save(unit, came(person("Before Him"))));
    const before = (await listed(unit)).map(({ people }) => people);
    const id = await broughtIn();
    await write(id);
    const kyrgyzstan = (await listed(unit)).find(({ partner }) => partner?.code === "KGZ");
    done(await save(unit, came(person("X. Y.")), { partner: "KGZ" }, kyrgyzstan?.version));
    expect(done(await takeBackImport(unit, code, id))).toBe(1);
    const after = await listed(unit);
    expect(after.map(({ partner }) => partner?.code)).toEqual(["UZB", "KGZ"]);
    expect(after[0]?.people).toEqual(before[0]);
    expect(await takeBackImport(unit, code, id)).toMatchObject({ error: "notFound" });
  });

  test("is taken back only down to what a colleague wrote between two of its writings, and says so", async () => {
    const read = readSeparated("Partner;Name\nUzbekistan;A. B.\nUzbekistan;G. H.");
    const rows = read.rows.map((row, index) => (index === 2 ? { ...row, isHidden: true as const } : row));
    const { id } = done(await bringInList(unit, code, { name: "list.xlsx", sheets: [{ ...read, rows }] }));
    await write(id);
    done(await save(unit, came(person("A. B."), person("X. Y.")), uzbekistan, 1));
    const [question] = (await judged(id)).judged.flatMap(({ questions }) => questions);
    done(await answerImport(unit, id, { [question?.id ?? ""]: "take" }));
    await write(id);
    const names = async () => (await listed(unit)).flatMap(({ people }) => people?.map(({ name }) => name));
    expect(await names()).toEqual(["A. B.", "X. Y.", "G. H."]);
    expect(done(await takeBackImport(unit, code, id))).toBe(1);
    expect(await names()).toEqual(["A. B.", "X. Y."]);
  });

  test("is the unit's alone, and is taken away when nobody has gone on with it", async () => {
    const id = await broughtIn();
    const meetingId = (await meetingNow()).id;
    for (const actor of [visitor, focal, await personWith("translator")]) {
      expect(await findImport(actor, { id, noun: "delegations", meetingId })).toBeNull();
      expect(await writeImport(actor, code, id, "")).toMatchObject({ error: "notAllowed" });
    }
    expect(await sweepImports(new Date(Date.now() + 29 * 86_400_000))).toBe(0);
    expect(await sweepImports(new Date(Date.now() + 31 * 86_400_000))).toBe(1);
  });
});

describe("The files of a list", () => {
  const ask = async (actor: Parameters<typeof listDelegations>[0], path: string[], format: Format) =>
    answerFile({ actor, locale: "en", path: ["meetings", code, ...path], format, query: new URLSearchParams() });

  test("are brought in again as they were taken out, and change nothing", async () => {
    done(await save(unit, came(person("A. B.", { isHead: true }), person("C. D.", { service: null, modes: {} }))));
    done(await save(unit, came(person("E. F.")), { kind: "observer", name: "Centre of Something" }));
    const answer = await ask(unit, ["delegations"], "xlsx");
    const file = join(mkdtempSync(join(tmpdir(), "portal-list-")), "list.xlsx");
    writeFileSync(file, Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer(0)));
    const sheets = done(await readSheets(file, "xlsx"));
    const { id } = done(await bringInList(unit, code, { name: "list.xlsx", sheets }));
    expect((await judged(id)).counts).toMatchObject({ same: 3, new: 0, changed: 0, wrong: 0, question: 0 });
    const text = await (await ask(unit, ["delegations"], "csv"))?.text();
    const again = await broughtIn(text?.replace(/^\uFEFF/, ""));
    expect((await judged(again)).counts).toMatchObject({ same: 3, wrong: 0, question: 0 });
  });

  test("are given to nobody to whom the people are not named", async () => {
    done(await save(unit, came(person("A. B."))));
    const id = await broughtIn();
    const others = [visitor, focal, ...(await Promise.all((["liaison", "expert"] as const).map(personWith)))];
    for (const actor of others) {
      for (const format of ["csv", "xlsx"] as const) {
        for (const path of [["delegations"], ["participants"], ["delegations", "import", id]]) {
          expect(await ask(actor, path, format)).toBeNull();
        }
      }
    }
    expect((await ask(unit, ["participants"], "xlsx"))?.status).toBe(200);
    expect(await (await ask(unit, ["delegations", "import", id], "csv"))?.text()).toContain("Atlantis");
  });
});

test("the portal itself, and nobody by the way, is named where names are erased", async () => {
  done(await save(unit, came(person("A. B."))));
  await eraseNames(new Date("2030-01-01"));
  const last = await database().event.findFirstOrThrow({ orderBy: { id: "desc" } });
  expect(last).toMatchObject({ subject: "delegation", verb: "erase", actorId: null });
  expect(portal.kind).toBe("portal");
});
