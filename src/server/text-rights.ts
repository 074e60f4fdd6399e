import type { Locale } from "#i18n/locale.ts";
import { changedIn, rightsIn, type Stated } from "#i18n/settled-text.ts";
import { type Actor, can } from "#policy.ts";

/**
 * Why these words do not take the place of those before, whoever asks by whatever form; `null` where they may. `languages` are
 * those that its author wrote, where the change brings more with it.
 */
export function refusedChange(
  actor: Actor,
  before: Stated,
  after: Stated,
  {
    isAdopted = false,
    languages = changedIn(before, after),
  }: { isAdopted?: boolean; languages?: readonly Locale[] } = {},
): "textSettled" | "originalForUnit" | null {
  const rights = rightsIn(before, isAdopted);
  const kept = languages.filter((language) => !can.change(actor, rights, language));
  if (kept.length === 0) return null;
  return kept.some((language) => rights.settled[language]) ? "textSettled" : "originalForUnit";
}
