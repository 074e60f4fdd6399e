/** A page that takes longer has failed: it would hold its turn, and all who wait for it, as long as the database hangs. */
const longestRenderMs = 20_000;
/** While the database is not heard it is likely to hang: then readers soon hear that it does. */
const longestUnheardMs = 5000;
/** While developing a page is compiled when it is first asked for, which takes its time: the longest that a timer waits. */
const unlimitedMs = 2 ** 31 - 1;

export function patienceOf(isDatabaseHeard: boolean, dev: boolean): number {
  if (dev) return unlimitedMs;
  return isDatabaseHeard ? longestRenderMs : longestUnheardMs;
}
