"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/listing/list-actions.ts";

export const enterList = formAction(desk.enterList);
