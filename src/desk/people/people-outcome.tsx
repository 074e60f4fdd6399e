import type { PersonItem } from "#features/people/person-queries.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { Outcome } from "#ui/desk.tsx";
import { refusalText } from "#ui/form/form-answers.ts";

const refusals = ["signedOut", "notAllowed", "notFound", "ownAccount"] as const;

/** What the last action on an account came to: the address names the person, the words come from how things stand. */
export function PeopleOutcome({
  locale,
  people,
  query,
}: {
  locale: Locale;
  people: readonly PersonItem[];
  query: URLSearchParams;
}) {
  const refusal = refusals.find((known) => known === query.get("refused"));
  if (refusal) return <Outcome>{refusalText({ error: refusal }, locale)}</Outcome>;
  const t = translator(locale);
  const named = (key: string) => people.find(({ id }) => String(id) === query.get(key));
  const deactivated = named("deactivated");
  if (deactivated?.active === false) {
    return <Outcome>{t("people:list.deactivated", { name: deactivated.name })}</Outcome>;
  }
  const reactivated = named("reactivated");
  if (reactivated?.active) return <Outcome>{t("people:list.reactivated", { name: reactivated.name })}</Outcome>;
  const assigned = named("assigned");
  if (!assigned) return null;
  const post = inLanguage(assigned.post?.station, locale) ?? inLanguage(assigned.post?.place, locale);
  return (
    <Outcome>{t("people:list.assigned", { name: assigned.name, post: post?.text ?? t("people:list.noPost") })}</Outcome>
  );
}
