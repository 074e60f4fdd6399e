import { type Erratum, listErrata } from "#features/claims/claim-queries.ts";
import { findDocument } from "#features/documents/document-queries.ts";
import { placeNamed } from "#features/texts/text.ts";
import { textAt as rowText } from "#features/texts/text-rows.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import { type Localized, type RecordText, shownIn, sourceShown } from "#i18n/localized.ts";
import { recordText, type TextPlace } from "#i18n/record-text.ts";
import type { Source } from "#i18n/source.ts";
import type { Actor } from "#policy.ts";
import { database } from "#server/database.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";

type Found = {
  place: TextPlace;
  /** by which people know whose text it is */
  called: Localized;
  text: RecordText;
  /** of the words of each language that this reader may read; empty where none is told */
  sources: Record<Locale, Source>;
  /** its errata, the newest first */
  errata: Erratum[];
  /** the day ("YYYY-MM-DD") of these words; `null`: today */
  asof: string | null;
};

/**
 * A text of the record as this reader may read it, of a recommendation as of that day, of others as it is today;
 * `null` where there is none by that address, or none for this reader.
 */
export async function findText(
  actor: Actor,
  { noun, code, field }: { noun: string; code: string; field: string },
  asof: string | null = null,
): Promise<Found | null> {
  const place = placeNamed(noun, code, field);
  const text = place && (await textAt(actor, place, asof));
  if (!place || !text || !(text.en || text.ru)) return null;
  const row = await rowText(database(), place);
  if (!row) return null;
  const { states, called } = row;
  const sourceOf = (language: Locale) => {
    const source = text[language] ? (states[language]?.source ?? []) : [];
    return sourceShown(source, (words) => shownIn(words, (one) => text[one] !== null));
  };
  return {
    ...{ place, called, text },
    sources: { en: sourceOf("en"), ru: sourceOf("ru") },
    errata: await errataOf(actor, place, text, asof),
    asof: isOfDays(place) ? asof : null,
  };
}

/** Those of the languages that this reader may read; of a recommendation what the reader may know of it. */
async function errataOf(actor: Actor, place: TextPlace, text: RecordText, asof: string | null): Promise<Erratum[]> {
  if (isOfDays(place)) {
    const page = await findRecommendation(actor, place.key, asof);
    return (page?.confirmed ?? []).toReversed().flatMap(({ change, reason, source, recordedAt: on }) =>
      locales.flatMap((language) => {
        const [before, after] = [change?.before.text[language], change?.after.text[language]];
        return before && after && before !== after ? [{ language, before, after, reason, source, on }] : [];
      }),
    );
  }
  const errata = await listErrata(actor, place);
  const shown = (words: Localized) => shownIn(words, (language) => text[language] !== null);
  return errata
    .filter(({ language }) => text[language])
    .map((erratum) => ({ ...erratum, reason: shown(erratum.reason), source: sourceShown(erratum.source, shown) }));
}

/** The record keeps the words of its recommendations as of every day. */
function isOfDays({ subject, field }: TextPlace): boolean {
  return subject === "recommendation" && field === "text";
}

async function textAt(actor: Actor, place: TextPlace, asof: string | null): Promise<RecordText | null> {
  const { subject, key: code, field } = place;
  const where = { code };
  switch (subject) {
    case "recommendation": {
      const page = await findRecommendation(actor, code, isOfDays(place) ? asof : null);
      return page && (field === "addressees" ? page.addresseesText : page.text);
    }
    case "meeting": {
      const meeting = await findMeeting(actor, code);
      return meeting && (field === "outcome" ? meeting.outcome : meeting.title);
    }
    case "document": {
      const document = await findDocument(actor, code);
      return document && (field === "summary" ? document.summary : document.title);
    }
    case "partner": {
      const row = await database().partner.findUnique({ where });
      return row && recordText(subject, row, field as "name");
    }
    case "partner_group": {
      const row = await database().partnerGroup.findUnique({ where });
      return row && recordText(subject, row, "name");
    }
    case "body": {
      const row = await database().body.findUnique({ where });
      return row && recordText(subject, row, "name");
    }
    case "pillar": {
      const row = /^[1-9]\d?$/.test(code)
        ? await database().pillar.findUnique({ where: { number: Number(code) } })
        : null;
      return row && recordText(subject, row, "name");
    }
    case "programme": {
      const row = await database().programme.findUnique({ where });
      return row && recordText(subject, row, "name");
    }
    case "glossary_term": {
      const row = await database().glossaryTerm.findUnique({ where });
      return row && recordText(subject, row, "term");
    }
    case "liaison_post": {
      const row = await database().liaisonPost.findUnique({ where });
      return row && recordText(subject, row, "note");
    }
  }
}
