"use server";

import { formAction, plainAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/documents/meeting-readers-actions.ts";

export const nameReaderOfMeeting = formAction(desk.nameReaderOfMeeting);
export const endReadingOfMeeting = plainAction(desk.endReadingOfMeeting);
