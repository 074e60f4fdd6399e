import { z } from "zod";
import { rangesText } from "#desk/recording/chosen.ts";
import { fromParagraphs, paragraphsOf } from "#features/recommendations/amendment.ts";
import { reasonNeeded, reasonWords } from "#features/recommendations/reason-words.ts";
import { type Decision, decisions, longestText } from "#features/recommendations/recommendation.ts";
import { type Locale, locales } from "#i18n/locale.ts";
import type { Localized } from "#i18n/localized.ts";
import { source } from "#i18n/source.ts";
import { localizedText } from "#lib/texts.ts";
import { citations, citing, codes, id, keyed, pair, rows, words } from "#ui/form/field-kinds.ts";
import { defineForm, type FormDefinition } from "#ui/form/form-definition.ts";
import type { FormValues } from "#ui/form/form-state.ts";
import { withShown } from "#ui/merging/form-conflicts.ts";
import type { DecidableGroup, DecidedItem } from "./decision-queries.ts";
import { decidableRuns, decidedRuns, type Run } from "./decision-runs.ts";
import { undecided } from "./decision-words.ts";

const saying = {
  meeting: words(),
  /** one for each number, and one for each run of numbers that stood in one state when it was seen: its `members` */
  lines: keyed(
    z.object({
      members: codes(),
      version: id(),
      decision: words(),
      text: rows(pair({ label: "staff:pair.text" }), { row: "staff:decisions.paragraph", least: 1 }),
      reason: pair({ label: "staff:pair.reason", problem: "staff:problem.returned" }),
    }),
    { problem: "staff:problem.decisions" },
  ),
};
const where = citations();
const reason = pair({ label: "staff:pair.reason", problem: "staff:problem.reason" });

/** A policy meeting decided this on all that waits. */
export const decisionForm = defineForm(() => z.object({ ...saying, source: where, reason }));

/** It decided this in fact, where something else is recorded. */
export const correctionForm = defineForm(() => z.object({ ...saying, reason, source: where }));

type Form = FormDefinition<ReturnType<typeof decisionForm>["fields"]>;

type Fields = z.output<Form["fields"]>;

/** All that waits, and what this meeting has decided so far, for those who were typing when a colleague recorded it. */
export function decisionValues(
  locale: Locale,
  meeting: string,
  { groups, decided }: { groups: readonly DecidableGroup[]; decided: readonly DecidedItem[] },
): FormValues {
  const items = [...groups.flatMap((group) => group.items), ...decided];
  return firstValues(decisionForm(locale), meeting, decidableRuns(groups), items);
}

export function correctionValues(locale: Locale, meeting: string, decided: readonly DecidedItem[]): FormValues {
  return firstValues(correctionForm(locale), meeting, decidedRuns(decided), decided);
}

type Item = { code: string; version: number; text: Localized };

/** Nothing is decided yet; the words of each number stand paragraph by paragraph, and are what its author is shown. */
function firstValues(form: Form, meeting: string, runs: readonly Run[], items: readonly Item[]): FormValues {
  const line = { members: [], version: null, decision: null, text: [], reason: none };
  const lines = [
    ...runs.map(({ key, items: members }) => [key, { ...line, members: members.map(({ code }) => code) }] as const),
    ...items.map(({ code, version, text }) => [code, { ...line, version, text: byParagraph(text) }] as const),
  ];
  return withShown(form.values({ meeting, lines: Object.fromEntries(lines), source: citing([]), reason: none }));
}

const none = { en: null, ru: null };

function byParagraph(text: Localized): Localized[] {
  const [en, ru] = [paragraphsOf(text.en), paragraphsOf(text.ru)];
  return Array.from({ length: Math.max(en.length, ru.length) }, (_, index) => ({
    en: en[index] ?? null,
    ru: ru[index] ?? null,
  }));
}

export type ChosenDecision = {
  code: string;
  version: number;
  /** `null`: not decided there */
  decision: Decision | null;
  text: Localized;
  reason: Localized;
  /** the line that says it: the number's own, or its run's */
  line: string;
};

/** Together they have an end. Where they are too long is said at the first, which is always there. */
const paragraphs = z
  .array(localizedText(Number.POSITIVE_INFINITY))
  .transform((pairs) => ({
    en: fromParagraphs(pairs.map(({ en }) => en ?? "")),
    ru: fromParagraphs(pairs.map(({ ru }) => ru ?? "")),
  }))
  .superRefine((text, { addIssue }) => {
    for (const locale of locales) {
      if ((text[locale]?.length ?? 0) <= longestText) continue;
      addIssue({ code: "too_big", origin: "string", maximum: longestText, input: text[locale], path: [0, locale] });
    }
  });

const ofOne = z.object({
  version: z.number(),
  decision: z.enum([...decisions, undecided]).transform((decision) => (decision === undecided ? null : decision)),
  text: paragraphs,
  reason: reasonWords,
  line: z.string(),
});

const ofSome = z.record(z.string(), ofOne).refine((lines) => Object.keys(lines).length > 0);

const corrected = z.object({ lines: ofSome, source, reason: reasonNeeded }).transform(asChosen);

/** A returned one needs a reason, its own or that of all: it is asked for where it can be said. */
const decided = (locale: Locale) =>
  z
    .object({ lines: ofSome, source, reason: reasonWords })
    .superRefine(
      ({ lines, reason }, { addIssue }) => {
        if (isSaid(reason)) return;
        const returned = Object.entries(lines).filter(([, one]) => one.decision === "return" && !isSaid(one.reason));
        const [alone, together] = [true, false].map((isOwn) =>
          returned.flatMap(([code, { line }]) => ((line === code) === isOwn ? [code] : [])),
        ) as [string[], string[]];
        for (const code of alone) addIssue({ code: "custom", path: ["lines", code, "reason"] });
        if (together.length === 0) return;
        const params = { problem: "errors:returnReasonMissing", codes: rangesText(together, locale) };
        addIssue({ code: "custom", path: ["reason"], params });
      },
      { when: () => true },
    )
    .transform(asChosen);

function asChosen<Rest extends { lines: z.output<typeof ofSome> }>({ lines, ...rest }: Rest) {
  return { ...rest, chosen: Object.entries(lines).map(([code, one]): ChosenDecision => ({ code, ...one })) };
}

/** Every decision, in the order of the form, why, and where it is written; or every problem at once. */
export function readDecisions(values: FormValues, locale: Locale) {
  return decisionForm(locale).read(values, decided(locale), ({ lines, ...fields }) => {
    const said = Object.entries(saidOf(lines)).filter(([, { decision }]) => decision !== undecided);
    return { ...fields, lines: Object.fromEntries(said) };
  });
}

/** Every correction, among which may be that the meeting did not decide. */
export function readCorrections(values: FormValues, locale: Locale) {
  return correctionForm(locale).read(values, corrected, ({ lines, ...fields }) => ({
    ...fields,
    lines: saidOf(lines),
  }));
}

/** A form says of each number what is chosen for it alone, else for the run in which it stood. */
function saidOf(lines: Fields["lines"]) {
  const said = Object.entries(lines).flatMap(([line, { decision, members }]) => {
    if (decision === null) return [];
    const numbers = members.length === 0 ? [line] : members.filter((code) => !lines[code]?.decision);
    return numbers.map((code) => {
      const { version = null, text = [], reason = none } = lines[code] ?? {};
      return [code, { line, decision, version: version ?? 0, text: decision === "amend" ? text : [], reason }];
    });
  });
  return Object.fromEntries(said) as Record<string, { decision: string }>;
}

function isSaid({ en, ru }: Localized): boolean {
  return Boolean(en || ru);
}
