import { tellAbsence } from "#features/meetings/absence-commands.ts";
import { listAbsences } from "#features/meetings/absence-queries.ts";
import { periodRow } from "#features/profiles/observation.ts";
import { enterObservation } from "#features/profiles/observation-commands.ts";
import type { RecommendationInput } from "#features/recommendations/recommendation.ts";
import { recordRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { publishRecommendations } from "#features/recommendations/recommendation-publishing.ts";
import { locales } from "#i18n/locale.ts";
import { columns, type Localized } from "#i18n/localized.ts";
import { statesUntold, type TextStates, textStatesAfter } from "#i18n/record-text.ts";
import type { Result } from "#lib/result.ts";
import { portal as actor } from "#policy.ts";
import { database, type Transaction } from "#server/database.ts";
import type { Fill } from "#server/installation/env.ts";
import { writeTextStates } from "#server/text-states.ts";
import { type FileOf, readData } from "./seed-data.ts";
import { fillMeetings } from "./seed-meetings.ts";

/** Records what the sources tell, without samples unless they are asked for. */
export async function fillRecord(fill: Fill): Promise<void> {
  await fillReference();
  await fillMeetings();
  await fillAbsences();
  await fillRecommendations(fill);
  await fillFigures();
}

/** Rows on which the other nouns stand: written with the states of their texts, all of a kind or none. */
async function fillReference(): Promise<void> {
  const skipDuplicates = true;
  const db = database();
  await db.region.createMany({ skipDuplicates, data: (await readData("regions")).map(named) });
  await db.place.createMany({
    skipDuplicates,
    data: (await readData("places")).map((row) => ({ ...named(row), iso2: row.iso2, regionCode: row.region })),
  });
  await db.indicator.createMany({
    skipDuplicates,
    data: (await readData("indicators")).map((row) => ({
      ...named(row),
      unitEn: row.unit.en,
      unitRu: row.unit.ru,
      group: row.group,
      position: row.position,
      aggregation: row.aggregation,
      canBeNegative: row.canBeNegative,
    })),
  });
  await db.route.createMany({ skipDuplicates, data: (await readData("routes")).map(named) });
  await fillPartners();
  await fillNames();
  if ((await db.donor.count()) === 0) {
    await db.donor.createMany({
      data: (await readData("donors")).map((row) => ({
        partnerCode: row.partner,
        asOf: row.asOf,
        source: row.source,
      })),
    });
  }
  await fillPosts(false);
}

async function fillPartners(): Promise<void> {
  for (const row of await readData("partners")) {
    if (await database().partner.findUnique({ where: { code: row.code } })) continue;
    await database().$transaction(async (tx) => {
      const { id } = await tx.partner.create({
        data: {
          ...named(row),
          kind: row.kind,
          ...columns("acronym", row.acronym),
          ...columns("scope", row.scope),
          ...columns("remark", row.remark),
          placeCode: row.place,
          source: row.source,
          formerNames: { create: row.formerNames.map((former) => ({ ...named(former), until: former.until })) },
        },
      });
      const texts = { name: nameStates(row), scope: untold(row.scope), remark: untold(row.remark) };
      await writeTextStates(tx, "partner", [{ id, texts }]);
    });
  }
}

/** Groups have the members that they have on the day of the fill. */
async function fillNames(): Promise<void> {
  for (const row of await readData("pillars")) {
    const data = { number: row.number, nameEn: row.name.en, nameRu: row.name.ru, source: row.source };
    const short = { shortEn: row.short.en, shortRu: row.short.ru };
    await fillNamed("pillar", row.number, row, (tx) => tx.pillar.createMany(once({ ...data, ...short })));
  }
  for (const { code, term, alsoRu, ruUnofficial } of await readData("glossary")) {
    const texts = { term: nameStates({ name: term, nameRuUnofficial: ruUnofficial }) };
    await database().$transaction(async (tx) => {
      const { count } = await tx.glossaryTerm.createMany(once({ code, termEn: term.en, termRu: term.ru, alsoRu }));
      if (count > 0) await writeTextStates(tx, "glossary_term", [{ id: code, texts }]);
    });
  }
  for (const row of await readData("programmes")) {
    const branch = { branchEn: row.branch.en, branchRu: row.branch.ru };
    const data = { ...named(row), ...branch, position: row.position, source: row.source };
    await fillNamed("programme", row.code, row, (tx) => tx.programme.createMany(once(data)));
  }
  for (const { members, ...group } of await readData("groups")) {
    const partners = await database().partner.findMany({
      where: { kind: members.kind, ...(members.region && { place: { regionCode: members.region } }) },
      select: { id: true },
    });
    const ofGroup = partners.map(({ id }) => ({ groupCode: group.code, partnerId: id }));
    await fillNamed("partner_group", group.code, group, async (tx) => {
      const made = await tx.partnerGroup.createMany(once({ ...named(group), position: group.position }));
      if (made.count > 0) await tx.partnerGroupMember.createMany({ data: ofGroup });
      return made;
    });
  }
  for (const row of await readData("bodies")) {
    const data = { ...named(row), position: row.position };
    await fillNamed("body", row.code, row, (tx) => tx.body.createMany(once(data)));
  }
}

type Marked = { name: { en: string; ru: string }; nameRuUnofficial: boolean };

async function fillNamed(
  subject: "pillar" | "programme" | "partner_group" | "body",
  id: string | number,
  row: Marked,
  create: (tx: Transaction) => Promise<{ count: number }>,
): Promise<void> {
  await database().$transaction(async (tx) => {
    const { count } = await create(tx);
    if (count > 0) await writeTextStates(tx, subject, [{ id, texts: { name: nameStates(row) } }]);
  });
}

const once = <Row>(data: Row) => ({ data, skipDuplicates: true });

const named = ({ code, name }: { code: string; name: { en: string; ru: string } }) => ({
  ...{ code, nameEn: name.en, nameRu: name.ru },
});

/** A Russian name that is attested or standard usage has been read again; nobody has confirmed that it is official. */
function nameStates({ name, nameRuUnofficial }: Marked): TextStates {
  return textStatesAfter(name, { en: "original", ru: nameRuUnofficial ? "unofficial" : "reviewed" }, null, {
    at: new Date(),
  });
}

function untold(words: Localized | null): TextStates {
  const { en, ru } = words ?? { en: null, ru: null };
  return textStatesAfter({ en, ru }, statesUntold({ en, ru }), null, { at: new Date() });
}

export async function fillPosts(sample: boolean): Promise<void> {
  for (const row of (await readData("posts")).filter((post) => post.sample === sample)) {
    if (await database().liaisonPost.findUnique({ where: { code: row.code } })) continue;
    await database().$transaction(async (tx) => {
      const { id } = await tx.liaisonPost.create({
        data: {
          code: row.code,
          ...columns("station", row.station),
          placeCode: row.place,
          routeCode: row.route,
          ...columns("note", row.note),
          source: row.source,
          sample: row.sample,
          tenures: { create: row.tenures },
          coverage: { create: row.coverage.map((placeCode) => ({ placeCode })) },
        },
      });
      await writeTextStates(tx, "liaison_post", [{ id, texts: { note: untold(row.note) } }]);
    });
  }
}

async function fillAbsences(): Promise<void> {
  const told = await listAbsences();
  for (const input of await readData("absences")) {
    if (told.some(({ pillar, year }) => pillar === input.pillar && year === input.year)) continue;
    done(await tellAbsence(actor, input));
  }
}

async function fillRecommendations(fill: Fill): Promise<void> {
  const errata = new Map((await readData("errata")).map((erratum) => [erratum.recommendation, erratum]));
  const all = (await readData("recommendations")).map((row) => {
    const erratum = errata.get(row.code);
    return erratum ? beforeErratum(row, erratum) : row;
  });
  for (const row of all) await fillRecommendation(fill === "sample" ? row : { ...row, ...withoutSamples(row) });
}

/** As the portals before its erratum were filled with it. */
function beforeErratum(
  row: FileOf<"recommendations">[number],
  { was }: FileOf<"errata">[number],
): FileOf<"recommendations">[number] {
  const text = { en: was.en, ru: null };
  return { ...row, provenance: "declaration", text, textState: { en: "original", ru: "missing" } };
}

export async function fillRecommendation({ events, ...input }: FileOf<"recommendations">[number]): Promise<void> {
  let row = await database().recommendation.findUnique({ where: { code: input.code } });
  if (!row) {
    const happenings = [];
    for (const { meeting, ...event } of events) {
      happenings.push({
        ...event,
        meeting: meeting ? await database().meeting.findUniqueOrThrow({ where: { code: meeting } }) : null,
      });
    }
    row = done(await recordRecommendation(actor, input, happenings));
  }
  if (!row.publishedEnAt) {
    done(await publishRecommendations(actor, locales, [{ code: row.code, version: row.version }]));
  }
}

/** Facts only: where a text is a sample, the record says that it holds no text of it and nobody is addressed. */
function withoutSamples(input: RecommendationInput): RecommendationInput {
  if (input.provenance !== "sample") return input;
  return {
    ...input,
    provenance: "no-text",
    text: { en: null, ru: null },
    textState: { en: "missing", ru: "missing" },
    addressees: [],
  };
}

async function fillFigures(): Promise<void> {
  for (const input of await readData("observations")) {
    const where = { placeCode: input.place, indicatorCode: input.indicator, ...periodRow(input) };
    const standing = await database().observation.findMany({ where: { ...where, supersededBy: null } });
    if (standing.some(({ value }) => value?.toNumber() === input.value)) continue;
    done(await enterObservation(actor, input, { supersedes: null, beside: standing.length > 0 }));
  }
}

export function done<T>(result: Result<T>): T {
  if (!result.ok)
    throw new Error(`The record could not be filled: ${result.error} ${JSON.stringify(result.details ?? {})}`);
  return result.value;
}
