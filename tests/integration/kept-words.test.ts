import { beforeEach, describe, expect, test } from "vitest";
import { forgetWords, keepWords } from "#desk/drafts/draft-actions.ts";
import { sendReport } from "#desk/reporting/report-actions.ts";
import { draftDays, longestDraft, mostDrafts } from "#features/drafts/draft.ts";
import { keepDraft } from "#features/drafts/draft-commands.ts";
import { draftsAt, listDrafts } from "#features/drafts/draft-queries.ts";
import { keepShared } from "#features/drafts/shared-drafts.ts";
import { submitReport } from "#features/reports/report-commands.ts";
import { yearOf } from "#i18n/format.ts";
import { ok } from "#lib/result.ts";
import { type Actor, type Person, portal, roles, visitor } from "#policy.ts";
import { change, database } from "#server/database.ts";
import { withClient } from "#server/installation/with-client.ts";
import { takeWords } from "#server/kept-words.ts";
import { portalWith } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { asActor, personWith } from "#tests/support/people.ts";
import { type Draft, draftName, momentName } from "#ui/drafts/draft.ts";
import { refusalText } from "#ui/form/form-answers.ts";
import { keyName } from "#ui/form/form-state.ts";

const path = "/recommendations/2021-III-2/report";

const idOf = (number: number) => number.toString(16).padStart(32, "0");

function draft(number: number, more: Partial<Draft> = {}): Draft {
  return {
    ...{ id: idOf(number), tab: idOf(0), form: "report", record: "2021-III-2-2026", at: new Date().toISOString() },
    ...{ page: `${path}?year=2026`, title: "2021-III-2", language: "en", rows: {} },
    fields: [{ name: "statement", kind: "text", label: "What was done", said: "", was: [""], now: ["Half of it"] }],
    ...more,
  };
}

const keep = (actor: Actor, one: unknown) => keepWords(actor, formOf({ locale: "en", draft: JSON.stringify(one) }));
const forget = (actor: Actor, id: string) => forgetWords(actor, formOf({ locale: "en", draft: id }));

let focal: Person;

beforeEach(async () => {
  await portalWith("sample");
  focal = await personWith("focal");
});

describe("Words that are kept with the portal", () => {
  test("are found on their page by the person who typed them, with the moment of the last one", async () => {
    expect(await keep(focal, draft(1))).toMatchObject({ status: "saved" });
    await keep(focal, draft(1, { fields: [{ ...draft(1).fields[0], now: ["All of it"] } as Draft["fields"][number]] }));
    const [kept, ...others] = await draftsAt(focal, path);
    expect(others).toEqual([]);
    expect(kept?.fields).toMatchObject([{ now: ["All of it"], was: [""] }]);
    expect(Date.now() - Date.parse(kept?.at ?? "")).toBeLessThan(60_000);
    expect(await draftsAt(focal, "/recommendations/2021-III-3/report")).toEqual([]);
  });

  test("come back as they were typed, whatever was pasted along with them", async () => {
    const pasted = "one\u2028two\u0085three  four\u00AD";
    await keep(focal, draft(1, { fields: [{ ...draft(1).fields[0], now: [pasted] } as Draft["fields"][number]] }));
    expect((await draftsAt(focal, path))[0]?.fields).toMatchObject([{ now: [pasted] }]);
  });

  test("are seen, changed and thrown away by nobody else, whatever their role, a colleague of the same partner included", async () => {
    await keep(focal, draft(1));
    const { id } = await database().person.create({
      data: { email: "second@example.org", name: "Second", role: "focal", partnerId: focal.partner?.id },
    });
    const others = [
      ...(await Promise.all(roles.filter((role) => role !== "focal").map(personWith))),
      await asActor(id),
    ];
    for (const actor of [...others, visitor, portal]) {
      expect(await draftsAt(actor, path)).toEqual([]);
      expect(await listDrafts(actor)).toEqual([]);
      await forget(actor, idOf(1));
      expect(await keep(actor, draft(1, { title: "Taken over" }))).toMatchObject({ status: "refused" });
    }
    // Nor do they give way to a draft of somebody else that says so.
    for (const actor of others) await keep(actor, draft(100 + actor.id, { replaces: idOf(1) }));
    expect(await draftsAt(focal, path)).toMatchObject([{ title: "2021-III-2" }]);
  });

  test("take no place of a row that a partner's focal points write together", async () => {
    const partnerId = focal.partner?.id ?? 0;
    const key = { form: "sheet", record: "2021-III-2/2026", partnerId } as const;
    const content = { state: "done", statement: "Ours", language: "en", evidence: "", writer: "" };
    await change(async (tx) => ok(await keepShared(tx, focal, key, { path: "/desk/rounds/2026", content })));
    const { id } = await database().draft.findFirstOrThrow({ where: key });
    expect(await keep(focal, draft(1, { id }))).toMatchObject({ status: "refused" });
    expect(await database().draft.findMany()).toMatchObject([{ ...key, content }]);
  });

  test("give way to those of the form into which they were put back", async () => {
    await keep(focal, draft(1));
    await keep(focal, draft(2, { replaces: idOf(1) }));
    expect((await draftsAt(focal, path)).map(({ id }) => id)).toEqual([idOf(2)]);
  });

  test("of two tabs lie beside one another", async () => {
    await keep(focal, draft(1));
    await keep(focal, draft(2));
    expect((await draftsAt(focal, path)).map(({ id }) => id).sort()).toEqual([idOf(1), idOf(2)]);
  });

  test("are told at the desk by their first words alone", async () => {
    const field = draft(1).fields[0] as Draft["fields"][number];
    await keep(
      focal,
      draft(1, { fields: [{ ...field, was: ["Before"], now: ["\u{1F600}".repeat(300), ..."abcdefg"] }] }),
    );
    await keep(focal, draft(2));
    expect((await listDrafts(focal)).map(({ id }) => id)).toEqual([idOf(2), idOf(1)]);
    const [, long] = await listDrafts(focal);
    expect(long).toEqual({
      ...(await draftsAt(focal, path))[1],
      rows: {},
      fields: [{ ...field, was: [], now: ["\u{1F600}".repeat(200), ..."abcd"] }],
    });
  });

  test("go in the transaction of the deed that took them, and stay where it was taken back", async () => {
    await keep(focal, draft(1));
    await keep(focal, draft(2));
    const to = { recommendation: "2021-III-2", partnerId: focal.partner?.id ?? 0 };
    const send = (key: string, statement: string, corrects: number | null, drafts: string) =>
      submitReport(
        { ...focal, sending: { key, content: "0".repeat(64), drafts: { ids: [drafts], until: null } } },
        to,
        { year: yearOf(new Date()), state: "done", statement, language: "en", evidence: null },
        { corrects },
      );
    const left = async () => (await draftsAt(focal, path)).map(({ id }) => id);
    const first = await send("first".padEnd(20, "0"), "All of it", null, idOf(1));
    expect(await left()).toEqual([idOf(2)]);
    const again = send("first".padEnd(20, "0"), "More of it", first.ok ? first.value.id : 0, idOf(2));
    await expect(again).rejects.toThrow("taken meanwhile");
    expect(await left()).toEqual([idOf(2)]);
  });

  test("go when they are sent, and stay when the form comes back", async () => {
    await keep(focal, draft(1));
    const typed = {
      ...{ locale: "en", recommendation: "2021-III-2", year: String(yearOf(new Date())), language: "en" },
      ...{ state: "", statement: "Half of it", [draftName]: idOf(1) },
    };
    expect(await sendReport(focal, formOf(typed))).toMatchObject({ status: "invalid" });
    expect(await draftsAt(focal, path)).toHaveLength(1);
    expect(await sendReport(focal, formOf({ ...typed, state: "done" }))).toHaveProperty("to");
    expect(await draftsAt(focal, path)).toEqual([]);
  });

  describe("and are still under way while their form is sent", () => {
    const typedAt = "2026-11-30T09:00:00.000Z";
    const later = "2026-11-30T09:00:01.000Z";
    const words = (at: string) => draft(1, { at });
    const key = "k".repeat(24);
    const sent = { locale: "en", recommendation: "2021-III-2", language: "en", state: "done", statement: "All of it" };
    const send = (until: string, more: Record<string, string> = {}) => {
      const carried = { [draftName]: `${idOf(1)} ${idOf(2)}`, [momentName]: until, [keyName]: key };
      return sendReport(focal, formOf({ ...sent, year: String(yearOf(new Date())), ...carried, ...more }));
    };
    const left = () => draftsAt(focal, path);

    test("go with it, whichever of the two comes first", async () => {
      await keep(focal, words(typedAt));
      expect(await send(typedAt)).toHaveProperty("to");
      expect(await left()).toEqual([]);
      const late = await keep(focal, words(typedAt));
      expect(late).toEqual({ status: "refused", message: refusalText({ error: "draftTaken" }, "en") });
      expect(await left()).toEqual([]);
    });

    test("go with it where both come at once, again and again", async () => {
      for (let round = 0; round < 8; round++) {
        const [number, at] = [10 + round, new Date(Date.parse(typedAt) + round).toISOString()];
        const year = String(yearOf(new Date()) - round);
        const more = { [draftName]: idOf(number), [keyName]: `${key}${round}`, year };
        const both = [() => keep(focal, draft(number, { at })), () => send(at, more)];
        const done = await Promise.all((round % 2 ? both : both.reverse()).map((one) => one()));
        expect(done.filter((one) => "to" in one)).toHaveLength(1);
        expect(await left()).toEqual([]);
      }
    });

    test("wait for the deed that takes them", async () => {
      const [begun, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const taking = change(async (tx) => {
        await takeWords(tx, focal, { ids: [idOf(1)], until: new Date(typedAt) });
        begun.resolve();
        await ended.promise;
        return ok(null);
      });
      await begun.promise;
      const keeping = keep(focal, words(typedAt));
      const isWaiting = () => database().$queryRaw<object[]>`
        SELECT FROM pg_locks JOIN pg_database d ON d.oid = database
        WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()`;
      await Promise.race([keeping, expect.poll(async () => (await isWaiting()).length).toBe(1)]);
      ended.resolve();
      await taking;
      expect(await keeping).toMatchObject({ status: "refused" });
      expect(await left()).toEqual([]);
    });

    test("go with it though nothing was recorded, because all of it stood there already", async () => {
      await send(typedAt);
      expect(await send(later, { [keyName]: "o".repeat(24) })).not.toHaveProperty("values");
      await keep(focal, words(later));
      expect(await left()).toEqual([]);
    });

    test("stay where they were typed after it was sent, or where it was not taken", async () => {
      await send(typedAt);
      expect(await keep(focal, words(later))).toMatchObject({ status: "saved" });
      expect(await left()).toHaveLength(1);
      await forget(focal, idOf(1));
      expect(await send(later, { state: "", [keyName]: "o".repeat(24) })).toMatchObject({ status: "invalid" });
      expect(await keep(focal, words(later))).toMatchObject({ status: "saved" });
    });

    test("stay, too, where they were kept before it arrived: a line may hold it up while somebody types on", async () => {
      await keep(focal, words(later));
      expect(await send(typedAt)).toHaveProperty("to");
      expect(await left()).toHaveLength(1);
    });

    test("of somebody else, or of another form, are not touched by it", async () => {
      await send(typedAt);
      const unit = await personWith("unit");
      expect(await keep(unit, draft(1, { at: typedAt, form: "round" }))).toMatchObject({ status: "saved" });
      expect(await keep(focal, draft(3, { at: typedAt }))).toMatchObject({ status: "saved" });
    });

    test("are remembered as taken for a day and no longer", async () => {
      await send(typedAt);
      expect(await database().takenWords.count()).toBe(2);
      const tomorrow = new Date(Date.now() + 25 * 3600 * 1000);
      await keepDraft(focal, draft(3) as Parameters<typeof keepDraft>[1], tomorrow);
      expect(await database().takenWords.count()).toBe(0);
    });
  });

  test("hold no password, whatever a browser sends", async () => {
    const secret = { name: "newPassword", kind: "text", label: "Password", said: "", was: [""], now: ["hunter2"] };
    await keep(focal, draft(1, { fields: [secret, ...draft(1).fields] as Draft["fields"] }));
    expect(JSON.stringify(await database().draft.findMany())).not.toContain("hunter2");
  });

  test("are no part of the record: no event tells of them", async () => {
    const before = await database().event.count();
    await keep(focal, draft(1));
    await forget(focal, idOf(1));
    expect(await database().event.count()).toBe(before);
  });

  test("are limited in size, in number and in age", async () => {
    const tooLong = refusalText({ error: "draftNotKept" }, "en");
    const long = draft(1, { title: "x".repeat(longestDraft) });
    expect(await keep(focal, long)).toEqual({ status: "refused", message: tooLong });
    for (let number = 1; number <= mostDrafts + 3; number++) await keep(focal, draft(number));
    expect(await database().draft.count()).toBe(mostDrafts);
    const later = new Date(Date.now() + (draftDays + 1) * 24 * 3600 * 1000);
    const unit = await personWith("unit");
    await keepDraft(unit, draft(999, { form: "decisions" }) as Parameters<typeof keepDraft>[1], later);
    expect(await database().draft.findMany()).toMatchObject([{ personId: unit.id }]);
  });
});

describe("No draft is kept", () => {
  test.each([
    ["that is no draft", "words"],
    ["of a form that there is not", draft(1, { form: "poem" })],
    ["of a form that is written together, by a door of its own", draft(1, { form: "sheet" })],
    ["whose page is no page of the portal", draft(1, { page: "//elsewhere.example" })],
    ["whose name is none", draft(1, { id: "../1" })],
  ])("%s", async (_, one) => {
    expect(await keep(focal, one)).toMatchObject({ status: "refused" });
    expect(await database().draft.count()).toBe(0);
  });
});

test("The database itself gives nobody another's words", async () => {
  await keep(focal, draft(1));
  const { id } = await personWith("unit");
  const taking = withClient(process.env.DATABASE_URL ?? "", (client) =>
    client.query(`UPDATE draft SET person_id = ${id}`),
  );
  await expect(taking).rejects.toMatchObject({ code: "23000" });
});
