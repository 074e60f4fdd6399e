"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/translating/translation-actions.ts";

export const saveTranslation = formAction(desk.saveTranslation);
