"use server";

import { refresh } from "next/cache";
import { formAction, plainAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/papers/paper-actions.ts";
import { can } from "#policy.ts";
import { currentActor } from "#server/session.ts";

export const sortPapers = formAction(desk.sortPapers);
export const publishPapers = formAction(desk.publishPapers);
export const dropPaper = plainAction(desk.dropPaper);

/** A page that sends files is made anew when one of them has come. */
export async function renewPapers(_page: FormData) {
  const actor = await currentActor();
  if (can.sendFiles(actor)) refresh();
}
