import { expect } from "vitest";
import { saveTranslation } from "#desk/translating/translation-actions.ts";
import { translationValues } from "#desk/translating/translation-form-definition.ts";
import type { AnyPlace } from "#features/texts/text.ts";
import { translateText } from "#features/texts/text-commands.ts";
import { findTextToTranslate } from "#features/texts/text-queries.ts";
import {
  longestTranslation,
  type SentPlace,
  type TranslationInput,
  translationInput,
} from "#features/translations/translation.ts";
import type { TextPlace } from "#i18n/record-text.ts";
import { cited } from "#i18n/source.ts";
import { can, portal } from "#policy.ts";
import { database } from "#server/database.ts";
import { done } from "#tests/support/policy-meetings.ts";
import type { Job } from "./job.ts";

export const partnerName: TextPlace = { subject: "partner", key: "UZB", field: "name" };
const meetingTitle: TextPlace = { subject: "meeting", key: "EWG-2021-III", field: "title" };

export async function textOf(place: AnyPlace) {
  const found = await findTextToTranslate(portal, place);
  if (!found) throw new Error(place.key);
  return found;
}

/** Somebody writes this translation of the text as it stands. */
export async function translateAs(place: AnyPlace, words: string, more: Partial<TranslationInput> = {}) {
  const { version } = await textOf(place);
  const input = translationInput.parse({ words, state: "reviewed", source: [], ...more });
  done(await translateText(portal, place, version, input));
}

const partner = () => database().partner.findUniqueOrThrow({ where: { code: "UZB" } });
const meeting = () => database().meeting.findUniqueOrThrow({ where: { code: "EWG-2021-III" } });
const atlas = cited({ en: "Atlas", ru: null });
const tooLong = "x".repeat(longestTranslation + 1);

/** A partner's words, in Russian. */
async function statement(): Promise<SentPlace> {
  const where = { language: "ru", correctedBy: null, repeatsId: null };
  const { id } = await database().implementationReport.findFirstOrThrow({ where, orderBy: { id: "asc" } });
  return { subject: "report", key: String(id), field: "statement" };
}

const ofStatement = async () => {
  const subjectId = Number((await statement()).key);
  return database().translation.findUnique({ where: { subject_subjectId: { subject: "report", subjectId } } });
};

export const translating: Job[] = [
  {
    does: "writes the translation of what a partner sent",
    name: "saveTranslation",
    once: "key",
    action: saveTranslation,
    may: can.translate,
    by: ["translator", "unit", "admin"],
    form: async () => ({ ...translationValues(await textOf(await statement()), "en"), words: "Typed", state: "draft" }),
    outcome: { to: expect.stringMatching(/^\/en\/texts\/report\/\d+\/statement\/edit/) },
    kept: [ofStatement, { words: "Typed", language: "en", state: "draft" }],
    wrong: [{ words: "", state: "original" }, ["words", "state"]],
    saves: {
      other: async () => translateAs(await statement(), "Typed", { source: atlas, state: "draft" }),
      both: { words: "Typed", source: atlas },
      same: {
        change: async () => translateAs(await statement(), "Changed by a colleague", { state: "draft" }),
        fields: ["words"],
        theirs: { words: "Changed by a colleague" },
      },
    },
  },
  {
    does: "writes the translation of a name",
    name: "saveTranslation",
    once: "key",
    action: saveTranslation,
    may: can.translate,
    by: ["translator", "unit", "admin"],
    form: async () => ({ ...translationValues(await textOf(partnerName), "en"), words: "Набрано", state: "draft" }),
    outcome: { to: "/en/texts/partner/UZB/name/edit" },
    kept: [partner, { nameRu: "Набрано" }],
    wrong: [{ words: "", state: "original" }, ["words", "state"]],
    saves: {
      other: async () => translateAs(partnerName, (await partner()).nameRu, { source: atlas }),
      both: { nameRu: "Набрано", states: { name: { ru: { source: atlas, state: "draft" } } } },
      same: {
        change: () => translateAs(partnerName, "Изменено коллегой"),
        fields: ["words"],
        theirs: { nameRu: "Изменено коллегой" },
      },
    },
  },
  {
    does: "writes the translation of a title",
    name: "saveTranslation",
    once: "key",
    action: saveTranslation,
    may: can.translate,
    by: ["translator", "unit", "admin"],
    form: async () => ({ ...translationValues(await textOf(meetingTitle), "en"), words: "Набрано" }),
    outcome: { to: "/en/texts/meeting/EWG-2021-III/title/edit" },
    kept: [meeting, { titleRu: "Набрано" }],
    wrong: [{ words: tooLong }, ["words"]],
    saves: {
      other: async () => translateAs(meetingTitle, (await meeting()).titleRu ?? "", { state: "machine" }),
      both: { titleRu: "Набрано", states: { title: { ru: { state: "machine" } } } },
      same: {
        change: () => translateAs(meetingTitle, "Изменено коллегой", { state: "unofficial" }),
        fields: ["words"],
        theirs: { titleRu: "Изменено коллегой" },
      },
    },
  },
];
