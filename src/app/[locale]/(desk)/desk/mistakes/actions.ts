"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/mistakes/mistake-actions.ts";

export const discardRecord = formAction(desk.discardRecord);

export const voidRecord = formAction(desk.voidRecord);

export const restoreRecord = formAction(desk.restoreRecord);

export const changeNumber = formAction(desk.changeNumber);

export const changeCode = formAction(desk.changeCode);
