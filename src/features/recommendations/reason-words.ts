import { localizedText, someText } from "#lib/texts.ts";

const longest = 2000;

/** Why something was done, or where it is written: it stays in the history for ever, so it has an end. */
export const reasonWords = localizedText(longest);

/** The same, where it cannot be left out. */
export const reasonNeeded = someText(longest);
