"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/recording/recommendation-actions.ts";

export const changeRecommendations = formAction(desk.changeRecommendations);
