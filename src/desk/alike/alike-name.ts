import { carried } from "#ui/form/form-state.ts";

/** Codes of records that are alike and that the author has been shown: sent again it is another one. */
export const alikeName = `${carried}alike`;
