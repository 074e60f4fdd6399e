import { type Locale, locales } from "#i18n/locale.ts";
import type { Access } from "#policy.ts";
import type { KeptAs } from "#ui/drafts/draft.ts";

type Form = {
  /** the level that the words have on the day on which they are taken: one of its own, or that of the record */
  access: Access | "record";
  /** a partner's focal points write it together; every other draft is its author's alone */
  shared?: true;
};

/**
 * The forms of which something is kept before it is sent. Words that not everybody may read are kept with the portal: a
 * device is used by others. A lineage names others, of which not all need be public.
 */
export const draftForms = {
  absence: { access: "unit" },
  addressees: { access: "record" },
  agenda: { access: "record" },
  assessment: { access: "partners" },
  claim: { access: "unit" },
  closing: { access: "record" },
  corrections: { access: "unit" },
  decisions: { access: "unit" },
  delegation: { access: "unit" },
  document: { access: "record" },
  figure: { access: "unit" },
  lineage: { access: "unit" },
  meeting: { access: "record" },
  "meeting-days": { access: "unit" },
  "meeting-state": { access: "record" },
  "no-closing": { access: "record" },
  papers: { access: "unit" },
  recommendation: { access: "record" },
  registration: { access: "unit" },
  report: { access: "partners" },
  round: { access: "partners" },
  sheet: { access: "partners", shared: true },
  translation: { access: "record" },
} as const satisfies Record<string, Form>;

export type DraftForm = keyof typeof draftForms;

/** The forms whose words are public as soon as they are taken, where all of their record is. */
export type RecordForm = { [F in DraftForm]: (typeof draftForms)[F]["access"] extends "record" ? F : never }[DraftForm];

const forms: [DraftForm, Form][] = Object.entries(draftForms).map(([form, of]) => [form as DraftForm, of]);

/** The forms whose words are their author's alone. */
export const ownForms = forms.flatMap(([form, { shared }]) => (shared ? [] : [form]));

/** A record as everybody may read it, in these languages; `null` until it is recorded. */
export type PublicIn = { publicIn: readonly Locale[] } | null;

/**
 * The name under which a form keeps what is typed, and where. `record` is the one that it is about, or how a new one is
 * meant. Of a record that is public in one language only, the words of the other wait for their day.
 */
export function keptAs<F extends DraftForm>(
  form: F,
  record: string | number,
  ...[about]: F extends RecordForm ? [about: PublicIn] : []
): KeptAs {
  const of: Form = draftForms[form];
  const isPublic =
    of.access === "record" ? locales.every((locale) => about?.publicIn.includes(locale)) : of.access === "public";
  return { form, record: String(record), place: isPublic ? "device" : "server" };
}
