"use server";

import { formAction, plainAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/documents/document-readers-actions.ts";

export const namePaperReader = formAction(desk.namePaperReader);
export const endPaperReading = plainAction(desk.endPaperReading);
