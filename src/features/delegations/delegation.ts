import { z } from "zod";
import { fold } from "#features/partners/partner.ts";
import { optionalText, requiredText } from "#lib/texts.ts";

/** A partner comes as one; whoever is none is a guest of the meeting or observes it. */
export const delegationKinds = ["partner", "guest", "observer"] as const;
export type DelegationKind = (typeof delegationKinds)[number];

/** A delegation comes so far; its days (`presentOn`) tell that it was there. */
export const delegationSteps = ["invited", "registered", "confirmed"] as const;
export type DelegationStep = (typeof delegationSteps)[number];

/** Somebody takes part like this on a day. Where nothing is stated there is none of them: that is no absence. */
export const modes = ["room", "online", "absent"] as const;
export type Mode = (typeof modes)[number];
/** By day, "YYYY-MM-DD". */
export type Modes = Readonly<Record<string, Mode>>;

export const services = [
  "police",
  "drug-control",
  "customs",
  "border",
  "financial-intelligence",
  "prosecution",
  "justice",
  "security",
  "health",
  "foreign-affairs",
  "research",
  "other",
] as const;
export type Service = (typeof services)[number];

/** Every person of a list of a meeting is one of so many. */
export const mostPeople = 100;
/** A meeting of more days than these is none that the Initiative has held: of the others no list says who came when. */
export const mostDays = 7;

export const delegateInput = z.object({
  name: requiredText(200),
  /** as a list gives them apart */
  family: optionalText(100),
  given: optionalText(100),
  patronymic: optionalText(100),
  function: optionalText(300),
  service: z.enum(services).nullable(),
  isHead: z.boolean(),
  modes: z.record(z.iso.date(), z.enum(modes)),
});
export type DelegateInput = z.infer<typeof delegateInput>;

export const delegationInput = z.object({
  step: z.enum(delegationSteps),
  people: z.array(delegateInput).max(mostPeople),
});
export type DelegationInput = z.infer<typeof delegationInput>;

/** A partner by its code, or somebody else by the name under which they come. */
export type Whose = { partner: string } | { kind: Exclude<DelegationKind, "partner">; name: string };

export const delegationVerbs = ["register", "change", "check-in", "import", "take-back", "remove", "erase"] as const;
export type DelegationVerb = (typeof delegationVerbs)[number];

export const registrationVerbs = ["set", "release", "withhold"] as const;
export type RegistrationVerb = (typeof registrationVerbs)[number];

/** Readers of the list of participants. */
export const listReaders = ["unit", "partners"] as const;

/** Set by the unit for the delegations of a meeting. */
export const registrationInput = z.object({
  listFor: z.enum(listReaders),
  keptUntil: z.iso.date().nullable(),
});
export type RegistrationInput = z.infer<typeof registrationInput>;

/** People are named for so many years after the meeting, where nothing else is set. */
const yearsKept = 2;

/** The last day on which people are named; `null` while it is not known when the meeting ends. Days are "YYYY-MM-DD". */
export function lastNamedDay(keptUntil: string | null, lastDay: string | null): string | null {
  if (keptUntil !== null || lastDay === null) return keptUntil;
  return `${Number(lastDay.slice(0, 4)) + yearsKept}${lastDay.slice(4)}`;
}

/** The days of a meeting, if it is known on which it begins and ends: "YYYY-MM-DD" each. */
export function meetingDays({ start, end }: { start: string | null; end: string | null }): string[] {
  const isDay = (date: string | null): date is string => date !== null && date.length === 10;
  if (!isDay(start) || (end !== null && !isDay(end))) return [];
  const days: string[] = [];
  for (let day = start; day <= (end ?? start) && days.length <= mostDays; day = nextDay(day)) days.push(day);
  return days.length > mostDays ? [] : days;
}

function nextDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** The same person, however the parts of the name are put in order, with or without accents and full stops. */
export function isSameName(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other);
}

export function nameKey(name: string): string {
  const words = fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .filter((word) => !courtesies.has(word))
    .sort()
    .join(" ");
}

/** Before a name, and no part of it; as `fold` writes them. */
const courtesies = new Set([
  "mr",
  "mrs",
  "ms",
  "miss",
  "dr",
  "prof",
  "he",
  "г",
  "гн",
  "госпожа",
  "господин",
  "гжа",
  "д",
]);

/** As a list that gives the parts of a name apart writes it. */
export function joinedName({ family, given, patronymic }: Record<"family" | "given" | "patronymic", string | null>) {
  return [given, patronymic, family].filter(Boolean).join(" ");
}
