"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/meetings/meeting-days-actions.ts";

export const saveDays = formAction(desk.saveDays);
