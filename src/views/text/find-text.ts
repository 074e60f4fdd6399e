import type { RecordText } from "#i18n/localized.ts";
import { recordText, type TextField, type TextPlace, type TextSubject, textsOfRecord } from "#i18n/record-text.ts";
import type { Actor } from "#policy.ts";
import { database } from "#server/database.ts";
import { findMeeting } from "#views/meeting/find-meeting.ts";
import { findRecommendation } from "#views/recommendation/find-recommendation.ts";

type Found = { place: TextPlace; text: RecordText };

/** A text of the record as this reader may read it; `null` where there is none by that address, or none for this reader. */
export async function findText(
  actor: Actor,
  { noun, code, field }: { noun: string; code: string; field: string },
): Promise<Found | null> {
  const place = placeNamed(noun, code, field);
  const text = place && (await textAt(actor, place));
  return place && text && (text.en || text.ru) ? { place, text } : null;
}

function placeNamed(noun: string, key: string, field: string): TextPlace | null {
  const named = Object.keys(textsOfRecord).find((one) => one.replaceAll("_", "-") === noun);
  const subject = named as TextSubject | undefined;
  const fields: readonly TextField[] = subject ? textsOfRecord[subject] : [];
  const found = fields.find((one) => one === field);
  return subject && found ? { subject, key, field: found } : null;
}

async function textAt(actor: Actor, { subject, key: code, field }: TextPlace): Promise<RecordText | null> {
  const where = { code };
  switch (subject) {
    case "recommendation": {
      const page = await findRecommendation(actor, code);
      return page && (field === "addressees" ? page.addresseesText : page.text);
    }
    case "meeting": {
      const meeting = await findMeeting(actor, code);
      return meeting && (field === "outcome" ? meeting.outcome : meeting.title);
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
