"use server";

import { answer, formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/people/person-actions.ts";
import { currentActor, currentSession } from "#server/session.ts";

export const changeOwnLanguage = formAction(desk.changeOwnLanguage);

export async function endSession(data: FormData): Promise<void> {
  await answer(await desk.endSession(await currentSession())(await currentActor(), data));
}
