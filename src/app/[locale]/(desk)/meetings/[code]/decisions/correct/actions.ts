"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/decisions/decision-actions.ts";

export const recordCorrections = formAction(desk.recordCorrections);
