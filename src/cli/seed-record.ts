import { publishMeeting, recordMeeting } from "#features/meetings/meeting-commands.ts";
import { enterObservation } from "#features/profiles/observation-commands.ts";
import type { RecommendationInput } from "#features/recommendations/recommendation.ts";
import { recordRecommendation } from "#features/recommendations/recommendation-commands.ts";
import { publishRecommendations } from "#features/recommendations/recommendation-publishing.ts";
import { locales } from "#i18n/locale.ts";
import { columns, type Localized } from "#i18n/localized.ts";
import type { Result } from "#lib/result.ts";
import { portal as actor } from "#policy.ts";
import { database } from "#server/database.ts";
import type { Fill } from "#server/installation/env.ts";
import { type FileOf, readData } from "./seed-data.ts";

/** What the sources tell, without samples unless they are asked for. */
export async function fillRecord(fill: Fill): Promise<void> {
  await fillReference();
  await fillMeetings();
  await fillRecommendations(fill);
  await fillFigures();
}

async function fillReference(): Promise<void> {
  const skipDuplicates = true;
  const db = database();
  const named = <T extends { code: string; name: Localized & { en: string; ru: string } }>({ code, name }: T) => ({
    code,
    nameEn: name.en,
    nameRu: name.ru,
  });
  const sourced = (source: { en: string; ru: string }) => ({ sourceEn: source.en, sourceRu: source.ru });

  await db.region.createMany({ skipDuplicates, data: (await readData("regions")).map(named) });
  await db.place.createMany({
    skipDuplicates,
    data: (await readData("places")).map((row) => ({ ...named(row), iso2: row.iso2, regionCode: row.region })),
  });
  for (const row of await readData("partners")) {
    if (await db.partner.findUnique({ where: { code: row.code } })) continue;
    await db.partner.create({
      data: {
        ...named(row),
        kind: row.kind,
        nameRuUnofficial: row.nameRuUnofficial,
        ...columns("acronym", row.acronym),
        ...columns("scope", row.scope),
        ...columns("remark", row.remark),
        placeCode: row.place,
        ...sourced(row.source),
        formerNames: { create: row.formerNames.map((former) => ({ ...named(former), until: former.until })) },
      },
    });
  }
  await db.pillar.createMany({
    skipDuplicates,
    data: (await readData("pillars")).map((row) => ({
      number: row.number,
      nameEn: row.name.en,
      nameRu: row.name.ru,
      shortEn: row.short.en,
      shortRu: row.short.ru,
      nameRuUnofficial: row.nameRuUnofficial,
      ...sourced(row.source),
    })),
  });
  await db.glossaryTerm.createMany({
    skipDuplicates,
    data: (await readData("glossary")).map(({ code, term, alsoRu, ruUnofficial }) => ({
      code,
      termEn: term.en,
      termRu: term.ru,
      alsoRu,
      ruUnofficial,
    })),
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
    })),
  });
  await db.route.createMany({ skipDuplicates, data: (await readData("routes")).map(named) });
  await db.programme.createMany({
    skipDuplicates,
    data: (await readData("programmes")).map((row) => ({
      ...named(row),
      nameRuUnofficial: row.nameRuUnofficial,
      branchEn: row.branch.en,
      branchRu: row.branch.ru,
      position: row.position,
      ...sourced(row.source),
    })),
  });
  await fillAddressable();
  if ((await db.donor.count()) === 0) {
    await db.donor.createMany({
      data: (await readData("donors")).map((row) => ({
        partnerCode: row.partner,
        asOf: row.asOf,
        ...sourced(row.source),
      })),
    });
  }
  await fillPosts(false);
}

/** Groups with the members that they have on the day of the fill, and bodies. */
async function fillAddressable(): Promise<void> {
  const row = ({ code, name, nameRuUnofficial, position }: FileOf<"bodies">[number]) => ({
    ...{ code, nameEn: name.en, nameRu: name.ru, nameRuUnofficial, position },
  });
  for (const { members, ...group } of await readData("groups")) {
    if (await database().partnerGroup.findUnique({ where: { code: group.code } })) continue;
    const partners = await database().partner.findMany({
      where: { kind: members.kind, ...(members.region && { place: { regionCode: members.region } }) },
      select: { id: true },
    });
    await database().partnerGroup.create({
      data: { ...row(group), members: { create: partners.map(({ id }) => ({ partnerId: id })) } },
    });
  }
  await database().body.createMany({ skipDuplicates: true, data: (await readData("bodies")).map(row) });
}

export async function fillPosts(sample: boolean): Promise<void> {
  for (const row of (await readData("posts")).filter((post) => post.sample === sample)) {
    if (await database().liaisonPost.findUnique({ where: { code: row.code } })) continue;
    await database().liaisonPost.create({
      data: {
        code: row.code,
        ...columns("station", row.station),
        placeCode: row.place,
        routeCode: row.route,
        ...columns("note", row.note),
        sourceEn: row.source.en,
        sourceRu: row.source.ru,
        sample: row.sample,
        tenures: {
          create: row.tenures.map(({ source, ...tenure }) => ({ ...tenure, sourceEn: source.en, sourceRu: source.ru })),
        },
        coverage: { create: row.coverage.map((placeCode) => ({ placeCode })) },
      },
    });
  }
}

async function fillMeetings(): Promise<void> {
  for (const input of await readData("meetings")) {
    const known = await database().meeting.findUnique({ where: { code: input.code } });
    const meeting = known ?? done(await recordMeeting(actor, input));
    if (!meeting.publishedEnAt) done(await publishMeeting(actor, meeting.code, meeting.version, locales));
  }
}

async function fillRecommendations(fill: Fill): Promise<void> {
  const all = await readData("recommendations");
  for (const row of all) await fillRecommendation(fill === "sample" ? row : { ...row, ...withoutSamples(row) });
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

/** Facts only: where a text is a sample, the record says that its text is not public and nobody is addressed. */
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
    const where = { placeCode: input.place, indicatorCode: input.indicator, year: input.year };
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
