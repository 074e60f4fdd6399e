"use server";

import { answer } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/people/person-actions.ts";
import { currentActor, currentVisit } from "#server/session.ts";
import type { FormState } from "#ui/form/form-state.ts";

export async function enter(_: FormState, data: FormData): Promise<FormState> {
  return answer(await desk.enter(await currentVisit())(await currentActor(), data));
}
