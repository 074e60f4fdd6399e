"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/documents/document-actions.ts";

export const saveDocument = formAction(desk.saveDocument);
export const publishPaper = formAction(desk.publishPaper);
export const withdrawPaper = formAction(desk.withdrawPaper);
