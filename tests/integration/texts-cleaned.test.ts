import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { saveMeeting } from "#desk/meetings/meeting-actions.ts";
import { meetingValues } from "#desk/meetings/meeting-form-definition.ts";
import { cleanTexts } from "#features/history/clean-texts.ts";
import { cleaningReport } from "#features/history/clean-words.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { correctRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { isMadeFrom } from "#i18n/record-text.ts";
import { cited, type Source } from "#i18n/source.ts";
import { portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith, recordAsItIs, tamper } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { personWith } from "#tests/support/people.ts";
import { done } from "#tests/support/policy-meetings.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { search } from "#views/search/recommendation-search.ts";

const code = "2018-I-a";
const row = () => database().recommendation.findUniqueOrThrow({ where: { code } });
const version = async () => (await database().contentVersion.findFirstOrThrow()).version;
const fingerprintThen = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 16);

const unclean = { en: "Trace the pro\u00ADceeds of\u00A0heroin.", ru: "Просле\u00ADживать доходы от\u00A0геpоина." };
const clean = { en: "Trace the proceeds of heroin.", ru: "Прослеживать доходы от геpоина." };

/** As a portal of earlier wrote it: every character that came, and the fingerprint of all of them. */
async function asThen() {
  await portalWith("sample");
  const { version } = await row();
  const textState = { en: "original", ru: "reviewed" } as const;
  const source = cited({ en: "Report,\u00A0para. 7", ru: "Доклад" });
  const telling = { isTranslated: true };
  done(await correctRecommendation(portal, code, version, { text: unclean, textState, source, telling }));
  const basis = fingerprintThen("Names of the bo\u00ADdy.");
  await tamper(
    "UPDATE body SET name_en = 'Names of the bo\u00ADdy.', name_ru = 'Орган.' WHERE code = 'coordination-unit'",
    `UPDATE text_state SET made_from = '${basis}' WHERE subject = 'body' AND subject_id = 'coordination-unit' AND language = 'ru'`,
    `UPDATE body SET states = jsonb_set(states, '{name,ru,madeFrom}', '"${basis}"') WHERE code = 'coordination-unit'`,
    "UPDATE pillar SET short_en = E'Money\\u0002 flows' WHERE number = 2",
  );
}

describe("What is stored already", () => {
  beforeAll(asThen);

  test("is found and shown as it is seen before it is cleaned, and no translation is outdated", async () => {
    const { id } = await row();
    expect(await search(visitor, "proceeds heroin", null)).toContain(id);
    expect(await search(visitor, "прослеживать героина", null)).toContain(id);
    const [item] = await findRecommendations(visitor, { code });
    expect(item?.text.outdated).toEqual({ en: null, ru: null });
  });

  test("is told of, and stays as it is, when an operator only looks", async () => {
    const before = await recordAsItIs();
    const found = await cleanTexts({ write: false });
    expect(await recordAsItIs()).toEqual(before);
    expect(found.changes.map(({ table, row, column }) => `${table} ${row} ${column}`)).toEqual([
      "body coordination-unit name_en",
      `recommendation ${code} text_en`,
      `recommendation ${code} text_ru`,
      `recommendation ${code} source`,
    ]);
    const told = cleaningReport(found, false).join("\n");
    expect(told).toContain(`"Trace the pro<00AD>ceeds of<00A0>heroin." becomes "Trace the proceeds of heroin."`);
    expect(told).toContain('pillar 2, short_en: "Money<0002> flows"');
    expect(told).toContain("геpоина, perhaps for героина");
  });

  test("is cleaned by an operator, told by events that are no corrections, and looks as before to everybody", async () => {
    const [versionBefore, pageBefore] = [await version(), await findRecommendation(visitor, code)];
    expect((await cleanTexts({ write: true })).rows).toBe(2);
    const { id, textEn, textRu, source } = await row();
    expect([textEn, textRu, source]).toEqual([clean.en, clean.ru, cited({ en: "Report, para. 7", ru: "Доклад" })]);
    expect(await database().body.findUnique({ where: { code: "coordination-unit" } })).toMatchObject({
      nameEn: "Names of the body.",
    });
    const events = await database().event.findMany({ where: { verb: "cleaned" } });
    expect(events.map(({ subject, subjectId, actorId }) => [subject, subjectId, actorId])).toEqual([
      ["recommendation", id, null],
    ]);
    expect(await version()).toBeGreaterThan(versionBefore);

    const [item] = await findRecommendations(visitor, { code });
    expect(item?.text).toMatchObject({ ...clean, outdated: { en: null, ru: null }, state: { ru: "reviewed" } });
    const pageAfter = await findRecommendation(visitor, code);
    expect(pageAfter?.history).toEqual(pageBefore?.history);

    const { made_from } = await stateOf("body", "coordination-unit");
    expect(isMadeFrom("Names of the body.", made_from)).toBe(true);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("is not cleaned twice", async () => {
    const before = await recordAsItIs();
    expect(await cleanTexts({ write: true })).toMatchObject({ rows: 0, changes: [] });
    expect(await recordAsItIs()).toEqual(before);
  });

  test("is outdated once the words of its original are others, and not before", async () => {
    const { version, textEn } = await row();
    const textState = { en: "original", ru: "reviewed" } as const;
    const source: Source = [];
    const text = { en: `${textEn} Everywhere.`, ru: clean.ru };
    done(await correctRecommendation(portal, code, version, { text, textState, source }));
    const [item] = await findRecommendations(visitor, { code });
    expect(item?.text.outdated).toMatchObject({ en: null, ru: { madeFrom: { words: clean.en } } });
  });
});

test("A form that is sent with the same words, cleaned, leaves a translation of an unclean original as it was", async () => {
  await asThen();
  const { version } = await row();
  const textState = { en: "original", ru: "reviewed" } as const;
  done(await correctRecommendation(portal, code, version, { text: clean, textState, source: [] }));
  const [item] = await findRecommendations(visitor, { code });
  expect(item?.text).toMatchObject({ ...clean, outdated: { en: null, ru: null } });
});

test("Texts in the lists of a meeting and words about a figure are cleaned, and the figure itself stays", async () => {
  await portalWith("sample");
  const meeting = await database().meeting.findUniqueOrThrow({ where: { code: "EWG-2021-III" } });
  const hosts = [{ role: "host", partner: null, name: { en: "Pre\u00ADcursors", ru: "Пре\u00ADкурсоры" } }];
  await tamper(`UPDATE meeting SET hosts = '${JSON.stringify(hosts)}' WHERE id = ${meeting.id}`);
  await database()
    .$executeRaw`UPDATE observation SET source = replace(source::text, 'o', ${"o\u00AD"})::jsonb WHERE id IN (SELECT max(id) FROM observation)`;
  const before = await database().observation.findFirstOrThrow({ orderBy: { id: "desc" } });
  expect((await cleanTexts({ write: true })).rows).toBe(2);
  const after = await database().observation.findFirstOrThrow({ orderBy: { id: "desc" } });
  const words = JSON.stringify(before.source);
  expect(words).toContain("\u00AD");
  expect(after).toEqual({ ...before, source: JSON.parse(words.replaceAll("\u00AD", "")) });
  const cleaned = await database().meeting.findUniqueOrThrow({ where: { id: meeting.id } });
  expect(cleaned.hosts).toEqual([{ role: "host", partner: null, name: { en: "Precursors", ru: "Прекурсоры" } }]);
  expect((await verifyHistory()).firstAltered).toBeNull();
  await expect(
    database().$executeRaw`UPDATE observation SET source = source || source WHERE id = ${after.id}`,
  ).rejects.toThrow("a figure stays as it was entered");
});

test("A report that was sent may lose what nobody sees in it, and nothing else", async () => {
  await portalWith("sample");
  const { id } = await database().implementationReport.findFirstOrThrow();
  const write = (set: string) =>
    database().$executeRawUnsafe(`UPDATE implementation_report SET ${set} WHERE id = ${id}`);
  // Three signs that a reader tells apart from what stands for them elsewhere.
  await expect(write("statement = statement || '²'")).rejects.toThrow("a report stays as it was sent");
  await write("statement = U&'\\00AD' || replace(statement, ' ', U&'\\00A0')");
  const [found] = (await cleanTexts({ write: false })).changes;
  expect(found).toMatchObject({ table: "implementation_report", row: String(id), column: "statement" });
  await expect(write("statement = statement || '.'")).rejects.toThrow("a report stays as it was sent");
  await expect(write("statement = lower(statement), year = year + 1")).rejects.toThrow("a report stays as it was sent");
  await cleanTexts({ write: true });
  const told = await database().event.findMany({ where: { verb: "report-cleaned" } });
  expect(told.map(({ subjectId }) => subjectId)).toEqual([id]);
  expect((await verifyHistory()).firstAltered).toBeNull();
});

test("A form that was opened before the cleaning is saved after it: nobody changed what nobody sees", async () => {
  await portalWith("sample");
  const unit = await personWith("unit");
  const opened = async () => {
    const meeting = await findMeeting(unit, "EWG-2021-III");
    if (!meeting) throw new Error("no meeting");
    return meetingValues(meeting, "en");
  };
  await database()
    .$executeRaw`UPDATE meeting SET title_en = ${"Experts\u00A0on pre\u00ADcursors"} WHERE code = 'EWG-2021-III'`;
  const values = await opened();
  await cleanTexts({ write: true });
  const outcome = await saveMeeting(
    unit,
    formOf({ ...values, locale: "en", "city.en": "Vienna, typed", intent: "stay" }),
  );
  expect(outcome).toMatchObject({ to: expect.stringContaining("/en/meetings/EWG-2021-III/edit") });
  expect(await database().meeting.findUnique({ where: { code: "EWG-2021-III" } })).toMatchObject({
    titleEn: "Experts on precursors",
    cityEn: "Vienna, typed",
  });
});

test("The record that comes with the portal is clean", async () => {
  await portalWith("sample");
  expect(await cleanTexts({ write: false })).toEqual({ rows: 0, changes: [], illegible: [], mixed: [] });
});

async function stateOf(subject: string, id: string): Promise<{ made_from: string | undefined }> {
  const found = await database().textState.findFirstOrThrow({ where: { subject, subjectId: id, language: "ru" } });
  return { made_from: found.madeFrom ?? undefined };
}
