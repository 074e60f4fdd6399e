"use server";

import { formAction, plainAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/people/account-actions.ts";

export const inviteSomebody = formAction(desk.inviteSomebody);

export const changeActive = plainAction(desk.changeActive);

export const liftHeld = plainAction(desk.liftHeld);

export const revokeOpen = plainAction(desk.revokeOpen);
