/** How many events there were, and the hash of the newest: whoever kept it knows later whether they are still the same. */
export type Head = { count: number; hash: string };

export type HistoryCheck = {
  /** events that are as they were written, from the first on */
  checked: number;
  /** rows that are as their newest events tell them, by table */
  rows: { [table: string]: number };
  head: Head;
  /** recommendations of which no event tells whom they were first addressed to, or what continues them: entered before events kept it */
  unkept: number;
  /** the first row that is not what was written, as an English sentence */
  firstAltered: string | null;
};
