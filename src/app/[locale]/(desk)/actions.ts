"use server";

import * as drafts from "#desk/drafts/draft-actions.ts";
import * as near from "#desk/lineage/near-actions.ts";
import * as people from "#desk/people/person-actions.ts";
import { currentActor, currentSession } from "#server/session.ts";
import { answer } from "./form-action.ts";

/** While somebody writes, in any form that has words of a recommendation. */
export async function lookForNear(data: FormData) {
  return near.lookForNear(await currentActor(), data);
}

/** While somebody types, in any form whose words are not left on a device. */
export async function keepWords(data: FormData) {
  return drafts.keepWords(await currentActor(), data);
}

export async function forgetWords(data: FormData) {
  return drafts.forgetWords(await currentActor(), data);
}

/** From wherever somebody leaves: a plain form, no script is needed. */
export async function leave(data: FormData): Promise<void> {
  await answer(await people.leave(await currentSession(), data));
}
