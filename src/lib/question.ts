/** What an address can be asked: no key of its query reaches the page but these. `today` ("YYYY-MM-DD") tells which days lie ahead. */
export type Question<Asked = unknown> = {
  keys: readonly string[];
  read: (query: URLSearchParams, today: string) => Asked;
};

/** Of a page that is the same whatever its address asks. */
export const noQuestion: Question<null> = { keys: [], read: () => null };
