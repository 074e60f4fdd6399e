import type { Absence } from "#features/meetings/absence.ts";
import { listAbsences } from "#features/meetings/absence-queries.ts";
import { listPillars, type PillarItem } from "#features/pillars/pillar-queries.ts";
import type { Actor } from "#policy.ts";
import { type FilesOf, jsonFile, jsonList } from "#server/respond.ts";
import { csvFile, type FileColumn } from "#server/table-files.ts";
import { sourceColumns, sourceJson, textColumns, textJson } from "#server/text-files.ts";
import { ledgerJson } from "#views/ledger/ledger-formats.ts";
import { findLedger } from "#views/ledger/ledger-queries.ts";
import type { pillarAddresses } from "./pillar-addresses.ts";
import { numbersOfPillars, type PillarNumbers } from "./pillar-numbers.ts";
import { isUnofficial } from "./pillar-words.tsx";

type Counted = { pillar: PillarItem; numbers: PillarNumbers | undefined; absences: readonly Absence[] };

export const pillarFiles: FilesOf<typeof pillarAddresses> = {
  "/pillars": {
    json: async (request) =>
      jsonList((await countedPillars(request.actor)).map(toJson), request, ({ number }) => String(number)),
    csv: async ({ actor, locale }) => csvFile(columns, await countedPillars(actor), locale),
  },
  "/pillars/[number]": {
    async json({ actor, path }) {
      const [found] = await pillarNumbered(actor, path[1]);
      if (!found) return null;
      const ledger = await findLedger(actor, { pillar: found.pillar.number });
      return jsonFile({ ...toJson(found), ledger: ledgerJson(ledger) });
    },
    async csv({ actor, path, locale }) {
      const found = await pillarNumbered(actor, path[1]);
      return found.length > 0 ? csvFile(columns, found, locale) : null;
    },
  },
};

async function countedPillars(actor: Actor): Promise<Counted[]> {
  const numbers = await numbersOfPillars(actor);
  const absences = await listAbsences();
  return (await listPillars()).map((pillar) => ({
    ...{ pillar, numbers: numbers.get(pillar.number) },
    absences: absences.filter((one) => one.pillar === pillar.number),
  }));
}

async function pillarNumbered(actor: Actor, number: string | undefined): Promise<Counted[]> {
  return (await countedPillars(actor)).filter(({ pillar }) => String(pillar.number) === number);
}

function toJson({ pillar, numbers, absences }: Counted) {
  return {
    number: pillar.number,
    ...textJson("name", pillar.name),
    short: { en: pillar.short.en, ru: pillar.short.ru },
    nameRuUnofficial: isUnofficial(pillar, "ru"),
    sources: sourceJson(pillar.source),
    commitments: numbers?.commitments ?? 0,
    expertMeetings: numbers?.meetings ?? 0,
    noneHeld: absences.map(({ year, source }) => ({ year, sources: sourceJson(source) })),
    recommendations: numbers?.recommendations ?? 0,
    states: Object.fromEntries((numbers?.states ?? []).map(({ status, count }) => [status, count])),
  };
}

const columns: readonly FileColumn<Counted>[] = [
  { head: "number", cell: ({ pillar }) => pillar.number },
  ...textColumns<Counted>("name", ({ pillar }) => pillar.name),
  { head: "short_en", cell: ({ pillar }) => pillar.short.en },
  { head: "short_ru", cell: ({ pillar }) => pillar.short.ru },
  { head: "name_ru_unofficial", cell: ({ pillar }) => isUnofficial(pillar, "ru") },
  { head: "commitments", cell: ({ numbers }) => numbers?.commitments },
  { head: "expert_meetings", cell: ({ numbers }) => numbers?.meetings },
  { head: "none_held", cell: ({ absences }) => absences.map(({ year }) => year).join("; ") },
  { head: "recommendations", cell: ({ numbers }) => numbers?.recommendations },
  ...sourceColumns<Counted>("source", ({ pillar }) => pillar.source),
];
