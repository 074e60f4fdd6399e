"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/claims/claim-actions.ts";

export const confirmProposed = formAction(desk.confirmProposed);

export const refuseProposed = formAction(desk.refuseProposed);

export const takeBackProposed = formAction(desk.takeBackProposed);
