"use server";

import { can } from "#policy.ts";
import { currentActor } from "#server/session.ts";
import { localeOf } from "#ui/form/form-answers.ts";
import { type Findings, valuesOf } from "#ui/form/form-state.ts";
import { nearFindings } from "./near-findings.ts";

/** While somebody writes: what the record holds already. `null` for those who write nothing. */
export async function lookForNear(data: FormData): Promise<Findings | null> {
  const actor = await currentActor();
  if (!can.translate(actor)) return null;
  const values = valuesOf(data);
  return nearFindings(actor, values, localeOf(values));
}
