"use server";

import { formAction, plainAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/agenda/agenda-actions.ts";

export const saveAgendaItem = formAction(desk.saveAgendaItem);
export const moveItem = plainAction(desk.moveItem);
export const removeItem = plainAction(desk.removeItem);
export const restoreItem = plainAction(desk.restoreItem);
