import type {
  AgendaItem,
  Assessment,
  ChangedText,
  Delegation,
  Document,
  DocumentFile,
  Evidence,
  ImplementationReport,
  Meeting,
  MeetingAbsence,
  MeetingRegistration,
  Observation,
  Person,
  Recommendation,
  ReportingRound,
  TextClaim,
  Translation,
} from "#generated/prisma/client.ts";
import type { Localized } from "#i18n/localized.ts";
import {
  statesIn,
  statesUntold,
  type TextField,
  type TextState,
  type TextStates,
  type TextSubject,
  textStatesAfter,
  textsOfRecord,
} from "#i18n/record-text.ts";
import { cited, type Source } from "#i18n/source.ts";
import { keptStates, textStatesThen, untold, wordsThen } from "#i18n/text-snapshot.ts";
import { fingerprint } from "#lib/fingerprint.ts";

/** The addressees of a recommendation: ids of partners, codes of everybody else. */
type AddresseesKept = {
  partners: readonly number[];
  groups: readonly { code: string; members: readonly number[] }[];
  bodies: readonly string[];
  programmes: readonly string[];
};

/** An event keeps this of a recommendation beside its row, where the event is about it. */
export type KeptBeside = {
  lineage?: { kind: string; from: readonly string[]; to: readonly string[] };
  /** whether that lineage is a sample */
  sample?: boolean;
  addressees?: AddresseesKept;
  addresseesBefore?: AddresseesKept;
};

/** The part of a snapshot that tells of a row's texts: i18n/text-snapshot.ts writes it, and reads it again. */
type KeptTexts<Name extends string> = Partial<
  Record<`${Name}${"EnState" | "RuState" | "Basis" | "Grounds" | "Versions"}`, unknown>
>;

/** A text of a noun without events, with its states; what stood there before it was first changed no event tells but this one. */
type KeptText = { words: Localized; states: TextStates };

/** An event keeps of its subject how it stood afterwards. */
export type Snapshots = {
  recommendation: Omit<Recommendation, "states" | "access" | "named"> & KeptTexts<"text" | "addressees"> & KeptBeside;
  meeting: Omit<Meeting, "states"> & KeptTexts<"title" | "outcome">;
  absence: MeetingAbsence;
  agenda: AgendaItem;
  /** without the name of somebody who is no partner: an event is never erased */
  delegation: Omit<Delegation, "name">;
  registration: MeetingRegistration;
  file: DocumentFile;
  evidence: Evidence;
  document: Omit<Document, "states"> & KeptTexts<"title" | "summary">;
  report: ImplementationReport;
  assessment: Assessment;
  round: ReportingRound;
  claim: TextClaim;
  observation: Omit<Observation, "value"> & { value: string | null };
  translation: Translation;
  text: ChangedText & KeptText & { before?: KeptText };
  person: Pick<Person, "role" | "partnerId" | "postId" | "active"> | { role: string; partner: string | null };
};

export type Subject = keyof Snapshots;

/** As it is kept: moments and days are text. */
export type Kept<S extends Subject> = {
  [Key in keyof Snapshots[S]]: Date extends Snapshots[S][Key]
    ? Exclude<Snapshots[S][Key], Date> | string
    : Snapshots[S][Key];
};

type Json = { readonly [key: string]: unknown };
type Step = { readonly [S in Subject]?: (snapshot: Json) => Json };

const inTheRecord = { discardedAt: null, voidedAt: null, rightId: null };

/**
 * Each step turns a snapshot of the version before into one of the next. Events stay as they were written, so
 * whoever renames, moves or drops a column of a subject, or adds one, adds a step at the end; and whoever does so with
 * `status`, `addressees` or `lineage` tells it to the laws of the database, too (migration `rows_as_told`).
 */
const steps: readonly Step[] = [
  // To version 2: events were written before these columns were there, when nothing stood in them, figures were of a year,
  // and of the texts of the record two had states.
  {
    recommendation: (row) => withTextStates("recommendation", row, "text"),
    meeting: (row) => withTextStates("meeting", row, "title"),
    observation: ({ year, ...row }) => ({
      ...{ periodKind: "year", periodFrom: `${year}-01-01T00:00:00.000Z`, periodTo: `${year}-12-31T00:00:00.000Z` },
      ...{ year, ...row },
    }),
    report: (row) => ({ repeatsId: null, ...row }),
    assessment: (row) => ({ reportId: null, releasedAt: null, ...row }),
    round: (row) => ({ withdrawnAt: null, ...row }),
  },
  // To version 3: nothing had been taken back, nothing told since when words stand and which version of their original they
  // were made from, and nothing of a meeting but that it was in the record.
  {
    recommendation: (row) => withoutVersions("recommendation", { ...inTheRecord, ...row }),
    meeting: (row) => withoutVersions("meeting", { ...inTheRecord, state: "planned", ...row }),
  },
  // To version 4: hosts were a line of words, and which of them are partners no event tells; of no meeting it was told how many
  // recommendations a source tells of, and a recommendation without words could say what kind of words they are.
  {
    recommendation: withKindOfWords,
    meeting: ({ hostEn, hostRu, ...row }) => ({ hosts: hostEn || hostRu ? untold : [], reported: [], ...row }),
  },
  // To version 5: a source was a line of words, which is one citation.
  {
    recommendation: withSource,
    meeting: (row) => withSource(withSourcesInLists(row)),
    absence: withSource,
    observation: withSource,
  },
  // To version 6: English was the original wherever Russian was not called so, be it official.
  {
    recommendation: (row) => withOfficialOriginal("recommendation", row),
    meeting: (row) => withOfficialOriginal("meeting", row),
    text: ({ before, ...row }) => ({
      ...withOfficialOriginalBeside(row as never as KeptText),
      ...(before !== undefined && { before: withOfficialOriginalBeside(before as KeptText) }),
    }),
  },
  // To version 7: an assessment was for all partners or public, and what was not public went back to the unit; a round opened
  // all reports to partners.
  {
    assessment: ({ releasedAt, ...row }) => ({ openTo: releasedAt ? "public" : "unit", ...row }),
    round: (row) => ({ toPartners: "reports", ...row }),
  },
  // To version 8: the sources of texts, of their translations and of what was claimed of them were lines of words, too.
  {
    recommendation: (row) => withCitedGrounds("recommendation", row),
    meeting: (row) => withCitedGrounds("meeting", row),
    document: (row) => withCitedGrounds("document", row),
    claim: withSource,
    translation: withSource,
    text: ({ before, ...row }) => ({
      ...withCitedStates(row as never as KeptText),
      ...(before !== undefined && { before: withCitedStates(before as KeptText) }),
    }),
  },
  // To version 9: no document named its readers, none had been joined with another.
  {
    document: (row) => ({ named: [], joined: false, ...row }),
  },
  // To version 10: of a meeting no day was told beside its own, and it was for everybody.
  {
    meeting: (row) => ({
      ...{ invitedOn: null, registrationFrom: null, registrationUntil: null, reviewFrom: null },
      ...{ access: "public", named: [], ...row },
    }),
  },
  // To version 11: what a meeting was about was a list of its own; by which clocks its agenda goes nobody had said.
  {
    meeting: ({ topics: _, ...row }) => ({ zone: null, ...row }),
  },
  // To version 12: no paper had been taken in hand at an item of an agenda, and no recommendation said from which it came.
  {
    agenda: (row) => ({ documents: [], recommendations: [], ...row }),
  },
];

/** The step by which topics became items of an agenda. */
const toAgenda = 10;

/** The topics that an event of a meeting tells of; `null` where it was written when they were items already. */
export function topicsThen({ version, snapshot }: { version: number; snapshot: unknown }): TopicThen[] | null {
  if (version > toAgenda) return null;
  const kept = steps
    .slice(version - 1, toAgenda - 1)
    .reduce((row, step) => step.meeting?.(row) ?? row, snapshot as Json);
  return kept.topics as TopicThen[];
}

type TopicThen = { text: Localized; source: Source };

/** The version in which events are written. */
export const snapshotVersion = steps.length + 1;

/** The snapshot of an event of any version, in the shape of today. Nobody else reads a snapshot. */
export function keptIn<S extends Subject>(
  subject: S,
  { version, snapshot }: { version: number; snapshot: unknown },
): Kept<S> {
  const kept = steps.slice(version - 1).reduce((before, step) => step[subject]?.(before) ?? before, snapshot as Json);
  return kept as Kept<S>;
}

/** As the migration `sources_everywhere` took them over: a list stays as it is. */
function citedOf(source: unknown): Source {
  const { en = null, ru = null } = (source ?? {}) as Partial<Localized>;
  return Array.isArray(source) ? source : cited({ en, ru });
}

function withCitedGrounds(subject: TextSubject, row: Json): Json {
  const grounds = textsOfRecord[subject].flatMap((name) => {
    const kept = row[`${name}Grounds`] as Record<string, Json | null> | undefined;
    const told = Object.entries(kept ?? {}).map(([language, one]) => [
      language,
      one && { ...one, source: citedOf(one.source) },
    ]);
    return kept ? [[`${name}Grounds`, Object.fromEntries(told)]] : [];
  });
  return { ...row, ...Object.fromEntries(grounds) };
}

function withCitedStates({ states, ...text }: KeptText): KeptText {
  const told = Object.entries(states).map(([language, one]) => {
    const { source, ...rest } = one ?? {};
    return [language, one && { ...rest, ...(source && { source: citedOf(source) }) }];
  });
  return { ...text, states: Object.fromEntries(told) };
}

/** As the migration `either_original` took them over. */
function withOfficialOriginal(subject: "recommendation" | "meeting", then: Json): Json {
  const row = withCitedGrounds(subject, then);
  const turned = textsOfRecord[subject].flatMap((name) => {
    const states = turnedToOfficial({ words: wordsThen(row, name), states: textStatesThen(row, name) });
    const kept = states && (keptStates(subject, { ...row, states: { [name]: states } }) as Json);
    const parts = ["Basis", ...(row[`${name}Versions`] === untold ? [] : ["Versions"])];
    return kept ? parts.map((part) => [`${name}${part}`, kept[`${name}${part}`]]) : [];
  });
  return { ...row, ...Object.fromEntries(turned) };
}

function withOfficialOriginalBeside(text: KeptText): KeptText {
  return { ...text, states: turnedToOfficial(text) ?? text.states };
}

/** `null` where the original stays. Of which version the English is a translation nothing told: it is one of the words that stood. */
function turnedToOfficial({ words, states: { en, ru } }: KeptText): TextStates | null {
  if (!en || ru?.state !== "official" || !words.ru || en.state === "original" || en.state === "official") return null;
  const stood = ({ state, writtenAt, source, confirmedBy }: TextState) =>
    JSON.parse(JSON.stringify({ state, writtenAt, source, confirmedBy })) as TextState;
  return { en: { ...stood(en), madeFrom: fingerprint(words.ru) }, ru: stood(ru) };
}

/** As the migration `sources` took them over. */
function withSource({ sourceEn, sourceRu, ...row }: Json): Json {
  return {
    ...row,
    source: cited({ en: (sourceEn ?? null) as string | null, ru: (sourceRu ?? null) as string | null }),
  };
}

function withSourcesInLists({ attendance, reported, topics, conflicts, ...row }: Json): Json {
  const withOwn = (list: unknown) =>
    (list as { source?: Localized | null }[]).map((item) => ({ ...item, source: cited(item.source) }));
  return {
    ...{ ...row, attendance: withOwn(attendance), reported: withOwn(reported), topics: withOwn(topics) },
    conflicts: (conflicts as { statements: unknown }[]).map((one) => ({ ...one, statements: withOwn(one.statements) })),
  };
}

/** As the migration `numbers_without_words` mended the rows. */
function withKindOfWords(row: Json): Json {
  const { en, ru } = wordsThen(row, "text");
  if (en === null && ru === null) return { ...row, provenance: "no-text" };
  return row.provenance === "no-text" ? { ...row, provenance: "attested-paraphrase" } : row;
}

function withoutVersions(subject: "recommendation" | "meeting", row: Json): Json {
  return { ...row, ...Object.fromEntries(textsOfRecord[subject].map((name) => [`${name}Versions`, untold])) };
}

/** As the migration `text_states` took them over: of the text that was told, and of the others, of which nothing was. */
function withTextStates(subject: "recommendation" | "meeting", row: Json, told: TextField): Json {
  const states = textsOfRecord[subject].map((name) => {
    const words = wordsThen(row, name);
    const before = name === told ? textStatesThen(row, name) : null;
    return [
      name,
      textStatesAfter(words, before ? statesIn(before) : statesUntold(words), before && { words, states: before }),
    ];
  });
  return keptStates(subject, { ...row, states: Object.fromEntries(states) });
}
