"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/recording/meeting-state-actions.ts";

export const tellState = formAction(desk.tellState);
