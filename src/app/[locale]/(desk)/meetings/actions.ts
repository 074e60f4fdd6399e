"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/meetings/meeting-actions.ts";

export const saveMeeting = formAction(desk.saveMeeting);
