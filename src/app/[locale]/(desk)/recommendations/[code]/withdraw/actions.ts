"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/recording/recommendation-publishing-actions.ts";

export const withdrawRecommendation = formAction(desk.withdrawRecommendation);
