"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/figures/observation-actions.ts";

export const verifyChosen = formAction(desk.verifyChosen);
