"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as assessing from "#desk/assessing/assessment-actions.ts";
import * as reporting from "#desk/reporting/report-actions.ts";

export const releaseChosen = formAction(reporting.releaseChosen);

export const releaseChosenAssessments = formAction(assessing.releaseChosenAssessments);
