"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/documents/document-same-actions.ts";

export const joinPapers = formAction(desk.joinPapers);
