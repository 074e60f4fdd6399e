"use server";

import { formAction, plainAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/evidence/evidence-actions.ts";

export const dropEvidence = plainAction(desk.dropEvidence);
export const removeEvidenceFile = formAction(desk.removeEvidenceFile);
