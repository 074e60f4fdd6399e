/** The endings of a page's address under which it is a file; somebody writes each of them. */
export const formats = ["json", "csv", "ics", "xlsx"] as const;

export type Format = (typeof formats)[number];
