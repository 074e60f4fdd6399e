import { cleanWords } from "./clean-text.ts";
import { isPartialDate, lastDayOf } from "./partial-date.ts";
import { type Question, wordsIn } from "./question.ts";

/**
 * The last day of what somebody typed as a date: "2021", "2021-11", "2021-11-16" or "16.11.2021"; `null` where it is none.
 */
export function readDay(typed: string | null | undefined): string | null {
  const date = cleanWords(typed ?? "")
    // The hint's own hyphens do not break, and people copy hints.
    .replace(/[\u2010-\u2013]/g, "-")
    .replace(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, (_, day: string, month: string, year) =>
      [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"),
    );
  return isPartialDate(date) ? lastDayOf(date) : null;
}

/** The day that a page is asked for, or why there can be no page of it. A period that is not over yet counts to `today`. */
export function readAsof(
  typed: string | null | undefined,
  today: string,
): { day: string | null; problem: "notADate" | "stillToCome" | null } {
  if (!typed?.trim()) return { day: null, problem: null };
  const day = readDay(typed);
  if (!day) return { day: null, problem: "notADate" };
  if (day <= today) return { day, problem: null };
  return today.startsWith(typed.trim()) ? { day: today, problem: null } : { day: null, problem: "stillToCome" };
}

/** The day that an address asks for ("YYYY-MM-DD", `null` for today), or what was typed instead of one and why it is none. */
export type Asof = ReturnType<typeof readAsof> & { typed: string };

export const asofQuestion: Question<Asof> = {
  keys: ["asof"],
  read(query, today) {
    const typed = wordsIn(query, "asof");
    return { typed, ...readAsof(typed, today) };
  },
};

/** The day of any question that asks for one; whatever is asked beside it. */
export function asofOf(asked: unknown): Asof | null {
  const { asof = asked } = (asked ?? {}) as { asof?: unknown };
  return typeof asof === "object" && asof !== null && "problem" in asof ? (asof as Asof) : null;
}

/** The query of an address that asks for that day, with its question mark. */
export function asofSearch(day: string | null): string {
  return day ? `?asof=${day}` : "";
}
