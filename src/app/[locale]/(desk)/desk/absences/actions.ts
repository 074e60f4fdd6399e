"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/meetings/absence-actions.ts";

export const recordAbsence = formAction(desk.recordAbsence);

export const recordNoAbsence = formAction(desk.recordNoAbsence);
