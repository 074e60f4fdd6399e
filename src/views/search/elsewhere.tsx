import { MeetingStateMark } from "#features/meetings/meeting-state-mark.tsx";
import { addressOf } from "#i18n/address.ts";
import { formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import { LocalizedText } from "#ui/text.tsx";
import type { Elsewhere } from "./elsewhere-queries.ts";

/** Leads a reader who searched for a pillar, a partner, a meeting or a term by its name to its page. */
export function FoundElsewhere({ locale, elsewhere }: { locale: Locale; elsewhere: Elsewhere }) {
  const t = translator(locale);
  const { pillars, partners, meetings, terms } = elsewhere;
  const links = [
    ...pillars.map(({ number, short }) => ({
      href: addressOf(locale, "/pillars/[number]", number),
      text: (
        <>
          {t("recommendations:pillar", { numeral: roman(number) })}: <LocalizedText value={short} locale={locale} />
        </>
      ),
    })),
    ...partners.map(({ code, name }) => ({
      href: addressOf(locale, "/partners/[code]", code),
      text: <LocalizedText value={name} locale={locale} />,
    })),
    ...meetings.map((meeting) => ({
      href: addressOf(locale, "/meetings/[code]", meeting.code),
      text: (
        <>
          <LocalizedText value={meeting.title} locale={locale} />, {formatDates(meeting, locale)}
          <MeetingStateMark meeting={meeting} locale={locale} />
        </>
      ),
    })),
    ...(terms.count > 0
      ? [
          {
            href: addressOf(locale, "/glossary", `?${new URLSearchParams({ q: terms.q })}`),
            text: t("recommendations:elsewhere.terms", { count: terms.count }),
          },
        ]
      : []),
  ];
  if (links.length === 0) return null;
  return (
    <div className="small mt-2 print:hidden">
      <p>{t("recommendations:elsewhere.title")}</p>
      <ul className="list-none pl-0">
        {links.map(({ href, text }) => (
          <li className="py-1" key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
