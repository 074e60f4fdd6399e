import { beforeEach, describe, expect, test, vi } from "vitest";
import { answerFile } from "#app/api/formats/table.ts";
import { tellErrata } from "#cli/seed-errata.ts";
import { tellTranslations } from "#cli/seed-translations.ts";
import { saveMeeting } from "#desk/meetings/meeting-actions.ts";
import { meetingValues } from "#desk/meetings/meeting-form-definition.ts";
import type { ClaimInput } from "#features/claims/claim.ts";
import {
  confirmClaim,
  proposeClaim,
  refuseClaim,
  settleClaim,
  takeBackClaim,
} from "#features/claims/claim-commands.ts";
import { countToConfirm, findClaim, listClaims } from "#features/claims/claim-queries.ts";
import { verifyHistory } from "#features/history/history-check.ts";
import { addRecommendation, correctRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { publishRecommendations } from "#features/recommendations/recommendation-publishing.ts";
import { translateText } from "#features/texts/text-commands.ts";
import { findTextToTranslate } from "#features/texts/text-queries.ts";
import { dayOf } from "#i18n/format.ts";
import type { LanguageStates } from "#i18n/language-state.ts";
import { locales, otherLocale } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import type { TextPlace } from "#i18n/record-text.ts";
import { cited } from "#i18n/source.ts";
import { type Actor, type Person, portal, roles, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith, recordAsItIs } from "#tests/support/database.ts";
import { formOf } from "#tests/support/desk/job.ts";
import { pageText } from "#tests/support/page-html.ts";
import { personWith } from "#tests/support/people.ts";
import { agreedAt, done, publicMeeting } from "#tests/support/policy-meetings.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { listRecommendations } from "#views/search/list-recommendations.ts";
import { parseQuery } from "#views/search/recommendation-filter.ts";
import { findText } from "#views/text/find-text.ts";

// Nobody is signed in: outside of the framework there is no request that could say otherwise.
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => undefined }),
  headers: async () => new Headers(),
}));

const code = "2021-III-4";
const text: TextPlace = { subject: "recommendation", key: code, field: "text" };
const title: TextPlace = { subject: "meeting", key: "EWG-2021-III", field: "title" };
const source = cited({ en: "Report of the meeting, page 4", ru: "Доклад о совещании, с. 4" });
const reason = { en: "A word was lost in typing.", ru: "При наборе пропущено слово." };
const today = dayOf(new Date());
const dayBefore = dayOf(new Date(Date.now() - 24 * 60 * 60 * 1000));

let translator: Person;
let unit: Person;
let admin: Person;

const erratum = (words: string, more: Partial<Extract<ClaimInput, { kind: "erratum" }>> = {}): ClaimInput => ({
  ...{ kind: "erratum", language: "en", words, told: null, provenance: null, reason, source },
  ...more,
});
const official = (language: "en" | "ru"): ClaimInput => ({ kind: "official", language, source });

const row = (of = code) => database().recommendation.findUniqueOrThrow({ where: { code: of } });

async function page(of = code, asof: string | null = null) {
  const found = await findRecommendation(visitor, of, asof);
  if (!found) throw new Error(of);
  return found;
}

async function asFile(): Promise<string> {
  const path = ["recommendations", code];
  const request = { actor: visitor, locale: "en", format: "json", path, query: new URLSearchParams() } as const;
  const answer = await answerFile(request);
  return (await answer?.text()) ?? "";
}

/** Somebody saves the words by the form, with these states. */
async function correct(actor: Person, words: Partial<Localized>, state: Partial<LanguageStates> = {}, of = code) {
  const { version, textEn, textRu } = await row(of);
  const found = (await findRecommendation(unit, of))?.text.state;
  if (!found) throw new Error(of);
  const input = {
    text: { en: textEn, ru: textRu, ...words },
    textState: { ...found, ...state },
    source,
  };
  return correctRecommendation(actor, of, version, input);
}

beforeEach(async () => {
  await portalWith("sample");
  [translator, unit, admin] = [await personWith("translator"), await personWith("unit"), await personWith("admin")];
});

describe("An adopted text", () => {
  test.each(["translator", "unit", "admin"] as const)("is changed alone by nobody: %s", async (role) => {
    const actor = await personWith(role);
    const before = await recordAsItIs();
    expect(await correct(actor, { en: "Other words." })).toMatchObject({ error: "textSettled" });
    expect(await correct(actor, { en: "Other words." }, { en: "official" })).toMatchObject({ ok: false });
    expect(await correct(actor, {}, { en: "draft" })).toMatchObject({ error: "textSettled" });
    expect(await correct(actor, {}, { en: "reviewed", ru: "original" })).toMatchObject({ error: "textSettled" });
    expect(await correct(actor, { en: null })).toMatchObject({ ok: false });
    expect(await recordAsItIs()).toEqual(before);
  });

  test("is said by nobody alone to be in other words, and the portal is no exception", async () => {
    const { version, textEn, textRu } = await row();
    const same = {
      text: { en: textEn, ru: textRu },
      textState: { en: "original", ru: "unofficial" } as const,
      source,
    };
    const paraphrase = { ...same, provenance: "attested-paraphrase" } as const;
    expect(await correctRecommendation(unit, code, version, paraphrase)).toMatchObject({ error: "textSettled" });
    const others = { ...same, text: { en: "Other words.", ru: textRu } };
    expect(await correctRecommendation(portal, code, version, others)).toMatchObject({ error: "textSettled" });
  });

  test("still has its translation brought up to date by its translator, until that is official", async () => {
    expect(await correct(translator, { ru: "Новый перевод." })).toMatchObject({ ok: true });
    done(await settleClaim({ ...text, key: "VD-I-1" }, official("ru")));
    const said = { ru: "Иной перевод." };
    expect(await correct(translator, said, {}, "VD-I-1")).toMatchObject({ error: "textSettled" });
    expect(await correct(translator, {}, { ru: "draft" }, "VD-I-1")).toMatchObject({ error: "textSettled" });
  });

  test("is put right by two people, and the day before keeps the old words", async () => {
    const old = (await page()).text.en;
    const claim = done(await proposeClaim(translator, text, erratum("Standardize quantum analysis.")));
    expect((await page()).text.en).toBe(old);
    expect(await confirmClaim(translator, claim.id)).toMatchObject({ error: "notAllowed" });
    done(await confirmClaim(unit, claim.id));

    const now = await page();
    expect(now.text).toMatchObject({ en: "Standardize quantum analysis.", state: { en: "original" } });
    expect(now.text.outdated.ru).not.toBeNull();
    expect(now.source).toEqual(source);
    const [told] = now.confirmed;
    expect(told).toMatchObject({
      verb: "erratum",
      languages: ["en"],
      on: today,
      reason,
      source,
      byEditors: false,
    });
    expect(told?.change?.before.text.en).toBe(old);
    expect(told?.change?.after.text.en).toBe("Standardize quantum analysis.");

    const then = await page(code, "2022-01-01");
    expect(then).toMatchObject({ text: { en: old }, status: "endorsed", confirmed: [] });
    expect((await page(code, today)).text.en).toBe("Standardize quantum analysis.");
    // The link from it leads to the comparison as of the same day.
    expect([now.text.place?.asof, then.text.place?.asof]).toEqual([undefined, "2022-01-01"]);
    const noun = { noun: "recommendation", code, field: "text" };
    expect(await findText(visitor, noun)).toMatchObject({
      text: now.text,
      asof: null,
      errata: [{ after: now.text.en }],
    });
    const compared = await findText(visitor, noun, "2022-01-01");
    expect(compared).toMatchObject({ text: then.text, asof: "2022-01-01", errata: [] });
    expect(await findText(visitor, noun, "2019-01-01")).toBeNull();
    const search = async (asof: string | null, q: string) => {
      const asked = new URLSearchParams({ q, ...(asof && { asof }) });
      return (await listRecommendations(visitor, parseQuery(asked))).items.map((item) => item.code);
    };
    expect(await search(null, "quantum analysis")).toContain(code);
    expect(await search("2022-01-01", "quantum analysis")).not.toContain(code);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("has its translations stay current where the spelling alone was put right", async () => {
    const { en } = (await page()).text;
    done(await settleClaim(text, erratum(`${en}!`, { told: "trivial" })));
    expect((await page()).text.outdated.ru).toBeNull();
  });

  test("tells its errata on its page and in its files, in both languages", async () => {
    const old = (await page()).text.en ?? "";
    done(await settleClaim(text, erratum("Standardize all analysis.")));
    const english = await pageText("/recommendations/[code]", { locale: "en", values: { code } });
    expect(english.body).toMatch(/Errata.*A word was lost in typing.*Erratum/s);
    expect(english.body).toContain("Confirmed by the editors of the record");
    const russian = await pageText("/recommendations/[code]", { locale: "ru", values: { code } });
    expect(russian.body).toMatch(/Исправления.*При наборе пропущено слово.*Исправление/s);
    const json = JSON.parse(await asFile());
    expect(json.confirmed).toEqual([
      expect.objectContaining({
        verb: "erratum",
        on: today,
        reason,
        before: expect.objectContaining({ text: { en: old, ru: expect.any(String) } }),
      }),
    ]);
    const whole = await findText(visitor, { noun: "recommendation", code, field: "text" });
    expect(whole?.errata).toMatchObject([{ language: "en", before: old, after: "Standardize all analysis." }]);
  });
});

describe("That words are official", () => {
  test("is told by nobody alone, of a text that is drafted, agreed, or new", async () => {
    await publicMeeting(portal, "EWG-2026-II", "2026-02-03", 2);
    const agreed = await agreedAt(portal, "EWG-2026-II", { en: "Trace assets.", ru: "Отслеживать активы." });
    expect(await correct(unit, {}, { ru: "official" }, agreed.code)).toMatchObject({ error: "officialAlone" });
    expect(await correct(unit, { ru: "Иное." }, { ru: "official" }, agreed.code)).toMatchObject({
      error: "officialAlone",
    });
    const { version } = await row(agreed.code);
    const input = { text: { en: "Trace assets.", ru: "Отслеживать активы." }, source };
    const state = { en: "official", ru: "draft" } as const;
    expect(await correctRecommendation(portal, agreed.code, version, { ...input, textState: state })).toMatchObject({
      error: "officialAlone",
    });
  });

  test("holds from the moment when a second person confirms it, with its source and who vouches for it", async () => {
    const claim = done(await proposeClaim(unit, title, official("ru")));
    expect((await findMeeting(visitor, title.key))?.title.state.ru).toBe("unofficial");
    expect(await confirmClaim(unit, claim.id)).toMatchObject({ error: "ownClaim" });
    done(await confirmClaim(admin, claim.id));
    const meeting = await findMeeting(visitor, title.key);
    expect(meeting?.title).toMatchObject({ state: { ru: "official" }, official: { ru: source } });
    const state = await database().textState.findFirstOrThrow({
      where: { subject: "meeting", subjectId: String(meeting?.id), field: "title", language: "ru" },
    });
    expect(state).toMatchObject({ confirmedById: admin.id, source });
    const { body } = await pageText("/texts/[noun]/[code]/[field]", {
      locale: "ru",
      values: { noun: "meeting", code: title.key, field: "title" },
    });
    expect(body).toMatch(/Доклад\sо\sсовещании/);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("settles them: a title that is official is not changed by its form, but by an erratum", async () => {
    const stored = await findMeeting(unit, title.key);
    if (!stored) throw new Error(title.key);
    expect(stored.title.official.en).not.toBeNull();
    const form = { ...meetingValues(stored, "en"), locale: "en", intent: "stay", "title.en": "Another title" };
    expect(await saveMeeting(unit, formOf(form))).toMatchObject({ status: "refused" });
    const claim = done(await proposeClaim(unit, title, erratum("The title as its source has it")));
    done(await confirmClaim(admin, claim.id));
    const now = await findMeeting(visitor, title.key);
    expect(now?.title).toMatchObject({
      en: "The title as its source has it",
      state: { en: "official" },
      official: { en: source },
    });
    const whole = await findText(visitor, { noun: "meeting", code: title.key, field: "title" });
    expect(whole?.errata).toMatchObject([{ before: stored.title.en, after: "The title as its source has it", reason }]);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("that was confirmed by mistake is undone by two people, with the reason, and the day before keeps what it said", async () => {
    await publicMeeting(portal, "EWG-2026-II", "2026-02-03", 2);
    const { code: of } = await agreedAt(portal, "EWG-2026-II", { en: "Trace assets.", ru: "Отслеживать активы." });
    const { version } = await row(of);
    done(await publishRecommendations(unit, ["en", "ru"], [{ code: of, version }]));
    const place = { ...text, key: of };
    const mistaken: ClaimInput = { kind: "not-official", language: "ru", reason, source: [] };
    expect(await proposeClaim(unit, place, mistaken)).toMatchObject({ error: "officialNotSaid" });
    done(await settleClaim(place, official("ru")));
    const claim = done(await proposeClaim(translator, place, mistaken));
    expect((await page(of)).text.state.ru).toBe("official");
    expect(await confirmClaim(translator, claim.id)).toMatchObject({ error: "notAllowed" });
    done(await confirmClaim(unit, claim.id));

    const now = await page(of);
    expect(now.text).toMatchObject({ state: { ru: "unofficial" }, official: { ru: null }, outdated: { ru: null } });
    expect(now.confirmed.at(-1)).toMatchObject({ verb: "not-official", on: today, reason, byEditors: false });
    expect(now.rights.settled).toEqual({ en: false, ru: false });
    expect((await page(of, dayBefore)).text.state.ru).toBe("draft");
    const { body } = await pageText("/recommendations/[code]", { locale: "ru", values: { code: of } });
    expect(body).toMatch(
      /Подтверждено, что текст неофициальный.*При наборе пропущено слово.*Подтверждено как официальный/s,
    );
    done(await settleClaim(place, official("ru")));
    expect((await page(of)).text.state.ru).toBe("official");
    expect((await page(of, dayBefore)).text.state.ru).toBe("draft");
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("of a title that the portal brought is undone likewise: it is the original again, and can be changed", async () => {
    const mistaken = { kind: "not-official", language: "en", reason, source } as const;
    done(await confirmClaim(admin, done(await proposeClaim(unit, title, mistaken)).id));
    const stored = await findMeeting(unit, title.key);
    if (!stored) throw new Error(title.key);
    expect(stored.title).toMatchObject({ state: { en: "original" }, official: { en: null } });
    const form = { ...meetingValues(stored, "en"), locale: "en", intent: "stay", "title.en": "Another title" };
    expect(await saveMeeting(unit, formOf(form))).not.toMatchObject({ status: "refused" });
    expect((await findMeeting(visitor, title.key))?.title.en).toBe("Another title");
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test.each(locales)(
    "leaves room for a translation of a text that has %s alone, which is its original",
    async (from) => {
      const into = otherLocale(from);
      await publicMeeting(portal, "EWG-2026-II", "2026-02-03", 2);
      const alone = { en: null, ru: null, [from]: { en: "Trace assets.", ru: "Отслеживать активы." }[from] };
      const told = { textState: { [from]: "draft", [into]: "missing" } as LanguageStates, verb: "agree" } as const;
      const kind = { source, addressees: [], provenance: "official" as const };
      const added = await addRecommendation(portal, "EWG-2026-II", { text: alone, ...told, ...kind });
      const place = { ...text, key: done(added).code };
      done(await settleClaim(place, official(from)));
      const { text: stood, version } = (await findTextToTranslate(translator, place)) ?? {};
      expect(stood?.state).toMatchObject({ [from]: "official", [into]: "missing" });
      const input = {
        words: { en: "Follow assets.", ru: "Следить за активами." }[into],
        source: [],
      };
      const alike = { ...input, state: "official" } as const;
      expect(await translateText(translator, place, version ?? "", alike)).toMatchObject({ error: "officialAlone" });
      done(await translateText(translator, place, version ?? "", { ...input, state: "unofficial" }));
      const found = await findRecommendation(unit, place.key);
      expect(found?.text).toMatchObject({
        ...{ ...alone, [into]: input.words, state: { [from]: "official", [into]: "unofficial" } },
        ...{ official: { [from]: source }, outdated: { en: null, ru: null } },
      });
      expect(found?.rights.settled).toEqual({ [from]: true, [into]: false });
      done(await settleClaim(place, { ...(erratum("Put right.") as object), language: from } as ClaimInput));
      expect((await findRecommendation(unit, place.key))?.text.outdated[into]).not.toBeNull();
      expect((await verifyHistory()).firstAltered).toBeNull();
    },
  );

  test("can be told of a text of any noun", async () => {
    for (const place of [
      { subject: "partner", key: "UZB", field: "name" },
      { subject: "pillar", key: "3", field: "name" },
      { subject: "body", key: (await database().body.findFirstOrThrow()).code, field: "name" },
      { subject: "glossary_term", key: (await database().glossaryTerm.findFirstOrThrow()).code, field: "term" },
    ] as const) {
      done(await settleClaim(place, official("ru")));
      const noun = place.subject.replaceAll("_", "-");
      expect((await findText(visitor, { noun, code: place.key, field: place.field }))?.text).toMatchObject({
        state: { ru: "official" },
        official: { ru: source },
      });
    }
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("is not told of what stands in others' words, whichever is said first", async () => {
    const paraphrase = { ...text, key: "2018-I-a" };
    expect(await proposeClaim(unit, paraphrase, official("ru"))).toMatchObject({ error: "officialInOthersWords" });
    done(await settleClaim({ ...text, key: "VD-I-1" }, official("ru")));
    const told = erratum("In short.", { provenance: "declaration" });
    expect(await proposeClaim(unit, { ...text, key: "VD-I-1" }, told)).toMatchObject({
      error: "officialInOthersWords",
    });
  });
});

describe("A claim", () => {
  test("is refused at its confirmation where the words were changed meanwhile, and both are shown", async () => {
    const place = { ...text, key: "VD-I-1" };
    const old = (await page("VD-I-1")).text.ru;
    const claim = done(await proposeClaim(unit, place, official("ru")));
    done(await correct(translator, { ru: "Иной перевод." }, {}, "VD-I-1"));
    const before = await recordAsItIs();
    expect(await confirmClaim(admin, claim.id)).toMatchObject({ error: "claimStale" });
    expect(await recordAsItIs()).toEqual(before);
    expect(await findClaim(admin, claim.id)).toMatchObject({
      ...{ wordsBefore: old, wordsNow: "Иной перевод.", holds: { error: "claimStale" } },
    });
  });

  test("waits alone: of the same words nothing else is proposed meanwhile", async () => {
    done(await proposeClaim(translator, text, erratum("Standardize all analysis.")));
    const before = await recordAsItIs();
    expect(await proposeClaim(unit, text, erratum("Other words."))).toMatchObject({ error: "claimWaits" });
    expect(await recordAsItIs()).toEqual(before);
  });

  test("is refused with a reason, or taken back by its author alone, and decided once", async () => {
    const refused = done(await proposeClaim(translator, text, erratum("Standardize all.")));
    expect(await refuseClaim(unit, refused.id, { en: null, ru: null })).toMatchObject({ error: "reasonMissing" });
    done(await refuseClaim(unit, refused.id, reason));
    expect(await confirmClaim(admin, refused.id)).toMatchObject({ error: "claimDecided" });
    expect(await takeBackClaim(translator, refused.id)).toMatchObject({ error: "claimDecided" });

    const taken = done(await proposeClaim(translator, text, erratum("Standardize all.")));
    expect(await takeBackClaim(unit, taken.id)).toMatchObject({ error: "notAllowed" });
    done(await takeBackClaim(translator, taken.id));
    expect(await listClaims(unit)).toEqual([]);
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("waits for the others, not for its author", async () => {
    done(await proposeClaim(unit, text, erratum("Standardize all.")));
    expect(await countToConfirm(unit)).toBe(0);
    expect(await countToConfirm(admin)).toBe(1);
    expect(await countToConfirm(translator)).toBe(0);
  });

  test.each(roles.filter((role) => ["liaison", "focal", "expert"].includes(role)))(
    "is neither seen nor made nor decided by %s",
    async (role) => {
      const claim = done(await proposeClaim(translator, text, erratum("Standardize all.")));
      const actor = await personWith(role);
      expect(await listClaims(actor)).toEqual([]);
      expect(await findClaim(actor, claim.id)).toBeNull();
      for (const deed of [
        proposeClaim(actor, title, official("ru")),
        confirmClaim(actor, claim.id),
        refuseClaim(actor, claim.id, reason),
        takeBackClaim(actor, claim.id),
      ]) {
        expect(await deed).toMatchObject({ error: "notAllowed" });
      }
    },
  );

  test("tells a visitor nothing while it waits, nor once it was refused", async () => {
    const surfaces = async () => [
      await pageText("/recommendations/[code]", { locale: "en", values: { code } }),
      await pageText("/texts/[noun]/[code]/[field]", {
        locale: "en",
        values: { noun: "recommendation", code, field: "text" },
      }),
      await asFile(),
    ];
    const { version } = await database().contentVersion.findFirstOrThrow();
    const before = await surfaces();
    const claim = done(await proposeClaim(translator, text, erratum("Secretly proposed words.")));
    expect(await surfaces()).toEqual(before);
    done(await refuseClaim(unit, claim.id, reason));
    expect(await surfaces()).toEqual(before);
    expect((await database().contentVersion.findFirstOrThrow()).version).toBe(version);
  });
});

describe("The errata that the portal brings", () => {
  test("stand in a new portal as in one that exists: the new words, and the old as of their days", async () => {
    const now = await page("VD-I-1");
    expect(now.text.en).toMatch(/^Strengthening the capacity of the Islamic Republic/);
    expect(now).toMatchObject({
      provenance: "official",
      confirmed: [{ verb: "erratum", languages: ["en"], byEditors: true }],
    });
    expect(now.text).toMatchObject({ outdated: { ru: null }, ru: expect.stringMatching(/^Укрепление/) });
    const then = await page("VD-I-1", "2021-12-31");
    expect(then).toMatchObject({ provenance: "declaration", confirmed: [] });
    expect(then.text).toMatchObject({ en: expect.stringMatching(/^Strengthen Afghanistan’s capacity/), ru: null });
  });

  test("come with the Russian of today, where no person has written another", async () => {
    const another = async (actor: Actor, place: TextPlace, words: string) => {
      const { version = "" } = (await findTextToTranslate(actor, place)) ?? {};
      done(await translateText(actor, place, version, { words, state: "unofficial", source: [] }));
    };
    const adopted: TextPlace = { ...text, key: "VD-I-2" };
    const shipped = [(await findMeeting(visitor, title.key))?.title.ru, (await page(adopted.key)).text.ru];
    await another(portal, title, "Название прежнего портала");
    await another(portal, adopted, "Перевод прежнего портала");
    const theirs: TextPlace = { ...title, key: "PCGM-15" };
    await another(translator, theirs, "Название, данное переводчиком");
    await tellTranslations();
    expect([(await findMeeting(visitor, title.key))?.title.ru, (await page(adopted.key)).text.ru]).toEqual(shipped);
    expect((await page(adopted.key)).text).toMatchObject({ state: { ru: "unofficial" }, outdated: { ru: null } });
    expect((await findMeeting(visitor, theirs.key))?.title.ru).toBe("Название, данное переводчиком");
    expect((await verifyHistory()).firstAltered).toBeNull();
    const before = await recordAsItIs();
    await tellTranslations();
    expect(await recordAsItIs()).toEqual(before);
  });

  test("are told once, and only where the words of before still stand", async () => {
    const before = await recordAsItIs();
    await tellErrata();
    expect(await recordAsItIs()).toEqual(before);
  });
});
