"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/people/person-actions.ts";

export const changeOwnLanguage = formAction(desk.changeOwnLanguage);
