"use server";

import * as near from "#desk/lineage/near-actions.ts";
import * as people from "#desk/people/person-actions.ts";
import { currentActor, currentSession } from "#server/session.ts";
import { answer } from "./form-action.ts";

/** While somebody writes, in any form that has words of a recommendation. */
export async function lookForNear(data: FormData) {
  return near.lookForNear(await currentActor(), data);
}

/** From wherever somebody leaves: a plain form, no script is needed. */
export async function leave(data: FormData): Promise<void> {
  await answer(await people.leave(await currentSession(), data));
}
