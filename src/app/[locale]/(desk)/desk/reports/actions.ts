"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/reporting/report-actions.ts";

export const releaseChosen = formAction(desk.releaseChosen);
