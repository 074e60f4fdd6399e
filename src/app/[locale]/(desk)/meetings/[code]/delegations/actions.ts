"use server";

import { formAction, plainAction } from "#app/[locale]/(desk)/form-action.ts";
import * as desk from "#desk/delegations/delegation-actions.ts";
import * as importing from "#desk/delegations/delegation-import-actions.ts";

export const saveDelegation = formAction(desk.recordDelegation);
export const takeOutDelegation = plainAction(desk.takeOutDelegation);
export const saveRegistration = formAction(desk.saveRegistration);
export const tellCount = plainAction(desk.tellCount);
export const checkDelegationsIn = plainAction(desk.checkDelegationsIn);
export const pasteList = formAction(importing.pasteList);
export const chooseColumns = formAction(importing.chooseColumns);
export const chooseSheet = plainAction(importing.chooseColumns);
export const settleImport = formAction(importing.settleImport);
export const undoImport = plainAction(importing.undoImport);
export const forgetImport = plainAction(importing.forgetImport);
