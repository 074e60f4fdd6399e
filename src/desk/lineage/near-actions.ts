import { guarded } from "#desk/desk-action.ts";
import { can } from "#policy.ts";
import type { Findings } from "#ui/form/form-state.ts";
import { nearFindings } from "./near-findings.ts";

/** While somebody writes: what the record holds already. `null` for those who write nothing. */
export const lookForNear = guarded<Findings | null>(
  can.translate,
  () => null,
  (actor, { values, locale }) => nearFindings(actor, values, locale),
);
