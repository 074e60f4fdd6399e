import type { CountedAttendance } from "#features/delegations/delegation-counts.ts";
import type { DelegationShown, Registration } from "#features/delegations/delegation-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Table } from "#ui/table.tsx";
import { CountedWords } from "#views/meeting/meeting-counted.tsx";
import { calledOf, wordOf } from "./delegation-desk-queries.ts";
import { OneButton } from "./one-button.tsx";

type Props = { locale: Locale; code: string; days: readonly string[]; delegations: readonly DelegationShown[] };

/** Each delegation with the number of its people, how far it is and on which days it was there. */
export function DelegationList({ locale, code, days, delegations }: Props) {
  const t = translator(locale);
  if (delegations.length === 0) return <p>{t("delegations:none")}</p>;
  const modesOn = (one: DelegationShown, day: string) => {
    const told = (mode: "room" | "online" | "absent") =>
      one.counts.groups.reduce((sum, { modes, people }) => sum + (modes[day] === mode ? people : 0), 0);
    const parts = (["room", "online", "absent"] as const).flatMap((mode) =>
      told(mode) > 0 ? [`${told(mode)} ${t(`delegations:mode.${mode}`)}`] : [],
    );
    return parts.join(", ") || t("delegations:mode.unstated");
  };
  return (
    <Table
      rows={delegations}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "of",
          head: t("delegations:delegation"),
          cell: (one) => (
            <>
              <a
                id={`d-${one.id}`}
                href={addressOf(locale, "/meetings/[code]/delegations/[partner]", code, wordOf(one))}
              >
                {calledOf(one, locale)}
              </a>
              {one.kind !== "partner" && <span className="small"> {t(`delegations:kind.${one.kind}`)}</span>}
            </>
          ),
        },
        { key: "people", head: t("delegations:peopleHead"), numeric: true, cell: ({ counts }) => counts.people },
        ...days.map((day) => ({
          key: day,
          head: formatDate(day, locale, { short: true }),
          cell: (one: DelegationShown) => (
            <>
              {modesOn(one, day)}
              {one.presentOn.includes(day) && <span className="small"> ✓ {t("delegations:present")}</span>}
            </>
          ),
        })),
        { key: "step", head: t("delegations:stepLabel"), cell: ({ step }) => t(`delegations:step.${step}`) },
      ]}
    />
  );
}

/** The number that everybody is told, or may be: never of people whom it names. */
export function CountTold({
  locale,
  code,
  counted,
  registration,
  action,
}: {
  locale: Locale;
  code: string;
  counted: CountedAttendance | null;
  registration: Registration;
  action: (data: FormData) => Promise<void>;
}) {
  const t = translator(locale);
  const { countReleased, version } = registration;
  return (
    <section className="form-part mt-6" id="count" aria-labelledby="count-heading">
      <h2 id="count-heading">{t("delegations:count.title")}</h2>
      {counted ? <CountedWords locale={locale} counted={counted} /> : <p>{t("delegations:none")}</p>}
      <p>{t(countReleased ? "delegations:count.told" : "delegations:count.untold")}</p>
      {counted && (
        <OneButton
          action={action}
          values={{ locale, code, version: String(version), release: countReleased ? "no" : "yes" }}
        >
          {t(countReleased ? "delegations:count.withhold" : "delegations:count.release")}
        </OneButton>
      )}
    </section>
  );
}
