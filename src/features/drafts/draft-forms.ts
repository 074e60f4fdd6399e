import type { Access } from "#policy.ts";
import type { KeptAs } from "#ui/drafts/draft.ts";

type Form = {
  /** the level that the words have on the day on which they are taken */
  access: Access;
  /** a partner's focal points write it together; every other draft is its author's alone */
  shared?: true;
};

/**
 * The forms of which something is kept before it is sent. Words that not everybody may read are kept with the portal: a
 * device is used by others.
 */
export const draftForms = {
  absence: { access: "public" },
  addressees: { access: "public" },
  assessment: { access: "partners" },
  closing: { access: "public" },
  corrections: { access: "unit" },
  decisions: { access: "unit" },
  figure: { access: "unit" },
  lineage: { access: "public" },
  meeting: { access: "public" },
  "meeting-state": { access: "public" },
  "no-closing": { access: "public" },
  recommendation: { access: "public" },
  report: { access: "partners" },
  round: { access: "partners" },
  sheet: { access: "partners", shared: true },
} as const satisfies Record<string, Form>;

export type DraftForm = keyof typeof draftForms;

const forms: [DraftForm, Form][] = Object.entries(draftForms).map(([form, of]) => [form as DraftForm, of]);

/** The forms whose words the portal keeps. */
export const formsWithPortal = forms.flatMap(([form, { access }]) => (access === "public" ? [] : [form]));

/** Those of them whose words are their author's alone. */
export const ownForms = formsWithPortal.filter((form) => !forms.some(([one, { shared }]) => one === form && shared));

/** The name under which a form keeps what is typed, and where. `record` is the one that it is about, or how a new one is meant. */
export function keptAs(form: DraftForm, record: string | number): KeptAs {
  return { form, record: String(record), place: formsWithPortal.includes(form) ? "server" : "device" };
}
