import type { Lack as PaperLack } from "#features/documents/document-lacks.ts";
import { daysCounted } from "#features/meetings/meeting.ts";
import type { MeetingDays } from "#features/meetings/meeting-life.ts";
import { type Missing, missingIn } from "#features/meetings/meeting-publication.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import type { MeetingPage } from "#views/meeting/find-meeting.ts";

/** The parts of a meeting in the order in which it is worked on. */
export const meetingParts = [
  ...(["name", "dates", "state", "days", "agenda", "delegations", "papers", "recommendations", "decisions"] as const),
  ...(["attendance", "outcome", "reported", "conflicts", "readers", "publish"] as const),
] as const;

export type MeetingPart = (typeof meetingParts)[number];

/** One thing that a part lacks, by a key of `missing.json`. */
export type Lack = { what: LackWord; count: number };

type LackWord =
  | "dates"
  | "beyond"
  | "held"
  | "waiting"
  | "unsettled"
  | `${"title" | "city" | "hosts" | "texts" | "titles" | "files" | "sources" | "outcome" | "source"}.${Locale}`;

/** A part as its line in the rail tells it: the number of what is in it, and all that it lacks before everybody may read it. */
export type Standing = {
  /** of things that are counted; none where there is nothing to count */
  count?: number;
  lacks: Lack[];
  /** nothing is there yet: it belongs to a meeting of this kind and time, it may come, or most meetings have none of it */
  empty?: "expected" | "possible" | "seldom";
};

export type Standings = Partial<Record<MeetingPart, Standing>>;

type Parts = Omit<Parameters<typeof missingIn>[1], "agenda"> &
  Pick<
    MeetingPage,
    "type" | "access" | "state" | "start" | "firstDay" | "lastDay" | "datePrecision" | "published" | "conflicts"
  > & {
    agenda: readonly { day: number | null; title: Localized }[];
    recommendations: readonly { text: Localized }[];
    decisions: readonly unknown[];
    life: MeetingDays;
  };

/** Delegations, and rows of lists that somebody has to settle. */
export type DelegationsThere = { delegations: number; unsettled: number };

export type PapersThere = { documents: number; lacks: readonly PaperLack[]; waiting: number };

/** Tells of each part how far it is, as of `today` ("YYYY-MM-DD"). */
export function standingsOf(
  meeting: Parts,
  papers: PapersThere,
  today: string,
  delegations: DelegationsThere = { delegations: 0, unsettled: 0 },
): Standings {
  const isHeld = meeting.state === "held";
  const lacking = lacksIn(meeting);
  const decides = meeting.type === "pcgm" || meeting.type === "ministerial";
  const parts: Standings = {
    name: { lacks: lacking("title", "title") },
    dates: {
      lacks: [
        ...(meeting.start ? [] : [{ what: "dates" as const, count: 1 }]),
        ...lacking("city", "city"),
        ...lacking("hosts", "hosts"),
      ],
    },
    state: stateStanding(meeting, today),
    days: daysStanding(meeting),
    agenda: agendaStanding(meeting, lacking),
    delegations: delegationsStanding(delegations),
    papers: papersStanding(papers),
    recommendations: counted(
      meeting.recommendations.length,
      lacking("recommendations", "texts"),
      isHeld && meeting.type === "ewg" ? "expected" : "possible",
    ),
    ...(decides && { decisions: counted(meeting.decisions.length, [], isHeld ? "expected" : "possible") }),
    attendance: counted(meeting.attendance.length, lacking("attendance", "sources"), isHeld ? "expected" : "possible"),
    outcome: outcomeStanding(meeting, lacking),
    reported: counted(meeting.reported.length, lacking("reported", "sources"), "seldom"),
    conflicts: counted(meeting.conflicts.length, [], "seldom"),
    ...(meeting.access === "named" && { readers: { lacks: [] } }),
  };
  const isPublic = locales.every((each) => meeting.published[each]);
  return { ...parts, publish: { lacks: [], ...(!isPublic && { empty: "possible" }) } };
}

type Lacking = (
  what: Missing["what"],
  word: "title" | "city" | "hosts" | "texts" | "sources" | "outcome" | "source",
) => Lack[];

/** Counts what one language lacks that the other has. */
function lacksIn(meeting: Parts): Lacking {
  const missing = locales.map((language) => ({
    language,
    found: missingIn(language, meeting, meeting.recommendations),
  }));
  return (what, word) =>
    missing.flatMap(({ language, found }) =>
      found.filter((one) => one.what === what).map(({ count }) => ({ what: `${word}.${language}` as const, count })),
    );
}

/** A meeting that was shortened has items on a day that it does not have any more. */
function agendaStanding(meeting: Parts, lacking: Lacking): Standing {
  const days = daysCounted(meeting);
  const beyond = meeting.agenda.filter(({ day }) => days !== null && day !== null && day > days).length;
  const lacks: Lack[] = [
    ...(beyond > 0 ? [{ what: "beyond" as const, count: beyond }] : []),
    ...lacking("agenda", "texts"),
  ];
  return counted(meeting.agenda.length, lacks, "expected");
}

function counted(count: number, lacks: Lack[], empty: NonNullable<Standing["empty"]>): Standing {
  return count > 0 ? { count, lacks } : { lacks, empty };
}

/** Of a meeting whose days are over a source tells what became of it: the calendar tells nothing. */
function stateStanding({ state, lastDay }: Parts, today: string): Standing {
  const isOver = lastDay !== null && lastDay < today;
  const isTold = state === "held" || state === "cancelled" || state === "postponed";
  return { lacks: isOver && !isTold ? [{ what: "held", count: 1 }] : [] };
}

/** Of a meeting that is to come, the unit says when invitations go out; of one that is over, mostly nobody knows any more. */
function daysStanding({ state, life: { invitedOn, registrationFrom, reviewFrom } }: Parts): Standing {
  const count = [invitedOn, registrationFrom, reviewFrom].filter(Boolean).length;
  return counted(count, [], state === "planned" || state === "announced" ? "possible" : "seldom");
}

function delegationsStanding({ delegations, unsettled }: DelegationsThere): Standing {
  return counted(delegations, unsettled > 0 ? [{ what: "unsettled", count: unsettled }] : [], "possible");
}

function papersStanding({ documents, lacks, waiting }: PapersThere): Standing {
  const found: Lack[] = [
    ...(waiting > 0 ? [{ what: "waiting" as const, count: waiting }] : []),
    ...lacks.map(({ what, language, count }) => ({
      what: `${what === "file" ? "files" : "titles"}.${language}` as const,
      count,
    })),
  ];
  return counted(documents, found, "expected");
}

function outcomeStanding({ outcome, state }: Parts, lacking: Lacking): Standing {
  const lacks = [...lacking("outcome", "outcome"), ...lacking("source", "source")];
  if (outcome.en || outcome.ru) return { lacks };
  return { lacks, empty: state === "held" ? "expected" : "possible" };
}
