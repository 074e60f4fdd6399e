import { beforeEach, describe, expect, test } from "vitest";
import type { AgendaItemInput } from "#features/agenda/agenda.ts";
import {
  addAgendaItem,
  correctAgendaItem,
  discardAgendaItem,
  moveAgendaItem,
  restoreAgendaItem,
} from "#features/agenda/agenda-commands.ts";
import { itemsLinkedWith } from "#features/agenda/agenda-queries.ts";
import { publishDocument, recordDocument } from "#features/documents/document-commands.ts";
import { inOrderOfMeeting } from "#features/documents/document-order.ts";
import { belongingTo, listDocuments } from "#features/documents/document-queries.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { correctMeeting, publishMeeting, recordMeeting } from "#features/meetings/meeting-commands.ts";
import { portal, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { documentOf } from "#tests/histories/document-deeds.ts";
import { agendaItemOf } from "#tests/support/agenda.ts";
import { portalWith, tamper } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { done, meetingOf } from "#tests/support/policy-meetings.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";

const code = "EWG-2026-II";
const input = meetingOf({ code, type: "ewg", pillar: 2, start: "2026-10-28", end: "2026-10-29", place: "AUT" });

const add = async (more: Partial<AgendaItemInput>) => done(await addAgendaItem(portal, code, agendaItemOf(more)));
const titled = (en: string) => ({ en, ru: null });
const shown = async (actor = portal as Parameters<typeof findMeeting>[0]) =>
  (await findMeeting(actor, code))?.agenda.map(({ title, parentId }) => `${parentId ? "- " : ""}${title.en}`);

beforeEach(async () => {
  await portalWith("sample");
  done(await recordMeeting(portal, input));
});

describe("The agenda of a meeting", () => {
  test("is put together, moved and taken apart, and every step of it is in the history", async () => {
    const opening = await add({ title: titled("Opening"), day: 1, starts: "10:00" });
    const session = await add({ kind: "session", title: titled("Trends"), day: 1, interpretation: ["en", "ru"] });
    const routes = await add({ title: titled("Routes"), parent: session.id });
    await add({ title: titled("Closing"), day: 2 });
    expect(await shown()).toEqual(["Opening", "Trends", "- Routes", "Closing"]);

    const moved = done(await moveAgendaItem(portal, session, "up"));
    expect(await shown()).toEqual(["Trends", "- Routes", "Opening", "Closing"]);
    done(await moveAgendaItem(portal, opening, "into"));
    expect(await shown()).toEqual(["Trends", "- Routes", "- Opening", "Closing"]);
    done(await moveAgendaItem(portal, routes, "out"));
    expect(await shown()).toEqual(["Trends", "- Opening", "Routes", "Closing"]);

    const gone = done(await discardAgendaItem(portal, moved));
    expect(await shown()).toEqual(["Routes", "Closing"]);
    done(await restoreAgendaItem(portal, gone));
    expect(await shown()).toEqual(["Trends", "- Opening", "Routes", "Closing"]);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("is public with its meeting, in the languages in which that is", async () => {
    await add({ title: { en: "Routes", ru: "Маршруты" } });
    expect(await shown(visitor)).toBeUndefined();
    const { version } = await database().meeting.findUniqueOrThrow({ where: { code } });
    done(await publishMeeting(portal, code, version, ["en"]));
    expect((await findMeeting(visitor, code))?.agenda.map(({ title }) => title)).toEqual([titled("Routes")]);
    expect((await findMeeting(visitor, code, "2026-10-27"))?.agenda ?? []).toEqual([]);
  });

  test("raises the content version where everybody may read it, and not before", async () => {
    const version = async () => (await database().contentVersion.findFirstOrThrow()).version;
    const before = await version();
    await add({ title: titled("Routes") });
    expect(await version()).toBe(before);
    const meeting = await database().meeting.findUniqueOrThrow({ where: { code } });
    done(await publishMeeting(portal, code, meeting.version, ["en"]));
    const open = await version();
    await add({ title: titled("Cash") });
    expect(await version()).toBeGreaterThan(open);
  });

  test("has no day that its meeting has not, no session of another meeting, and keeps what is in a session in one", async () => {
    expect(await addAgendaItem(portal, code, agendaItemOf({ day: 3 }))).toMatchObject({
      error: "agendaDayUnknown",
      details: { count: 2 },
    });
    const session = await add({ kind: "session", day: 1 });
    await add({ parent: session.id });
    const other = await addAgendaItem(portal, "EWG-2021-III", agendaItemOf({ parent: session.id }));
    expect(other).toMatchObject({ error: "notFound" });
    expect(await correctAgendaItem(portal, session, agendaItemOf({ kind: "item" }))).toMatchObject({
      error: "agendaNoSuchPlace",
    });
  });

  test("is changed by one of two who do so at once", async () => {
    const item = await add({ title: titled("Routes") });
    done(await correctAgendaItem(portal, item, agendaItemOf({ title: titled("New routes") })));
    expect(await moveAgendaItem(portal, item, "up")).toMatchObject({ error: "changedMeanwhile" });
  });

  test("goes along where its meeting is moved, and says what is on no day of it any more", async () => {
    await add({ title: titled("Closing"), day: 2 });
    const { version } = await database().meeting.findUniqueOrThrow({ where: { code } });
    done(await correctMeeting(portal, code, version, { ...input, start: "2026-11-03", end: "2026-11-03" }));
    expect((await findMeeting(portal, code))?.agenda).toMatchObject([{ day: 2 }]);
  });

  test("leads from a day that its meeting has no more to the last that there is, and back to none", async () => {
    const [early, late] = [await add({ day: 2 }), await add({ title: titled("Closing"), day: 2 })];
    const session = await add({ kind: "session", title: titled("Trends"), day: 2 });
    const within = await add({ parent: session.id });
    const { version } = await database().meeting.findUniqueOrThrow({ where: { code } });
    done(await correctMeeting(portal, code, version, { ...input, end: input.start }));
    const unknown = { error: "agendaDayUnknown", details: { count: 1 } };
    expect(await moveAgendaItem(portal, within, "out")).toMatchObject(unknown);
    expect(done(await moveAgendaItem(portal, late, "up")).day).toBe(1);
    expect(done(await moveAgendaItem(portal, early, "down")).day).toBeNull();
  });

  test("takes nothing back into what is no session any more, nor a recommendation that comes from another item by now", async () => {
    const session = await add({ kind: "session", title: titled("Trends") });
    const gone = done(await discardAgendaItem(portal, await add({ parent: session.id })));
    done(await correctAgendaItem(portal, session, agendaItemOf({ kind: "item" })));
    expect(await restoreAgendaItem(portal, gone)).toMatchObject({ error: "agendaNoSuchPlace" });
    const [first, second] = (await findMeeting(portal, "EWG-2021-III"))?.agenda ?? [];
    if (!first || !second) throw new Error("EWG-2021-III");
    const linked = agendaItemOf({ recommendations: ["2021-III-1"] });
    const away = done(await discardAgendaItem(portal, done(await correctAgendaItem(portal, first, linked))));
    done(await correctAgendaItem(portal, second, linked));
    expect(await restoreAgendaItem(portal, away)).toMatchObject({ error: "agendaOtherItem" });
  });
});

describe("An item of an agenda", () => {
  const group = "EWG-2021-III";
  const born = (code: string) => database().recommendation.findUniqueOrThrow({ where: { code } });

  test("has papers of its meeting, in whose order they stand, and recommendations that come from it alone", async () => {
    const [first, second] = (await findMeeting(portal, group))?.agenda ?? [];
    if (!first || !second) throw new Error(group);
    const paper = async (title: string) =>
      done(await recordDocument(portal, documentOf({ title: { en: title, ru: null }, meetings: [group] }))).code;
    const [late, early] = [await paper("Alpha"), await paper("Beta")];
    const link = (item: typeof first, more: Partial<AgendaItemInput>) =>
      correctAgendaItem(portal, item, agendaItemOf({ title: item.title, source: item.source, ...more }));
    done(await link(first, { documents: [early], recommendations: ["2021-III-1", "2021-III-2"] }));
    done(await link(second, { documents: [late] }));
    expect(await link({ ...second, version: second.version + 1 }, { recommendations: ["2021-III-2"] })).toMatchObject({
      error: "agendaOtherItem",
    });
    expect(await link({ ...second, version: second.version + 1 }, { recommendations: ["2021-II-1"] })).toMatchObject({
      error: "notFound",
    });
    const agenda = (await findMeeting(visitor, group))?.agenda ?? [];
    expect(agenda[0]?.recommendations.map(({ code }) => code)).toEqual(["2021-III-1", "2021-III-2"]);
    const meeting = await database().meeting.findUniqueOrThrow({ where: { code: group } });
    const papers = inOrderOfMeeting(await listDocuments(portal, belongingTo({ meeting: meeting.id })), agenda);
    expect(papers.map(({ code }) => code)).toEqual([early, late]);
    const { id } = await born("2021-III-1");
    expect(await itemsLinkedWith(visitor, { recommendation: id })).toMatchObject([{ id: first.id, meeting: group }]);
    await expect(
      database().$executeRaw`UPDATE agenda_item SET recommendations = ARRAY[${id}]::int[] WHERE id = ${second.id}`,
    ).rejects.toThrow(/comes from one item/);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("keeps a paper that whoever changes it may not know", async () => {
    const [item] = (await findMeeting(portal, group))?.agenda ?? [];
    if (!item) throw new Error(group);
    const { code, id, version } = done(
      await recordDocument(portal, documentOf({ title: { en: "Alpha", ru: null }, meetings: [group] })),
    );
    const linked = done(await correctAgendaItem(portal, item, agendaItemOf({ title: item.title, documents: [code] })));
    done(await publishDocument(portal, code, version, ["en"]));
    await tamper(`UPDATE document SET access = 'named', named = '{999}' WHERE id = ${id}`);
    const unit = await personWith("unit");
    const changed = done(await correctAgendaItem(unit, linked, agendaItemOf({ title: item.title, starts: "10:00" })));
    expect(changed.documents).toEqual([id]);
  });
});

describe("The database refuses of an agenda", () => {
  test.each([
    ["a time that no clock shows", "starts = '24:00'", "agenda_item_starts_is_a_time"],
    ["an end before the beginning", "starts = '10:00', ends = '09:00'", "agenda_item_ends_after_it_starts"],
    ["a row without a title that is no break", "title_en = NULL, title_ru = ''", "agenda_item_has_a_title"],
    ["a kind that nobody knows", "kind = 'dinner'", "agenda_item_kind"],
    ["a number that nobody prints", "number = 'the fourth'", "agenda_item_number_is_printed"],
    ["interpretation of what is no session", "interpretation = '{en}'", "agenda_item_session_is_interpreted"],
    [
      "a language that is none",
      "kind = 'session', interpretation = '{English}'",
      "agenda_item_interpretation_holds_codes",
    ],
    ["speakers of another shape", `speakers = '[{"role": "chair"}]'`, "agenda_item_speakers"],
  ])("%s", async (_what, change, law) => {
    await add({});
    await expect(
      tamper(
        `UPDATE agenda_item SET ${change} WHERE topic IS NULL AND meeting_id = (SELECT id FROM meeting WHERE code = '${code}')`,
      ),
    ).rejects.toMatchObject({ constraint: law });
  });

  test.each([
    [
      "a session in itself, or one that is none",
      "UPDATE agenda_item SET parent_id = id WHERE id = (SELECT max(id) FROM agenda_item)",
    ],
    ["a day that its meeting has not", "UPDATE agenda_item SET day = 3 WHERE id = (SELECT max(id) FROM agenda_item)"],
    ["another meeting", "UPDATE agenda_item SET meeting_id = 1 WHERE id = (SELECT max(id) FROM agenda_item)"],
    [
      "a speaker who is no partner",
      `UPDATE agenda_item SET speakers = '[{"role": "chair", "partner": 9999, "name": null}]' WHERE id = (SELECT max(id) FROM agenda_item)`,
    ],
  ])("%s", async (_what, change) => {
    await add({});
    await expect(database().$executeRawUnsafe(change)).rejects.toThrow(/agenda item/);
  });
});
