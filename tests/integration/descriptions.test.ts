import { beforeAll, describe, expect, test } from "vitest";
import { listMeetings } from "#features/meetings/meeting-queries.ts";
import { listPartners } from "#features/partners/partner-queries.ts";
import { listPillars } from "#features/pillars/pillar-queries.ts";
import { findProfile, listProfiles } from "#features/profiles/profile-queries.ts";
import { findRecommendations } from "#features/recommendations/recommendation-queries.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { columns, type Localized } from "#i18n/localized.ts";
import { textStatesAfter } from "#i18n/record-text.ts";
import { summaryOf } from "#i18n/summary.ts";
import { writtenIn } from "#i18n/written-in.ts";
import { visitor } from "#policy.ts";
import { database, type Transaction } from "#server/database.ts";
import { writeTextStates } from "#server/text-states.ts";
import { asFilled, portalWith } from "#tests/support/database.ts";
import { personWith } from "#tests/support/people.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { meetingDescription } from "#views/meeting/meeting-description.ts";
import { findPartner } from "#views/partner/find-partner.ts";
import { partnerDescription } from "#views/partner/partner-description.ts";
import { pillarDescription } from "#views/pillar/pillar-description.ts";
import { profileDescription } from "#views/profile/profile-description.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";
import { recommendationDescription } from "#views/recommendation/recommendation-description.ts";

beforeAll(() => portalWith("sample"));

/** Of each record of a kind what the head of its page says. */
type Described = { code: string; say: (locale: Locale) => string };

function each<Row extends { code: string }, Record>(
  rows: readonly Row[],
  find: (code: string) => Promise<Record | null>,
  describe: (record: Record, locale: Locale) => string,
): Promise<Described[]> {
  return Promise.all(
    rows.map(async ({ code }) => {
      const record = await find(code);
      if (!record) throw new Error(`no ${code}`);
      return { code, say: (locale) => summaryOf(describe(record, locale)) };
    }),
  );
}

const kinds: Record<string, () => Promise<Described[]>> = {
  recommendation: async () =>
    each(
      await findRecommendations(visitor, {}),
      (code) => findRecommendation(visitor, code),
      recommendationDescription,
    ),
  meeting: async () => each(await listMeetings(visitor), (code) => findMeeting(visitor, code), meetingDescription),
  partner: async () => each(await listPartners(), (code) => findPartner(visitor, code), partnerDescription),
  profile: async () => each(await listProfiles(visitor), (code) => findProfile(visitor, code), profileDescription),
  pillar: async () =>
    (await listPillars()).map((pillar) => ({
      code: String(pillar.number),
      say: (locale) => summaryOf(pillarDescription(pillar, locale)),
    })),
};

describe.each(Object.keys(kinds))("Each %s", (kind) => {
  test("says in one line of its reader's language what it is", async () => {
    const described = (await kinds[kind]?.()) ?? [];
    expect(described.length).toBeGreaterThan(3);
    for (const { code, say } of described) {
      for (const locale of locales) {
        const said = say(locale);
        expect(said, code).toMatch(/^[\p{Lu}\d«“][^\n]{8,158}[^\s,;:–-]$/u);
        expect(said, code).not.toMatch(/undefined|null| {2}|\.\.| \./);
        // Names in Latin letters stand in Russian, too: what counts is in which letters most is written.
        expect(
          locales.map((language) => writtenIn(said, language)),
          `${code}: ${said}`,
        ).toEqual([locale, locale]);
      }
    }
  });
});

describe("A recommendation", () => {
  const said = async (code: string, locale: Locale, actor = visitor) => {
    const page = await findRecommendation(actor, code);
    if (!page) throw new Error(`no ${code}`);
    return summaryOf(recommendationDescription(page, locale));
  };

  test("with a sample text says so before it", async () => {
    const samples = (await findRecommendations(visitor, { provenance: "sample" })).filter(
      ({ text }) => text.en && text.ru,
    );
    expect(samples.length).toBeGreaterThan(5);
    for (const { code } of samples) {
      expect(await said(code, "en")).toMatch(/^Sample text(, unofficial translation)?: /);
      expect(await said(code, "ru")).toMatch(/^Пример текста(, неофициальный перевод)?: /);
    }
  });

  test("without words says what it is and that the record does not hold them", async () => {
    expect(await said("2021-I-1", "en")).toMatch(
      /^Pillar I\. Agreed by experts\. The record does not hold the text of this recommendation, only its number/,
    );
    expect(await said("2021-I-1", "ru")).toMatch(
      /^Направление I\. Согласована экспертами\. Текста этой рекомендации на портале нет: есть ее номер и сведения о том/,
    );
  });

  const words = { en: "Words for all.", ru: "Слова не для всех." };

  async function write(before: Localized | null) {
    const told = { en: "original", ru: "reviewed" } as const;
    const states = before && { words: before, states: textStatesAfter(before, told, null) };
    const writeAll = async (tx: Transaction) => {
      const data = { ...columns("text", words), publishedRuAt: new Date() };
      const { id } = await tx.recommendation.update({ where: { code: "2021-III-4" }, data });
      await writeTextStates(tx, "recommendation", [{ id, texts: { text: textStatesAfter(words, told, states) } }]);
    };
    await asFilled(() => database().$transaction(writeAll));
  }

  test("has no words in a language that is not public, but for those who may read them", async () => {
    await write(null);
    await database().recommendation.update({ where: { code: "2021-III-4" }, data: { publishedRuAt: null } });
    expect(await said("2021-III-4", "en")).toBe("Sample text: Words for all.");
    expect(await said("2021-III-4", "ru")).toBe("Направление III. Одобрена. Текста на этом языке нет.");
    expect(await said("2021-III-4", "ru", await personWith("translator"))).toBe("Пример текста: Слова не для всех.");
  });

  test("does not give words whose original has gone on without them for its words", async () => {
    await write({ ...words, en: "Words before." });
    expect(await said("2021-III-4", "en")).toBe("Sample text: Words for all.");
    expect(await said("2021-III-4", "ru")).toBe(
      "Направление III. Одобрена. Текст на русском языке не обновлен после изменения оригинала.",
    );
  });
});
