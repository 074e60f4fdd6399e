import type { CountedAttendance } from "#features/delegations/delegation-counts.ts";
import { formatDate, formatList } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Facts } from "#ui/list.tsx";

/** The number of people who came, of how many partners, and how they took part on each day; counted, not reported. */
export function CountedWords({ locale, counted }: { locale: Locale; counted: CountedAttendance }) {
  const t = translator(locale);
  const { people, states, organisations, others, unstated, days } = counted;
  const of = [
    ...(states > 0 ? [t("delegations:count.states", { count: states })] : []),
    ...(organisations > 0 ? [t("delegations:count.organisations", { count: organisations })] : []),
    ...(others > 0 ? [t("delegations:count.others", { count: others })] : []),
  ];
  return (
    <>
      <Facts
        items={[
          { label: t("delegations:count.people"), value: <b>{people}</b> },
          { label: t("delegations:count.delegations"), value: formatList(of, locale) || t("delegations:nothing") },
          ...days.map(({ day, room, online, isCheckedIn }) => ({
            label: formatDate(day, locale),
            value: (
              <>
                {t("delegations:count.day", { room, online })}
                <p className="small">{t(isCheckedIn ? "delegations:count.checkedIn" : "delegations:count.listed")}</p>
              </>
            ),
          })),
        ]}
      />
      {unstated > 0 && <p className="small">{t("delegations:count.unstated", { count: unstated })}</p>}
    </>
  );
}
