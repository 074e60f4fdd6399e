"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/rounds/round-actions.ts";

export const openNewRound = formAction(desk.openNewRound);
