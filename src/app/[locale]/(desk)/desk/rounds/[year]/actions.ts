"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as sheets from "#desk/reporting/sheet-actions.ts";
import * as rounds from "#desk/rounds/round-actions.ts";
import { currentActor } from "#server/session.ts";

export const changeDueDate = formAction(rounds.changeDueDate);

export const discloseRound = formAction(rounds.discloseRound);

export const closeOrReopen = formAction(rounds.closeOrReopen);

export const takeBackRound = formAction(rounds.takeBackRound);

export const answerSheet = formAction(sheets.answerSheet);

export async function keepTyped(data: FormData) {
  return sheets.keepTyped(await currentActor(), data);
}
