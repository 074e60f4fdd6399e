"use server";

import { formAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/lineage/lineage-actions.ts";

export const recordLineage = formAction(desk.recordLineage);
