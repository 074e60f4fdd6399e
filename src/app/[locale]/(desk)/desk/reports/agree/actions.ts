"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/assessing/assessment-actions.ts";

export const agreeWithChosen = formAction(desk.agreeWithChosen);
