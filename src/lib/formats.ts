/** What follows the address of a page where it is asked for as a file: each is written by somebody. */
export const formats = ["json", "csv", "ics"] as const;

export type Format = (typeof formats)[number];
