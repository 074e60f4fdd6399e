"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/recording/meeting-publishing-actions.ts";

export const publish = formAction(desk.publish);
