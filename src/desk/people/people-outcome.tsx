import type { LinkItem, PersonItem } from "#features/people/person-queries.ts";
import { formatMoment } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Outcome } from "#ui/desk.tsx";
import { refusalText } from "#ui/form/form-answers.ts";

const refusals = [
  "signedOut",
  "notAllowed",
  "notFound",
  "ownAccount",
  "lastAdministrator",
  "secondMissing",
  "linkOver",
] as const;

/**
 * Says what came of the last action on an account: the address names the person, the words come from how things stand.
 */
export function PeopleOutcome({
  locale,
  people,
  links,
  query,
}: {
  locale: Locale;
  people: readonly PersonItem[];
  links: readonly LinkItem[];
  query: URLSearchParams;
}) {
  const refusal = refusals.find((one) => one === query.get("refused"));
  if (refusal) return <Outcome>{refusalText({ error: refusal }, locale)}</Outcome>;
  const t = translator(locale);
  const named = (key: string) => people.find(({ id }) => String(id) === query.get(key));
  const deactivated = named("deactivated");
  if (deactivated?.active === false) {
    return <Outcome>{t("people:list.deactivated", { name: deactivated.name })}</Outcome>;
  }
  const reactivated = named("reactivated");
  if (reactivated?.active) return <Outcome>{t("people:list.reactivated", { name: reactivated.name })}</Outcome>;
  const changed = named("changed");
  const waiting = changed && links.find(({ changes }) => changes?.id === changed.id);
  if (waiting) {
    const until = formatMoment(waiting.expiresAt, locale);
    return <Outcome>{t("people:change.waits", { name: changed.name, moment: until })}</Outcome>;
  }
  if (changed) return <Outcome>{t("people:list.changed", { name: changed.name })}</Outcome>;
  const lifted = named("lifted");
  if (lifted) return <Outcome>{t("people:list.lifted", { name: lifted.name })}</Outcome>;
  return query.has("revoked") ? <Outcome>{t("people:link.revoked")}</Outcome> : null;
}
