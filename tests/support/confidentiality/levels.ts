import { createHash } from "node:crypto";
import { yearOf } from "#i18n/format.ts";

/** Everybody who can ask the portal for something: two focal points, of the partner that a record concerns and of another. */
export const readers = ["visitor", "expert", "focal", "neighbour", "liaison", "translator", "unit", "admin"] as const;

export type Reader = (typeof readers)[number];

const unit = ["unit", "admin"] as const;
const writers = ["translator", ...unit] as const;
const partners = ["focal", "neighbour", "liaison", "translator", ...unit] as const;

const year = yearOf(new Date());

/**
 * The levels and their readers are written down here a second time, by hand: nothing asks the policy. Every level is planted in a stage of
 * its own kind, so that whoever may read none of a stage must be answered the same before and after it; `at` is an address,
 * below the language, at which each of its readers is told something of it. The partner of `focal` and the place of `liaison`
 * are Uzbekistan; `neighbour` speaks for Tajikistan.
 */
export const levels = {
  /** in a language that is public, of a record that is */
  public: { stage: 0, readers: readers, at: "/meetings/EWG-2022-II" },
  /** of a record that had been public, was recorded by mistake and is taken back; why, is for everybody */
  voided: { stage: 0, readers: unit, at: "/desk/mistakes" },

  /** thrown away as a draft */
  discarded: { stage: 1, readers: unit, at: "/desk/mistakes" },
  /** a figure of a place that no post of a reader covers, which nobody has verified */
  figureElsewhere: { stage: 1, readers: unit, at: "/profiles/TJK" },
  /** of a round that was opened by mistake, an absence that was told by mistake: the history alone keeps it */
  withdrawn: { stage: 1, readers: [], at: "" },
  /** of a document that is for the unit alone, published or not */
  paperOfUnit: { stage: 1, readers: unit, at: "/documents/D-2023-1" },
  /** of a file that was sent for a meeting, and waits to be sorted out */
  upload: { stage: 1, readers: unit, at: "/meetings/EWG-2022-II/papers/sort" },
  /** of the people of a delegation, of somebody who is no partner, and of a list that was brought in */
  delegates: { stage: 1, readers: unit, at: "/meetings/EWG-2022-II/participants" },
  /** of people, who they are */
  person: { stage: 1, readers: ["admin"], at: "/desk/people" },
  /** typed and not sent, by a member of the unit */
  typedByUnit: { stage: 1, readers: ["unit"], at: "/desk" },

  /** of a meeting, recommendation or document that is not public */
  draft: { stage: 2, readers: writers, at: "/meetings/EWG-2024-II" },
  /** of a meeting, recommendation or document that is public, in a language that is not */
  language: { stage: 2, readers: writers, at: "/meetings/EWG-2022-II-2" },
  /** done to a public recommendation by a meeting that is not public */
  withheld: { stage: 2, readers: writers, at: "/recommendations/2022-II-2" },
  /** of a text that is public: that it should read otherwise, or that it is official, until another confirms it; refused */
  claim: { stage: 2, readers: writers, at: "/desk/claims" },
  /** a translation of public words that is a draft */
  translation: { stage: 2, readers: writers, at: "/recommendations/2022-II-3" },

  /** a figure of the place of the liaison officer, which nobody has verified */
  figure: { stage: 3, readers: ["liaison", ...unit], at: "/profiles/UZB" },
  /** typed by a focal point, whose partner writes it together */
  typedByPartner: { stage: 4, readers: ["focal"], at: `/desk/rounds/${year}` },
  /** of a report that is not released */
  report: { stage: 4, readers: ["focal", ...unit], at: "/recommendations/2022-II-3" },
  reportOfNeighbour: { stage: 4, readers: ["neighbour", ...unit], at: "/recommendations/2022-II-3" },
  /** of the unit's assessment of what a partner did, on each step before the last */
  assessment: { stage: 4, readers: unit, at: "/recommendations/2022-II-3" },
  assessmentToPartner: { stage: 4, readers: ["focal", ...unit], at: "/recommendations/2022-II-4" },
  assessmentToPartners: { stage: 4, readers: partners, at: "/recommendations/2022-II-4" },
  /** of the people of a partner's own delegation */
  ownDelegates: { stage: 4, readers: ["focal", ...unit], at: "/meetings/EWG-2022-II/delegations/UZB" },
  /** of the people of a meeting whose list is for partners */
  listedDelegates: { stage: 4, readers: partners, at: "/meetings/EWG-2022-II-2/participants" },
  /** of a document that is published for partners */
  paperOfPartners: { stage: 4, readers: partners, at: "/documents/D-2025-1" },
  /** of a document that is published for people whom it names: the member of the unit who entered it, and a focal point */
  paperOfNamed: { stage: 4, readers: ["focal", "unit"], at: "/documents/D-2026-1" },
  /** of a meeting that is published for partners, and of what was agreed at it */
  meetingOfPartners: { stage: 4, readers: partners, at: "/meetings/EWG-2023-II" },
  /** of one that is published for people whom it names: the member of the unit who entered it, and a focal point */
  meetingOfNamed: { stage: 4, readers: ["focal", "unit"], at: "/meetings/EWG-2025-II" },
  /** asked of partners in a round */
  round: { stage: 4, readers: ["focal", "neighbour", ...unit], at: `/desk/rounds/${year - 1}` },
  /** in a round that tells partners nothing of it: that those who were asked have said nothing */
  silence: {
    ...{ stage: 5, readers: unit, at: "/recommendations/2022-II-3" },
    says: new RegExp(`За ${year} год не отчитал|(has|have|has not|have not) reported for ${year}`),
  },
  /** the same of one's own partner */
  ownSilence: {
    ...{ stage: 5, readers: ["focal", "neighbour"], at: "/desk" },
    says: new RegExp(`За ${year} год ответа еще нет|No answer for ${year} yet`),
  },
  /** of a report that is not released, in a round that opens reports to partners */
  reportInOpenRound: { stage: 4, readers: partners, at: "/recommendations/2022-II-3" },
} as const satisfies Record<string, LevelOfRecord>;

/** `says`: told by no word of anybody's, but by a sentence of the portal. */
type LevelOfRecord = { stage: number; readers: readonly Reader[]; at: string; says?: RegExp };

export type Level = keyof typeof levels;

export const stages = [0, 1, 2, 3, 4, 5] as const;

export const levelNames = Object.keys(levels) as Level[];

export const levelsOf = (stage: number) => levelNames.filter((level) => levels[level].stage === stage);

export function mayRead(reader: Reader, level: Level): boolean {
  return (levels[level].readers as readonly Reader[]).includes(reader);
}

/** A word that was brought into the record: of what it is a secret, and in which field it stands. */
export type Planted = { word: string; level: Level; field: string };

/** A word that stands nowhere else: of each level and field its own, the same in every run. */
export function wordOf(level: Level, field: string): string {
  const letters = [...createHash("sha256").update(`${level} ${field}`).digest()].slice(0, 9);
  return `qz${letters.map((byte) => "bcdfghjklmnpprst"[byte % 16]).join("a")}zq`;
}

/** Finds all such words of a text, however it is typeset. */
export function wordsIn(text: string): Set<string> {
  const plain = text.replace(/\u00ad|&shy;|<wbr\s*\/?>|\r?\n[ \t]/gi, "").toLowerCase();
  return new Set(plain.match(/qz(?:[bcdfghjklmnprst]a?){9}zq/g));
}

/** Levels that are told by a sentence: each has one word, which stands for that. */
export const sentence = "sentence";

export function sentencesIn(text: string): string[] {
  const telling = levelNames.filter((level) => (levels[level] as LevelOfRecord).says);
  const plain = text.replace(/<script.*?<\/script>|<[^>]*>|\u00ad|&shy;/gs, "").replace(/&nbsp;|\s+/g, " ");
  return telling
    .filter((level) => (levels[level] as LevelOfRecord).says?.test(plain))
    .map((level) => wordOf(level, sentence));
}
