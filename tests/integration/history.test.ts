import { beforeEach, describe, expect, test } from "vitest";
import { verifyHistory } from "#features/history/history-check.ts";
import { historyReport } from "#features/history/history-words.ts";
import { addressRecommendation } from "#features/recommendations/addressee-commands.ts";
import { addresseesOf } from "#features/recommendations/addressee-rows.ts";
import { keptStates } from "#i18n/text-snapshot.ts";
import { portal } from "#policy.ts";
import { change, database } from "#server/database.ts";
import { type NewEvent, recordEvent } from "#server/history.ts";
import { portalWith, tamper } from "#tests/support/database.ts";
import { done } from "#tests/support/policy-meetings.ts";

const invited: NewEvent<"person"> = {
  ...{ subject: "person", subjectId: null, subjectCode: "invitation/x", verb: "invite" },
  ...{ snapshot: { role: "unit", partner: null }, visible: false },
};

const firstAltered = async () => (await verifyHistory()).firstAltered;

beforeEach(async () => {
  await portalWith("sample");
});

describe("an honest portal with samples", () => {
  test("verifies: every event, and every row that has events", async () => {
    const { checked, rows, unkept, head, firstAltered: altered } = await verifyHistory();
    expect(altered).toBeNull();
    expect(checked).toBe(await database().event.count());
    expect(rows).toEqual({
      meeting: await database().meeting.count(),
      agenda_item: await database().agendaItem.count(),
      meeting_absence: await database().meetingAbsence.count(),
      delegation: await database().delegation.count(),
      meeting_registration: await database().meetingRegistration.count(),
      document: await database().document.count(),
      document_file: await database().documentFile.count(),
      evidence: await database().evidence.count(),
      recommendation: await database().recommendation.count(),
      implementation_report: await database().implementationReport.count(),
      assessment: await database().assessment.count(),
      reporting_round: 1,
      observation: await database().observation.count(),
      person: 6,
      changed_text: await database().changedText.count(),
      translation: await database().translation.count(),
      text_claim: await database().textClaim.count(),
    });
    expect(unkept).toBe(0);
    const newest = await database().event.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(head).toEqual({ count: checked, hash: newest.hash });
  });

  test("is told by an operator's command in plain sentences, with the head to be kept elsewhere", async () => {
    const checked = await verifyHistory();
    const kept = {
      count: 5,
      hash: (await database().event.findFirstOrThrow({ skip: 4, orderBy: { id: "asc" } })).hash,
    };
    const lines = historyReport(checked, kept);
    expect(lines).toContain(`${checked.checked} events: none was altered, and none is missing.`);
    expect(lines).toContain(`The head 5:${kept.hash} is part of this history.`);
    expect(lines).toContain(`Head: ${checked.head.count}:${checked.head.hash}`);
  });
});

describe("verify names", () => {
  test.each([
    [
      "a state",
      "UPDATE recommendation SET status = 'noted' WHERE code = '2021-III-4'",
      ["recommendation, 2021-III-4", 'status is "noted"', '"endorsed"'],
    ],
    [
      "a text",
      "UPDATE recommendation SET text_ru = text_ru || ' !' WHERE code = '2021-II-1'",
      ["recommendation, 2021-II-1", "text_ru is"],
    ],
    [
      "a publication",
      "UPDATE recommendation SET published_en_at = NULL WHERE code = '2021-II-1'",
      ["recommendation, 2021-II-1", "published_en_at is nothing"],
    ],
    [
      "a number",
      "UPDATE recommendation SET code = '2021-II-9' WHERE code = '2021-II-1'",
      ["recommendation, 2021-II-9", 'code is "2021-II-9", and was "2021-II-1"'],
    ],
    [
      "a meeting's title",
      "UPDATE meeting SET title_en = 'Another' WHERE code = 'PCGM-15'",
      ["meeting, PCGM-15", 'title_en is "Another"'],
    ],
    [
      "a meeting's dates",
      "UPDATE meeting SET last_day = '2021-12-31' WHERE code = 'PCGM-15'",
      ["meeting, PCGM-15", "last_day"],
    ],
    [
      "an agenda",
      "UPDATE agenda_item SET title_en = 'Another' WHERE position = 1",
      ["agenda_item, ", 'title_en is "Another"'],
    ],
    [
      "a report's words",
      "UPDATE implementation_report SET statement = 'All done.' WHERE id = 1",
      ["implementation_report, ", 'statement is "All done."'],
    ],
    [
      "a report's question",
      "UPDATE implementation_report SET year = 2020 WHERE id = 1",
      ["implementation_report, ", "year is 2020"],
    ],
    [
      "a release",
      "UPDATE implementation_report SET released_at = now() WHERE released_at IS NULL",
      ["implementation_report, ", "released_at is"],
    ],
    [
      "an assessment",
      "UPDATE assessment SET state = 'done' WHERE state <> 'done'",
      ["assessment, ", 'state is "done"'],
    ],
    ["a round", "UPDATE reporting_round SET due_on = due_on + 30", ["reporting_round, ", "due_on is"]],
    [
      "how far a title has come",
      "UPDATE meeting SET states = jsonb_set(states, '{title,ru,state}', '\"official\"') WHERE code = 'PCGM-15'",
      ["table meeting, PCGM-15: title_ru_state is", '"official"', '"unofficial"'],
    ],
    [
      "how far a name has come",
      "UPDATE text_state SET state = 'official' WHERE subject = 'pillar' AND subject_id = '3' AND language = 'ru'",
      ["table text_state, pillar 3:"],
    ],
    ["a figure", "UPDATE observation SET value = value + 1 WHERE id = 1", ["observation, ", "value is"]],
    ["a role", "UPDATE person SET role = 'admin' WHERE email = 'focal@example.org'", ["person, ", 'role is "admin"']],
    [
      "who is asked",
      "DELETE FROM addressee WHERE partner_id = (SELECT id FROM partner WHERE code = 'UZB') AND recommendation_id = (SELECT id FROM recommendation WHERE code = '2021-III-4')",
      ["addressee, 2021-III-4", "to whom it is addressed"],
    ],
    ["a lineage", "UPDATE lineage SET kind = 'split'", ["table lineage, ", "continues it"]],
    ["a lineage that is gone", "DELETE FROM lineage", ["table lineage, ", "is nothing"]],
    [
      "a row that no event tells of",
      "INSERT INTO reporting_round (year, opens_on, due_on, opened_at) VALUES (2019, '2019-01-01', '2020-03-31', now())",
      ["reporting_round, 2019", "no event tells of this row"],
    ],
    [
      "a report that is gone",
      "DELETE FROM implementation_report WHERE corrects_id IS NULL AND released_at IS NULL",
      ["implementation_report, ", "the row is gone"],
    ],
    [
      "an event's reason",
      "UPDATE event SET reason_en = 'By telephone' WHERE subject_code = '2021-III-4' AND verb = 'endorse'",
      ["table event, number ", "recommendation 2021-III-4, endorse", "not what was written"],
    ],
    [
      "an event from the middle that is gone",
      "DELETE FROM event WHERE subject_code = '2021-III-4' AND verb = 'endorse'",
      ["table event, number ", "what stood before it is gone"],
    ],
    [
      "the newest event that is gone",
      "DELETE FROM event WHERE id = (SELECT max(id) FROM event)",
      ["table event, at its end", "the newest were deleted"],
    ],
    ["a head that was turned back", "UPDATE event_head SET count = count - 1", ["table event_head", "it names"]],
  ])("%s", async (_what, sql, words) => {
    await tamper(sql);
    const sentence = await firstAltered();
    for (const word of words) expect(sentence).toContain(word);
  });

  test("rows of a large record: 450 recommendations at once, each of which asks all partners as one group", async () => {
    await tamper(
      `INSERT INTO recommendation (code, kind, provenance, position, source)
      SELECT '2020-L-' || n, 'recommendation', 'no-text', n, '[{"text": {"en": "large", "ru": null}}]' FROM generate_series(1, 450) n`,
      `INSERT INTO addressee (recommendation_id, partner_id)
      SELECT r.id, p.id FROM recommendation r, partner p WHERE r.source @> '[{"text": {"en": "large"}}]'`,
      `INSERT INTO addressed_group (recommendation_id, group_code, partner_id)
      SELECT recommendation_id, 'all-partners', partner_id FROM addressee
      WHERE recommendation_id IN (SELECT id FROM recommendation WHERE source @> '[{"text": {"en": "large"}}]')`,
    );
    const rows = await database().recommendation.findMany({
      where: { source: { array_contains: [{ text: { en: "large" } }] } },
      select: { id: true },
    });
    const asked = await addresseesOf(
      database(),
      rows.map(({ id }) => id),
    );
    expect(asked.size).toBe(450);
    for (const { partners, groups } of asked.values()) {
      expect([partners.length, groups[0]?.members.length]).toEqual([0, 81]);
    }
    expect(await firstAltered()).toContain("table recommendation, 2020-L-1: no event tells of this row");
  });

  test("nothing in a change that went the way of all changes", async () => {
    const { version } = await database().recommendation.findUniqueOrThrow({ where: { code: "2021-III-4" } });
    done(await addressRecommendation(portal, "2021-III-4", version, ["states-of-central-asia", "CARICC"]));
    expect(await firstAltered()).toBeNull();
  });

  test("a state that the moves do not lead to, even where its newest event says the same", async () => {
    const row = await database().recommendation.findUniqueOrThrow({ where: { code: "2021-III-4" } });
    await change(async (tx) => {
      const after = await tx.recommendation.update({ where: { id: row.id }, data: { status: "noted" } });
      const event = { subject: "recommendation", subjectId: row.id, subjectCode: row.code, verb: "correct" } as const;
      await recordEvent(tx, portal, { ...event, snapshot: keptStates("recommendation", after), visible: false });
      return { ok: true, value: true };
    });
    expect(await firstAltered()).toContain('2021-III-4: status, which its moves lead to, is "noted"');
  });
});

describe("a head that was kept elsewhere", () => {
  test("is still part of a history that went on, be it kept whole or by its first letters", async () => {
    const { head } = await verifyHistory();
    await change(async (tx) => {
      await recordEvent(tx, portal, invited);
      return { ok: true, value: true };
    });
    expect((await verifyHistory(head)).firstAltered).toBeNull();
    expect((await verifyHistory({ ...head, hash: head.hash.slice(0, 12) })).firstAltered).toBeNull();
  });

  test("tells of a history whose end was deleted, head and all", async () => {
    const { head } = await verifyHistory();
    await tamper(
      "DELETE FROM event WHERE id = (SELECT max(id) FROM event)",
      "UPDATE event_head SET count = count - 1, hash = (SELECT hash FROM event ORDER BY id DESC LIMIT 1)",
    );
    expect((await verifyHistory(head)).firstAltered).toContain(
      `had ${head.count} events and this one has ${head.count - 1}`,
    );
  });

  test("tells of a history that was written anew from its beginning", async () => {
    const { head } = await verifyHistory();
    await portalWith("sample");
    await tamper("DELETE FROM event WHERE id > 0", "UPDATE event_head SET count = 0, hash = ''");
    for (let count = 0; count <= head.count; count += 1) {
      await change(async (tx) => {
        await recordEvent(tx, portal, { ...invited, subjectCode: `invitation/${count}` });
        return { ok: true, value: true };
      });
    }
    expect((await verifyHistory(head)).firstAltered).toContain("written anew");
  });
});

describe("the database", () => {
  test.each(["UPDATE event_head SET count = count - 1", "DELETE FROM event_head", "TRUNCATE event_head"])(
    "never lets the head go back: %s",
    async (sql) => {
      await expect(database().$executeRawUnsafe(sql)).rejects.toThrow("the head of the history only advances");
    },
  );

  test("moves the head with every event, and back with a change that was refused", async () => {
    const before = await database().eventHead.findUniqueOrThrow({ where: { id: 1 } });
    const refused = change(async (tx) => {
      await recordEvent(tx, portal, invited);
      throw new Error("no");
    });
    await expect(refused).rejects.toThrow("no");
    expect(await database().eventHead.findUniqueOrThrow({ where: { id: 1 } })).toEqual(before);
    const write = () =>
      change(async (tx) => {
        await recordEvent(tx, portal, invited);
        return { ok: true, value: true };
      });
    await Promise.all(Array.from({ length: 8 }, write));
    expect((await database().eventHead.findUniqueOrThrow({ where: { id: 1 } })).count).toBe(before.count + 8n);
    expect(await firstAltered()).toBeNull();
  });
});
