"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/claims/claim-actions.ts";

export const proposeNotOfficial = formAction(desk.proposeNotOfficial);
