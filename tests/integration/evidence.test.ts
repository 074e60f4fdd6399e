import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { findAnswerPlace } from "#desk/evidence/evidence-desk-queries.ts";
import { fileDoor, uploadDoor } from "#desk/sending/file-doors.ts";
import { assess, openAssessments } from "#features/assessments/assessment-commands.ts";
import { attachFile } from "#features/documents/document-file-commands.ts";
import { removeEvidence } from "#features/evidence/evidence-commands.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { releaseReport, repeatReport, submitReport } from "#features/reports/report-commands.ts";
import { disclose } from "#features/rounds/round-commands.ts";
import { uploadsFor } from "#features/uploads/upload-queries.ts";
import { yearOf } from "#i18n/format.ts";
import { type Actor, type Person, portal, type Speaker, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { keyLength } from "#server/files/file-door.ts";
import { fileStore } from "#server/files/portal-store.ts";
import { readWaiting } from "#server/files/words/waiting-words.ts";
import { withClient } from "#server/installation/with-client.ts";
import { openUpTo } from "#tests/support/assessments.ts";
import { portalWith } from "#tests/support/database.ts";
import { sendEvidence } from "#tests/support/evidence.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { listAskedDocuments } from "#views/documents/list-documents.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";

process.env.PORTAL_FILES = mkdtempSync(join(tmpdir(), "portal-evidence-"));
afterAll(() => rmSync(process.env.PORTAL_FILES ?? "", { recursive: true, force: true }));

const recommendation = "2021-III-2";
const year = yearOf(new Date());
const because = { en: "It names a witness.", ru: "В нем назван свидетель." };
const said = { year, state: "done", statement: "We did it.", language: "en", evidence: null } as const;

let focal: Speaker;
let unit: Person;
let to: { recommendation: string; partnerId: number };
const forReport = { evidenceOf: "report", recommendation, partner: "UZB", year } as const;
const forAssessment = { ...forReport, evidenceOf: "assessment" } as const;

beforeEach(async () => {
  await portalWith("sample");
  focal = (await personWith("focal")) as Speaker;
  unit = await personWith("unit");
  to = { recommendation, partnerId: focal.partner.id };
});

const give = (name: string, words?: string) =>
  sendEvidence(focal, fileStore(), forReport, { name, ...(words && { words }) });
const report = async (corrects: number | null = null, more: Partial<typeof said> | { statement: string } = {}) =>
  done(await submitReport(focal, to, { ...said, ...more }, { corrects }));

/** Everybody who gets the file, by what they do. */
async function readersOf(sha256: string): Promise<string[]> {
  const neighbour = { ...focal, id: 0, partner: { id: 0, code: "TJK" } };
  const others = ["admin", "unit", "translator", "liaison", "focal", "expert"] as const;
  const everybody: [string, Actor][] = [
    ["visitor", visitor],
    ["neighbour", neighbour],
  ];
  for (const role of others) everybody.push([role, await personWith(role)]);
  const found = await Promise.all(
    everybody.map(async ([name, actor]) => ((await fileDoor.find(actor, sha256.slice(0, keyLength))) ? [name] : [])),
  );
  return found.flat().sort();
}

const partners = ["admin", "focal", "liaison", "neighbour", "translator", "unit"];
const namesOf = async (actor: Actor, asof: string | null = null) =>
  (await findRecommendation(actor, recommendation, asof))?.reports.flatMap(({ files, corrected }) =>
    corrected ? [] : files.map(({ name }) => name),
  );
const bytes = (sha256: string) => fileStore().bytesOf(sha256);

test("a file is sent with the answers of a year, and none is a year that is not whole", async () => {
  expect(await findAnswerPlace(focal, forReport)).toMatchObject(forReport);
  expect(await findAnswerPlace(focal, { ...forReport, year: year - 0.5 })).toBeNull();
});

describe("A file that bears out a report", () => {
  test("is its partner's alone until the report is sent, and then for the readers of that", async () => {
    const show = async (what: "nothing" | "reports") => {
      const { version } = await database().reportingRound.findUniqueOrThrow({ where: { year } });
      done(await disclose(unit, year, version, what));
    };
    await show("nothing");
    const sha256 = await give("order.txt");
    expect(await readersOf(sha256)).toEqual(["focal"]);
    expect(await uploadsFor(unit, forReport)).toEqual([]);
    const sent = await report();
    expect(await readersOf(sha256)).toEqual(["admin", "focal", "unit"]);
    expect(await uploadsFor(focal, forReport)).toEqual([]);
    expect(await namesOf(unit)).toEqual(["order.txt"]);
    expect(await namesOf(visitor)).toEqual([]);

    await show("reports");
    expect(await readersOf(sha256)).toEqual(partners);

    done(await releaseReport(unit, sent.id));
    expect(await readersOf(sha256)).toEqual([...partners, "expert", "visitor"].sort());
    expect(await fileDoor.find(visitor, sha256.slice(0, keyLength))).toMatchObject({ isPublic: true });
    await database().recommendation.update({
      where: { code: recommendation },
      data: { publishedEnAt: null, publishedRuAt: null },
    });
    expect(await readersOf(sha256)).toEqual(["admin", "translator", "unit"]);
  });

  test("comes to a report that was sent with a correction, be its words the same; and stays with what it was given with", async () => {
    const first = await give("order.txt");
    const sent = await report();
    expect(await submitReport(focal, to, said, { corrects: sent.id })).toEqual({ ok: false, error: "reportUnchanged" });
    const second = await give("list.txt");
    const corrected = await report(sent.id);
    const given = await database().evidence.findMany({ orderBy: { id: "asc" } });
    expect(given.map(({ reportId, sha256 }) => [reportId, sha256])).toEqual([
      [sent.id, first],
      [corrected.id, first],
      [corrected.id, second],
    ]);
    expect(await namesOf(unit)).toEqual(["order.txt", "list.txt"]);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("is given with a report that says that nothing has changed since", async () => {
    const before = { ...forReport, year: year - 1 };
    const sha256 = await sendEvidence(focal, fileStore(), before, { name: "order.txt" });
    const sent = await report(null, { ...said, year: year - 1 } as never);
    const again = done(await repeatReport(focal, to, year, { repeats: sent.id, corrects: null }));
    expect(await database().evidence.findMany({ where: { reportId: again.id } })).toMatchObject([{ sha256 }]);
  });

  test("is sent by nobody but who may report, to nothing but what they are asked", async () => {
    const begin = (actor: Actor, path: string) =>
      uploadDoor.begin(actor, {
        id: randomBytes(16).toString("hex"),
        name: "order.txt",
        bytes: 10,
        modified: null,
        path,
      });
    const path = `/en/recommendations/${recommendation}/evidence/UZB/${year}`;
    const wrong: [Actor, string][] = [
      [{ ...focal, partner: { id: 0, code: "TJK" } }, path],
      [await personWith("liaison"), path],
      [await personWith("translator"), path],
      [await personWith("expert"), path],
      [visitor, path],
      [focal, path.replace("UZB", "CARICC")],
      [focal, path.replace(String(year), String(year + 1))],
      [focal, path.replace(String(year), "x")],
      [focal, path.replace(recommendation, "2021-III-99")],
      [focal, "/en/meetings/EWG-2021-III/papers"],
      [focal, "/en/documents/S-30-1/files"],
    ];
    for (const [actor, at] of wrong) {
      expect(await fileDoor.mayTake(actor, at), at).toBe(false);
      expect(await begin(actor, at), at).toMatchObject({ ok: false });
    }
    expect(await database().upload.count()).toBe(0);
    expect(await fileDoor.mayTake(focal, path)).toBe(true);
    expect(await begin(focal, path)).toMatchObject({ ok: true });
    // The unit sends there what bears out its own view.
    expect(await fileDoor.mayTake(unit, path)).toBe(true);
    done(await begin(unit, path));
    const begun = await database().upload.findMany({ orderBy: { begunAt: "asc" } });
    expect(begun.map(({ evidenceOf }) => evidenceOf)).toEqual(["report", "assessment"]);
  });

  test("is taken away for a reason, from every report with which it was given, and its bytes where nothing else has them", async () => {
    const sha256 = await give("order.txt");
    const other = await give("list.txt", "Also a paper.");
    const sent = await report();
    const corrected = await report(sent.id, { statement: "We did all of it." });
    const inspected = { kind: "txt", pages: null, name: "paper.txt", isReadable: true } as const;
    const staged = { path: "", sha256: other, bytes: (await bytes(other)) ?? 0 };
    done(await attachFile(portal, fileStore(), "S-30-1", { language: "en", note: null }, { staged, inspected }));
    const [first, second] = await database().evidence.findMany({
      where: { reportId: corrected.id },
      orderBy: { id: "asc" },
    });
    const remove = (actor: Actor, id = 0, reason: object = because) =>
      removeEvidence(actor, fileStore(), { id, recommendation }, reason as typeof because);
    expect(await remove(focal, first?.id, { en: null, ru: null })).toMatchObject({ error: "reasonMissing" });
    expect(await remove({ ...focal, partner: { id: 0, code: "TJK" } }, first?.id)).toMatchObject({ error: "notFound" });
    expect(await remove(await personWith("translator"), first?.id)).toMatchObject({ error: "notFound" });
    done(await remove(focal, first?.id));
    expect(await readersOf(sha256)).toEqual([]);
    expect(await bytes(sha256)).toBeNull();
    expect(await remove(focal, first?.id)).toMatchObject({ error: "fileRemoved" });
    done(await remove(unit, second?.id));
    expect(await bytes(other)).not.toBeNull();
    expect(await namesOf(unit)).toEqual([]);
    const events = await database().event.findMany({ where: { subject: "evidence", verb: "remove" } });
    expect(events.map(({ reasonRu }) => reasonRu)).toEqual(Array(4).fill(because.ru));
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("is taken away where the scanner finds something in it, and while it waits is not taken", async () => {
    const sha256 = await give("order.txt");
    await report();
    await give("order.txt");
    await fileDoor.infected(sha256, "Test.Signature");
    expect([await readersOf(sha256), await bytes(sha256)]).toEqual([[], null]);
    expect(await uploadsFor(focal, forReport)).toMatchObject([
      { state: "refused", refusal: { error: "fileInfected", details: { signature: "Test.Signature" } } },
    ]);
    expect(await database().event.count({ where: { subject: "evidence", verb: "infected" } })).toBe(1);
  });

  test("is found by none of its words among the documents", async () => {
    const word = "zirconium";
    const sha256 = await give("order.txt", `All of the ${word} was seized.`);
    done(await releaseReport(unit, (await report()).id));
    while (await readWaiting(fileStore()));
    expect(await database().fileWords.count({ where: { sha256 } })).toBe(1);
    for (const actor of [visitor, unit]) {
      const asked = { q: word } as Parameters<typeof listAskedDocuments>[1];
      expect((await listAskedDocuments(actor, asked)).matching).toEqual([]);
    }
  });
});

describe("A file that bears out an assessment", () => {
  test("is for the readers of that, step by step, and never for more than read the report", async () => {
    const sent = await report();
    const sha256 = await sendEvidence(unit, fileStore(), forAssessment, { name: "visit.txt" });
    expect(await readersOf(sha256)).toEqual(["admin", "unit"]);
    expect(await uploadsFor(focal, forAssessment)).toEqual([]);
    const view = { year, state: "underWay", statement: "Half of it is seen.", language: "en" } as const;
    const made = done(await assess(unit, to, view, { seen: { report: sent.id, assessment: null } }));
    expect(await readersOf(sha256)).toEqual(["admin", "unit"]);
    await openUpTo(unit, made.id, "partner");
    expect(await readersOf(sha256)).toEqual(["admin", "focal", "unit"]);
    await openUpTo(unit, made.id, "partners");
    expect(await openAssessments(unit, "public", [made.id])).toMatchObject({ error: "reportNotReleased" });
    done(await releaseReport(unit, sent.id));
    done(await openAssessments(unit, "public", [made.id]));
    expect(await readersOf(sha256)).toEqual([...partners, "expert", "visitor"].sort());

    const followed = done(await assess(unit, to, view, { seen: { report: sent.id, assessment: made.id } }));
    const [given] = await database().evidence.findMany({ where: { assessmentId: followed.id } });
    expect(given).toMatchObject({ sha256, name: "visit.txt" });
    const of = { id: given?.id ?? 0, recommendation };
    expect(await removeEvidence(focal, fileStore(), of, because)).toMatchObject({ error: "notFound" });
    done(await removeEvidence(unit, fileStore(), of, because));
    expect(await readersOf(sha256)).toEqual([]);
  });
});

test("the database takes no evidence after what it bears out, nor of two, and changes none", async () => {
  await give("order.txt");
  const { id } = await report();
  const { sha256 } = await database().evidence.findFirstOrThrow();
  const refused = (sql: string, law: RegExp) =>
    expect(withClient(process.env.DATABASE_URL ?? "", (client) => client.query(sql))).rejects.toThrow(law);
  const insert = (columns: string, values: string) =>
    `INSERT INTO evidence (${columns}, name, sha256) VALUES (${values}, 'a', '${sha256}')`;
  await refused(insert("report_id", String(id)), /comes with what it bears out/);
  await refused("UPDATE evidence SET name = 'b'", /is what was sent/);
  await refused("UPDATE evidence SET report_id = NULL, assessment_id = 1", /is what was sent/);
  await refused(`UPDATE file SET gone_at = now() WHERE sha256 = '${sha256}'`, /something has the file/);
  await refused("UPDATE evidence SET removed_at = now(); UPDATE evidence SET removed_at = NULL", /is what was sent/);
});
