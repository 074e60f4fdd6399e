"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/documents/document-file-actions.ts";

export const readPaperAgain = formAction(desk.readPaperAgain);
