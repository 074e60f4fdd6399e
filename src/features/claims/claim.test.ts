import { describe, expect, test } from "vitest";
import { type LanguageStates, languageStates, originalLanguage } from "#i18n/language-state.ts";
import { type Locale, locales, otherLocale } from "#i18n/locale.ts";
import { textStatesAfter } from "#i18n/record-text.ts";
import { settledIn } from "#i18n/settled-text.ts";
import { cited } from "#i18n/source.ts";
import { type Claimed, type ClaimInput, canClaim, inputOf, stateAfter, stillHolds } from "./claim.ts";

type Erratum = Extract<ClaimInput, { kind: "erratum" }>;

const words = { en: "Share forensic data.", ru: "Обмениваться данными." };
const source = cited({ en: "Letter of 3 May 2022", ru: null });

function text(told: LanguageStates, more: Partial<Claimed> & { isAdopted?: boolean } = {}): Claimed {
  const { isAdopted = true, ...rest } = more;
  const stood = { words, states: textStatesAfter(words, told, null, { grounds: { ru: { source } } }) };
  return { ...stood, settled: settledIn(stood, isAdopted), provenance: "official", ...rest };
}

const adopted = text({ en: "original", ru: "unofficial" });
const official = (language: Locale): ClaimInput => ({ kind: "official", language, source });
const erratum = (language: Locale, to: string, more: Partial<Erratum> = {}): Erratum => ({
  ...{ kind: "erratum", language, words: to, told: null, provenance: null, source },
  reason: { en: "A word was lost.", ru: "Пропущено слово." },
  ...more,
});

describe("That words are official", () => {
  test("can be claimed of a translation", () => {
    expect(canClaim(adopted, official("ru"))).toMatchObject({ ok: true });
  });

  test("is not asked of the original, nor claimed twice, nor of a language without words", () => {
    expect(canClaim(adopted, official("en"))).toMatchObject({ error: "originalIsOriginal" });
    expect(canClaim(text({ en: "original", ru: "official" }), official("ru"))).toMatchObject({
      error: "officialAlready",
    });
    const empty = { ...adopted, words: { ...words, ru: null } };
    expect(canClaim(empty, official("ru"))).toMatchObject({ error: "claimWithoutWords" });
  });

  test.each(["attested-paraphrase", "attested-theme", "attested-heading", "declaration", "sample"])(
    "is not said of what is told in others' words: %s",
    (provenance) => {
      expect(canClaim({ ...adopted, provenance }, official("ru"))).toMatchObject({ error: "officialInOthersWords" });
    },
  );

  test("can be said of what is no recommendation, of which no kind of words is told", () => {
    expect(canClaim({ ...adopted, provenance: null }, official("ru"))).toMatchObject({ ok: true });
  });
});

describe("That words are not official", () => {
  const notOfficial = (language: Locale): ClaimInput => ({
    ...{ kind: "not-official", language, source: [] },
    reason: { en: "The letter is of another text.", ru: "Письмо касается другого текста." },
  });

  test("is claimed of words that are called so, and of no others", () => {
    const both = text({ en: "original", ru: "official" });
    expect(canClaim(both, notOfficial("ru"))).toMatchObject({ ok: true });
    expect(canClaim(both, notOfficial("en"))).toMatchObject({ error: "officialNotSaid" });
    expect(canClaim(adopted, notOfficial("ru"))).toMatchObject({ error: "officialNotSaid" });
  });

  const states = languageStates.filter((state) => state !== "missing");

  test("leaves one original and, where there are two languages, one translation, whatever was told of the other", () => {
    for (const other of states) {
      for (const language of locales) {
        const told = { [language]: "official", [otherLocale(language)]: other } as LanguageStates;
        const before = text(told, { settled: { en: true, ru: true } });
        const after = { ...told, ...stateAfter(before, notOfficial(language)) };
        expect(after[language]).toBe(originalLanguage(after) === language ? "original" : "unofficial");
        expect(originalLanguage(after)).toBe(originalLanguage(told));
        expect(after[otherLocale(language)]).toBe(other);
      }
    }
  });

  test("makes words that stand alone the original again", () => {
    for (const language of locales) {
      const alone = { en: null, ru: null, [language]: "In short." };
      const told = { en: "missing", ru: "missing", [language]: "official" } as const;
      const stood = { words: alone, states: textStatesAfter(alone, told, null) };
      const before = { ...stood, settled: settledIn(stood, false), provenance: null };
      expect(stateAfter(before, notOfficial(language))).toEqual({ [language]: "original" });
    }
  });
});

describe("An erratum", () => {
  test("puts the adopted words right", () => {
    expect(canClaim(adopted, erratum("en", "Share all forensic data."))).toMatchObject({ ok: true });
  });

  test("is not needed for words that are not settled", () => {
    expect(canClaim(adopted, erratum("ru", "Делиться данными."))).toMatchObject({ error: "erratumNotNeeded" });
    const agreed = text({ en: "original", ru: "unofficial" }, { isAdopted: false });
    expect(canClaim(agreed, erratum("en", "Share all."))).toMatchObject({ error: "erratumNotNeeded" });
  });

  test("changes something: the words, or what kind of words they are", () => {
    expect(canClaim(adopted, erratum("en", words.en))).toMatchObject({ error: "erratumUnchanged" });
    const condensed = { ...adopted, provenance: "declaration" };
    expect(canClaim(condensed, erratum("en", words.en, { provenance: "official" }))).toMatchObject({ ok: true });
  });

  test("does not put others' words in the place of official ones", () => {
    const both = text({ en: "original", ru: "official" });
    const paraphrase = erratum("en", "They share data.", { provenance: "attested-paraphrase" });
    expect(canClaim(both, paraphrase)).toMatchObject({ error: "officialInOthersWords" });
  });

  test("does not hold any more once the words are others than those that its author saw", () => {
    const claim = erratum("en", "Share all forensic data.");
    expect(stillHolds(adopted, claim, words.en)).toMatchObject({ ok: true });
    expect(stillHolds(adopted, claim, "Share data.")).toMatchObject({ error: "claimStale" });
  });
});

test("A claim that is kept says what was said", () => {
  const said = erratum("en", "Share all forensic data.");
  const mistaken = { kind: "not-official", language: "en", reason: said.reason, source } as const;
  const columns = { reasonEn: said.reason.en, reasonRu: said.reason.ru, source };
  expect(
    inputOf({ ...columns, kind: "not-official", language: "en", words: null, told: null, provenance: null }),
  ).toEqual(mistaken);
  const kept = {
    ...{ ...said, reasonEn: said.reason.en, reasonRu: said.reason.ru },
    reason: undefined,
  };
  expect(inputOf(kept)).toEqual(said);
});
