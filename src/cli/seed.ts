import { tellStatesOfBefore } from "#features/meetings/meeting-states-before.ts";
import { columns } from "#i18n/localized.ts";
import { database } from "#server/database.ts";
import type { Fill } from "#server/installation/env.ts";
import { fillAliases } from "./seed-aliases.ts";
import { readData } from "./seed-data.ts";
import { fillDocuments } from "./seed-documents.ts";
import { tellErrata } from "./seed-errata.ts";
import { fillMeetings } from "./seed-meetings.ts";
import { fillRecord } from "./seed-record.ts";
import { fillSamples } from "./seed-samples.ts";
import { tellTranslations } from "./seed-translations.ts";

/**
 * Fills a new database through the same commands as everybody else. Each step is left alone where it is already done, so
 * that a first start which was cut off goes on; the row in `portal` says that it is complete.
 */
export async function fillDatabase({
  fill,
  demoPassword,
}: {
  fill: Fill;
  demoPassword: string;
}): Promise<{ accounts: { email: string; role: string }[] }> {
  const existing = await database().portal.findUnique({ where: { id: 1 } });
  if (!existing) {
    if (fill !== "empty") await fillRecord(fill);
    if (fill === "sample") await fillSamples(demoPassword);
    const { name, subject } =
      fill === "empty"
        ? { name: { en: "Portal of the partnership", ru: "Портал партнерства" }, subject: null }
        : await readData("portal");
    await database().portal.create({
      data: { id: 1, fill, ...columns("subject", subject), nameEn: name.en, nameRu: name.ru },
    });
  }
  await tellStatesOfBefore();
  if ((existing?.fill ?? fill) !== "empty") {
    await fillAliases();
    await fillMeetings();
    await fillDocuments();
    await tellErrata();
    await tellTranslations();
  }
  const people = await database().person.findMany({ where: { sample: true, active: true }, orderBy: { id: "asc" } });
  return { accounts: people.map(({ email, role }) => ({ email, role })) };
}
