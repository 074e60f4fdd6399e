import { carried } from "#ui/form/form-state.ts";

/** Codes of meetings of the same days that the author has been shown: sent again it is another one. */
export const alikeName = `${carried}alike`;
