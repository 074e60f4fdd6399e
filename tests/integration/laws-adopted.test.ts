import { beforeAll, describe, expect, test } from "vitest";
import { settleClaim } from "#features/claims/claim-commands.ts";
import { correctDecisions, decideRecommendations } from "#features/decisions/decision-commands.ts";
import { cleanTexts } from "#features/history/clean-texts.ts";
import { isAdopted, standingMoves } from "#features/recommendations/recommendation.ts";
import { guardedUpdate, recordChange } from "#features/recommendations/recommendation-changes.ts";
import { correctRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { movesOf } from "#features/recommendations/recommendation-events.ts";
import { cited } from "#i18n/source.ts";
import { ok } from "#lib/result.ts";
import { portal } from "#policy.ts";
import { change, database } from "#server/database.ts";
import { withClient } from "#server/installation/with-client.ts";
import { portalWith, tamper } from "#tests/support/database.ts";
import { agreedAt, all, done, publicMeeting, seen } from "#tests/support/policy-meetings.ts";

const ask = (sql: string) =>
  withClient(process.env.DATABASE_URL ?? "", async (client) => (await client.query(sql)).rows);

const because = { en: "It reads so in the paper.", ru: "Так в документе." };
const source = cited(because);
const law = "adopted words change by a decision or a confirmed erratum";

const rowOf = (code: string) => database().recommendation.findUniqueOrThrow({ where: { code } });
const right = (words: string) =>
  ({ kind: "erratum", language: "en", words, told: null, provenance: null, reason: because, source }) as const;
const placeOf = (key: string) => ({ subject: "recommendation", field: "text", key }) as const;

/** A command that forgot to ask would do this: it writes other words, and an event that tells them. */
const write = (code: string, textEn: string, verb: "correct" | "erratum" | "amend") =>
  change(async (tx) => {
    const before = await tx.recommendation.findUniqueOrThrow({ where: { code } });
    const after = await guardedUpdate(tx, before, before.version, { data: { textEn } });
    if (after) await recordChange(tx, portal, after, verb, { before, source });
    return ok(null);
  });

let endorsed = "";
let changed = "";
let agreed = "";

beforeAll(async () => {
  await portalWith("reference");
  await publicMeeting(portal, "EWG-2022-II", "2022-05-14", 2);
  await publicMeeting(portal, "PCGM-99", "2022-11-05");
  const texts = ["Seize assets.", "Trace assets.", "Freeze assets."].map((en) => ({ en, ru: "Изымать." }));
  const codes: string[] = [];
  for (const text of texts) codes.push((await agreedAt(portal, "EWG-2022-II", text)).code);
  [endorsed = "", changed = "", agreed = ""] = codes;
  const [one, two] = await seen(portal, endorsed, changed);
  if (!one || !two) throw new Error(codes.join());
  const text = { en: "Trace all assets.", ru: "Отслеживать." };
  const decided = [...all("endorse", [one]), { ...two, decision: "amend" as const, text }];
  done(await decideRecommendations(portal, "PCGM-99", decided, { source }));
});

describe("The words of an adopted text", () => {
  test("are others by no statement alone, nor by an event that nothing bears out", async () => {
    const words = (await rowOf(endorsed)).textEn;
    for (const statement of [
      `UPDATE recommendation SET text_en = 'Otherwise' WHERE code = '${endorsed}'`,
      `UPDATE recommendation SET text_en = 'Otherwise', text_ru = 'Иначе' WHERE code = '${endorsed}'`,
      `UPDATE recommendation SET text_en = 'Trace assets.' WHERE code = '${changed}'`,
    ]) {
      await expect(ask(statement), statement).rejects.toThrow(law);
    }
    for (const verb of ["correct", "erratum", "amend"] as const) {
      await expect(write(endorsed, "Otherwise", verb), verb).rejects.toThrow(law);
    }
    expect((await rowOf(endorsed)).textEn).toBe(words);
  });

  test("do not become those of a translation because another language is called the original", async () => {
    const id = (await rowOf(endorsed)).id;
    const told = (language: string, state: string, madeFrom: string) => `
      UPDATE text_state SET state = '${state}', made_from = ${madeFrom}, made_from_at = NULL, left_at = NULL, original_then = NULL
      WHERE (subject, subject_id, field, language) = ('recommendation', '${id}', 'text', '${language}');`;
    const turn = `${told("en", "draft", "'0123456789abcdef'")} ${told("ru", "original", "NULL")}`;
    await expect(ask(turn)).rejects.toThrow(law);
  });

  test("are others by an erratum that was confirmed, and by no later event with the same right", async () => {
    done(await settleClaim(placeOf(endorsed), right("Seize all assets.")));
    expect((await rowOf(endorsed)).textEn).toBe("Seize all assets.");
    await expect(write(endorsed, "Seize most assets.", "erratum")).rejects.toThrow(law);
  });

  test("are others by the decision of a policy meeting, and those of before once that is taken back", async () => {
    expect((await rowOf(changed)).textEn).toBe("Trace all assets.");
    const [one] = await seen(portal, changed);
    const instead = [{ code: changed, version: one?.version ?? 0, decision: "endorse" as const }];
    done(await correctDecisions(portal, "PCGM-99", instead, { reason: because, source }));
    expect((await rowOf(changed)).textEn).toBe("Trace assets.");
  });

  test("may be translated, and lose what nobody sees", async () => {
    const { version, textEn } = await rowOf(endorsed);
    const text = { en: textEn, ru: "Изымать все активы." };
    const input = { text, textState: { en: "original", ru: "draft" } as const, source };
    done(await correctRecommendation(portal, endorsed, version, input));
    await tamper(`UPDATE recommendation SET text_en = 'Seize\u00A0\u00A0all assets.' WHERE code = '${endorsed}'`);
    await cleanTexts({ write: true });
    expect((await rowOf(endorsed)).textEn).toBe("Seize all assets.");
  });

  test("are open to everybody who may correct them for as long as nobody has adopted them", async () => {
    await write(agreed, "Freeze all assets.", "correct");
    expect((await rowOf(agreed)).textEn).toBe("Freeze all assets.");
  });
});

test("The database and the portal call the same texts adopted", async () => {
  const [one] = await seen(portal, endorsed);
  const undone = [{ code: endorsed, version: one?.version ?? 0, decision: null }];
  done(await correctDecisions(portal, "PCGM-99", undone, { reason: because, source }));
  for (const fill of [null, "sample"] as const) {
    if (fill) await portalWith(fill);
    const rows = await database().recommendation.findMany({ orderBy: { id: "asc" } });
    const told = await ask("SELECT is_adopted(id) AS adopted FROM recommendation ORDER BY id");
    const asked = [];
    for (const row of rows) asked.push(isAdopted(row, standingMoves(await movesOf(database(), row.id))));
    expect(told.map(({ adopted }) => adopted)).toEqual(asked);
    expect(new Set(asked).size).toBe(2);
  }
});
