import type { Locale } from "#i18n/locale.ts";
import type { Piece } from "#lib/compared.ts";

/** A form held these: a name has one value, or several. */
export type FormValues = Record<string, string | string[]>;

/**
 * `field` is the name of a control, or of a group: "title.en", "start", "participants". `message` is in the reader's words;
 * `where` says in which row, or of which field, where the problem is named away from it.
 */
export type Problem = { field: string; message: string; where?: string };

/**
 * An action answers with this. It redirects where it succeeded. `invalid`: wrong input, every problem at once; where a
 * form of several parts could do some of them, `done` says which; `lead` says of all problems where they come from, and
 * `compared` holds a colleague's words against one's own, by control. `refused`: by a rule or the policy, in one sentence;
 * where a colleague was faster, `theirs` holds the stored values, and `values` carries the stored `version` on, so that
 * sending again is a decision; `title` says less where nobody knows what came of it, `anew` that the page is to be loaded
 * anew. A session that ended is refused too, never redirected: what was typed would be lost.
 * `done`: the form stays for another time, empty as at first, with a `key` of its own; `link` is an address to be copied. `continued`: nothing
 * is wrong and nothing done, the form goes on with these values (a row more, what was looked for or compared).
 */
export type FormState =
  | { status: "idle" }
  | { status: "done"; message: string; link?: string; key?: string }
  | { status: "continued"; values: FormValues; found?: Findings; compared?: Record<string, Piece[]> }
  | {
      status: "invalid";
      problems: Problem[];
      values: FormValues;
      done?: string;
      lead?: string;
      theirs?: FormValues;
      compared?: Record<string, Piece[]>;
      found?: Findings;
    }
  | {
      status: "refused";
      message: string;
      values: FormValues;
      theirs?: FormValues;
      found?: Findings;
      title?: string;
      anew?: true;
    };

/** Records that a form was asked to look for, all in the reader's words; `message` says how many, or that there are none. */
export type Findings = { message: string; records: readonly FoundRecord[] };

export type FoundRecord = {
  code: string;
  href: string;
  /** its state on the text axis: the name of the mark, and the word */
  state: { name: string; word: string } | null;
  /** its words, in the language of the page where there are any */
  words: { text: string; lang: Locale } | null;
  /** the kind of words that these are: "Sample text" */
  tags: readonly string[];
  /** the origin of the text and what came of it, a sentence each */
  facts: readonly string[];
};

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

export const idle: FormState = { status: "idle" };

/** Names of what a form carries along and nobody types: the marks of what the person saw. */
export const carried = "carried.";

/** Words of two alphabets that the author has been shown: sent again they are meant so. */
export const mixedName = `${carried}mixed`;

/** The key of the form, by which the portal knows a sending again: made with it, and carried as long as nothing has come of it. */
export const keyName = `${carried}key`;

/** Buttons that have something looked for, compared or put into rows, or one row more: nothing is recorded by them. */
export const isAsking = (intent: string) => /^(more:.*|near|find|compare|paste)$/.test(intent);

/** Keeps what was typed, to be shown again: all but passwords, files and the framework's own fields. */
export function valuesOf(data: FormData): FormValues {
  const values: FormValues = {};
  for (const [name, value] of data) {
    if (typeof value !== "string" || isUnkept(name)) continue;
    const before = values[name];
    values[name] = before === undefined ? value : [before, value].flat();
  }
  return values;
}

export function isUnkept(name: string): boolean {
  return name.startsWith("$ACTION") || isSecret(name);
}

export function isSecret(name: string): boolean {
  return /password/i.test(name);
}

/** The first value of a name, "" where there is none. */
export function textOf(values: FormValues, name: string): string {
  return [values[name] ?? ""].flat()[0] ?? "";
}

export function listOf(values: FormValues, name: string): string[] {
  return [values[name] ?? []].flat();
}

/** The id or the version of a record, as a form carries it; 0, which none has, where it is no such number. */
export function idOf(values: FormValues, name: string): number {
  return toId(textOf(values, name));
}

export function idsOf(values: FormValues, name: string): number[] {
  return listOf(values, name).map(toId);
}

/** Longer numbers the database does not take. */
export function toId(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** A text in two languages, of the controls `name.en` and `name.ru`. */
export function localizedOf(values: FormValues, name: string): Record<Locale, string | null> {
  return { en: textOf(values, `${name}.en`) || null, ru: textOf(values, `${name}.ru`) || null };
}

export function localizedValues(name: string, value: Record<Locale, string | null> | null | undefined): FormValues {
  return { [`${name}.en`]: value?.en ?? "", [`${name}.ru`]: value?.ru ?? "" };
}
