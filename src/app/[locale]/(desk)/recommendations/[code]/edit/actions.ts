"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as addressees from "#desk/recording/addressee-actions.ts";
import * as recommendations from "#desk/recording/recommendation-actions.ts";

export const saveRecommendation = formAction(recommendations.saveRecommendation);

export const saveAddressees = formAction(addressees.saveAddressees);
