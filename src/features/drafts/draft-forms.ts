import type { Access } from "#policy.ts";
import type { KeptAs } from "#ui/drafts/draft.ts";

/**
 * The forms of which something is kept before it is sent, each with the level of access that its words have on the day on
 * which they are taken. Words that not everybody may read are kept with the portal: a device is used by others.
 */
export const draftForms = {
  addressees: "public",
  assessment: "partners",
  closing: "public",
  corrections: "unit",
  decisions: "unit",
  figure: "unit",
  lineage: "public",
  meeting: "public",
  "no-closing": "public",
  recommendation: "public",
  report: "partners",
  round: "partners",
  sheet: "partners",
} as const satisfies Record<string, Access>;

export type DraftForm = keyof typeof draftForms;

/** The forms whose words the portal keeps. */
export const formsWithPortal = Object.entries(draftForms).flatMap(([form, access]) =>
  access === "public" ? [] : [form as DraftForm],
);

/** The name under which a form keeps what is typed, and where. `record` is the one that it is about, or how a new one is meant. */
export function keptAs(form: DraftForm, record: string | number): KeptAs {
  return { form, record: String(record), place: draftForms[form] === "public" ? "device" : "server" };
}
