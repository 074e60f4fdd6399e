"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/people/account-actions.ts";

export const changeRole = formAction(desk.changeRole);

export const makeReset = formAction(desk.makeReset);
