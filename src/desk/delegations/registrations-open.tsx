import type { OpenRegistration } from "#features/delegations/delegation-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import type { Person } from "#policy.ts";
import { Section } from "#ui/page.tsx";

type Props = { locale: Locale; actor: Person; registrations: readonly OpenRegistration[] };

/** Tells a focal point of meetings to which their delegation can be sent, and how many of it are sent already. */
export function RegistrationsOpen({ locale, actor, registrations }: Props) {
  const t = translator(locale);
  if (registrations.length === 0 || !actor.partner) return null;
  const partner = actor.partner.code;
  return (
    <Section id="registrations" title={t("delegations:open.title")}>
      <ul>
        {registrations.map(({ code, title, until, people }) => (
          <li key={code}>
            <a href={addressOf(locale, "/meetings/[code]/delegations/[partner]", code, partner)}>
              {plainWords(title, locale) ?? code}
            </a>
            <p className="small">
              {t("delegations:open.until", { day: formatDate(until, locale) })}{" "}
              {people > 0 ? t("delegations:open.sent", { count: people }) : t("delegations:open.nobody")}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
