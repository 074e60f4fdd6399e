"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/recording/recommendation-publishing-actions.ts";

export const publishRecommendation = formAction(desk.publishRecommendation);
