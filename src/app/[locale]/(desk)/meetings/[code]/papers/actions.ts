"use server";

import { formAction, plainAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/papers/paper-actions.ts";

export const sortPapers = formAction(desk.sortPapers);
export const publishPapers = formAction(desk.publishPapers);
export const dropPaper = plainAction(desk.dropPaper);
