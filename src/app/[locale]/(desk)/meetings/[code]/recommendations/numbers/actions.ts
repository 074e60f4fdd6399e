"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/recording/numbers-actions.ts";

export const enterNumbers = formAction(desk.enterNumbers);
