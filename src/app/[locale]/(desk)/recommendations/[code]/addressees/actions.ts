"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/recording/addressee-actions.ts";

export const saveAddressees = formAction(desk.saveAddressees);
