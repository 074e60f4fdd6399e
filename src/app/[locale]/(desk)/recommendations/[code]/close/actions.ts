"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/decisions/closing-actions.ts";

export const recordClosing = formAction(desk.recordClosing);

export const recordNoClosing = formAction(desk.recordNoClosing);
