"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/people/account-actions.ts";

export const confirmWaiting = formAction(desk.confirmWaiting);
