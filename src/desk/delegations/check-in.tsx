import { addressOf } from "#i18n/address.ts";
import { ClientTexts } from "#i18n/client-texts.tsx";
import { formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { resources } from "#i18n/resources.ts";
import { translator } from "#i18n/t.ts";
import { CheckInKeys } from "./check-in-keys.tsx";
import { calledOf, type DelegationDesk } from "./delegation-desk-queries.ts";

type Props = {
  locale: Locale;
  code: string;
  day: string;
  desk: DelegationDesk;
  action: (data: FormData) => Promise<void>;
};

/** On the morning of a day: one button for each delegation. It says that it is there, and leads on to the next. */
export function CheckIn({ locale, code, day, desk: { days, delegations }, action }: Props) {
  const t = translator(locale);
  return (
    <>
      {days.length > 1 && (
        <p>
          {days.map((one) => (
            <a
              key={one}
              className="mr-4"
              href={addressOf(locale, "/meetings/[code]/delegations/check-in", code, `?day=${one}`)}
              aria-current={one === day ? "date" : undefined}
            >
              {formatDate(one, locale)}
            </a>
          ))}
        </p>
      )}
      <p>{t("delegations:checkIn.lead")}</p>
      <ClientTexts locale={locale} files={{ delegations: resources[locale].delegations }}>
        <CheckInKeys
          action={action}
          hidden={{ locale, code, day }}
          rows={delegations.map((one) => ({
            ...{ id: one.id, name: calledOf(one, locale), people: one.counts.people },
            isThere: one.presentOn.includes(day),
          }))}
        />
      </ClientTexts>
    </>
  );
}
