import { beforeEach, describe, expect, test, vi } from "vitest";
import { verifyHistory } from "#features/history/history-check.ts";
import { publishMeeting, withdrawMeeting } from "#features/meetings/meeting-commands.ts";
import { publishRecommendations } from "#features/recommendations/recommendation-publishing.ts";
import type { Locale } from "#i18n/locale.ts";
import { type Person, visitor } from "#policy.ts";
import { database } from "#server/database.ts";
import { portalWith } from "#tests/support/database.ts";
import { withdrawnIn } from "#tests/support/desk/publishing.ts";
import { meeting, recommendation } from "#tests/support/desk/recording.ts";
import { translateAs } from "#tests/support/desk/translating.ts";
import { pageText } from "#tests/support/page-html.ts";
import { personWith } from "#tests/support/people.ts";
import { done, seen } from "#tests/support/policy-meetings.ts";
import { findReady } from "#views/waiting/unfinished-queries.ts";

vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => undefined }),
  headers: async () => new Headers(),
}));

const reason = { en: "To be read again.", ru: null };
const commitment = "VD-I-1";
let unit: Person;

const publicIn = ({ publishedEnAt, publishedRuAt }: { publishedEnAt: Date | null; publishedRuAt: Date | null }) => [
  ...(publishedEnAt ? ["en"] : []),
  ...(publishedRuAt ? ["ru"] : []),
];

const withdrawn = async (code: string, languages: readonly Locale[], also = false) =>
  withdrawMeeting(unit, code, (await meeting(code)).version, reason, { languages, withRecommendations: also });

beforeEach(async () => {
  await portalWith("sample");
  unit = await personWith("unit");
});

describe("A record is public in each language by itself", () => {
  test("a recommendation is taken back in one language, and stays in the other", async () => {
    const { textRu } = await recommendation(commitment);
    await withdrawnIn(["ru"], commitment);
    expect(publicIn(await recommendation(commitment))).toEqual(["en"]);
    const { body } = await pageText("/recommendations/[code]", { locale: "ru", values: { code: commitment } });
    expect(body).not.toContain(textRu?.slice(0, 40));
    expect((await verifyHistory()).firstAltered).toBeNull();
  });

  test("a meeting is taken back in one language, alone or with what was born at it", async () => {
    done(await withdrawn("EWG-2021-III", ["ru"]));
    expect(publicIn(await meeting("EWG-2021-III"))).toEqual(["en"]);
    expect(publicIn(await recommendation("2021-III-4"))).toEqual(["en", "ru"]);
    done(await publishMeeting(unit, "EWG-2021-III", (await meeting("EWG-2021-III")).version, ["ru"]));
    done(await withdrawn("EWG-2021-III", ["ru"], true));
    expect(publicIn(await meeting("EWG-2021-III"))).toEqual(["en"]);
    expect(publicIn(await recommendation("2021-III-4"))).toEqual(["en"]);
  });

  test("nothing is taken back that is not public in that language", async () => {
    await withdrawnIn(["ru"], commitment);
    await expect(withdrawnIn(["ru"], commitment)).rejects.toThrow();
    done(await withdrawn("EWG-2021-III", ["ru"]));
    expect(await withdrawn("EWG-2021-III", ["ru"])).toMatchObject({ error: "nothingToWithdraw" });
  });

  test("all sixteen commitments are public in both languages from the fill on, and each can be published again", async () => {
    const rows = await database().recommendation.findMany({ where: { kind: "commitment" } });
    expect(rows.map((row) => publicIn(row))).toEqual(rows.map(() => ["en", "ru"]));
    await withdrawnIn(["ru", "en"], commitment);
    done(await publishRecommendations(unit, ["ru"], await seen(unit, commitment)));
    expect(publicIn(await recommendation(commitment))).toEqual(["ru"]);
  });
});

describe("The unit is told of what is finished and not public", () => {
  const codes = async (actor: Person | typeof visitor = unit) =>
    (await findReady(actor)).map((one) =>
      "meeting" in one ? `${one.meeting.code} ${one.language}` : `${one.recommendation.code} ${one.language}`,
    );

  test("a translation, from the day on which it is no draft any more, and until it is published", async () => {
    expect(await codes()).toEqual([]);
    await withdrawnIn(["ru"], commitment);
    expect(await codes()).toEqual([`${commitment} ru`]);
    const place = { subject: "recommendation", key: commitment, field: "text" } as const;
    await translateAs(place, "Перевод начат.", { state: "draft" });
    expect(await codes()).toEqual([]);
    await translateAs(place, "Перевод закончен.", { state: "unofficial" });
    expect(await codes()).toEqual([`${commitment} ru`]);
    done(await publishRecommendations(unit, ["ru"], await seen(unit, commitment)));
    expect(await codes()).toEqual([]);
  });

  test("a meeting's too, and nobody but who publishes", async () => {
    done(await withdrawn("EWG-2021-III", ["ru"]));
    expect(await codes()).toEqual(["EWG-2021-III ru"]);
    expect(await codes(await personWith("translator"))).toEqual([]);
    expect(await codes(visitor)).toEqual([]);
  });

  test("what is public in no language waits as a draft, and is not told twice", async () => {
    await withdrawnIn(["en", "ru"], commitment);
    expect(await codes()).toEqual([]);
  });
});
