/**
 * A text that means only itself in a comparison by ILIKE, which is also what the database client makes of comparing without
 * regard to case: otherwise `2021-III-_` would find whatever stands first.
 */
export function literally(text: string): string {
  return text.replace(/[%_\\]/g, "\\$&");
}
