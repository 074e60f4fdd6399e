import { tellingWords } from "#desk/text-telling.tsx";
import { attendanceKinds, formats, meetingAccess, meetingTypes, reportedKinds } from "#features/meetings/meeting.ts";
import { hostRoles } from "#features/meetings/meeting-hosts.ts";
import { byName } from "#features/partners/partner.ts";
import type { PartnerItem } from "#features/partners/partner-queries.ts";
import { capital } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage, type Localized } from "#i18n/localized.ts";
import { plainWords } from "#i18n/record-words.ts";
import { resources } from "#i18n/resources.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import { inOrder, languageStateOptions, pairLabels } from "#ui/form/language-words.ts";
import { ownSource } from "./meeting-form-definition.ts";

type Choices = {
  places: readonly { code: string; name: Localized; zones: readonly string[] }[];
  partners: readonly PartnerItem[];
  pillars: readonly { number: number; short: Localized }[];
  /** sources that the meeting and its recommendations have already */
  offered: readonly string[];
};

/** All that the controls of the meeting form say: the browser gets these words, not the files of all texts. */
export function meetingFormWords(locale: Locale, { places, partners, pillars, offered }: Choices) {
  const t = translator(locale);
  const m = (key: string, values?: { count: number }) => t(`staff:meeting.${key}` as TextKey, values);
  const ofPillars = pillars.map(({ number, short }) => ({
    value: String(number),
    label: `${roman(number)}. ${inLanguage(short, locale)?.text ?? ""}`,
  }));
  const qualifiers = Object.entries(resources[locale].ui.qualifiers).map(([value, label]) => ({ value, label }));
  return {
    alike: t("mistakes:alike.title"),
    parts: {
      name: t("staff:parts.name"),
      dates: t("staff:parts.dates"),
      hosts: t("staff:parts.hosts"),
      attendance: t("staff:parts.attendance"),
      outcome: t("staff:parts.outcome"),
      reported: t("staff:parts.reported"),
      conflicts: t("staff:parts.conflicts"),
    },
    pairs: {
      title: pairLabels("title"),
      city: pairLabels("city"),
      host: pairLabels("host"),
      outcome: pairLabels("outcome"),
      source: pairLabels("source"),
      note: pairLabels("note"),
      text: pairLabels("text"),
      heading: pairLabels("heading"),
    },
    labels: Object.fromEntries(labelNames.map((name) => [name, m(name)])) as Record<
      (typeof labelNames)[number],
      string
    >,
    access: { label: t("life:access.label"), hint: t("life:access.hint") },
    telling: tellingWords(locale),
    offered,
    ownAndOffered: [{ value: ownSource, label: t("form:citation.own") }, ...offered],
    titleStates: inOrder(locale).map((language) => ({ language, label: m(`titleState.${language}`) })),
    rows: Object.fromEntries(
      rowNames.map((name) => [name, Array.from({ length: 60 }, (_, index) => m(name, { count: index + 1 }))]),
    ) as Record<(typeof rowNames)[number], string[]>,
    options: {
      types: meetingTypes.map((value) => ({ value: value as string, label: t(`meetings:types.${value}`) })),
      pillars: [{ value: "", label: m("noPillar") }, ...ofPillars],
      states: languageStateOptions(locale),
      precisions: [
        { value: "", label: m("precisions.asGiven") },
        { value: "week", label: m("precisions.week") },
        { value: "within-range", label: m("precisions.withinRange") },
      ],
      access: meetingAccess.map((value) => ({ value: value as string, label: t(`life:access.${value}`) })),
      places: [
        { value: "", label: m("noPlace") },
        ...places
          .toSorted(byName(locale))
          .map(({ code, name }) => ({ value: code, label: inLanguage(name, locale)?.text ?? code })),
      ],
      zones: [
        { value: "", label: m("zoneOfPlace") },
        ...[...new Set(places.flatMap(({ zones }) => zones))].toSorted().map((zone) => ({ value: zone, label: zone })),
      ],
      partners: [
        { value: "", label: m("noPartner") },
        ...partners
          .toSorted(byName(locale))
          .map((partner) => ({ value: partner.code, label: plainWords(partner.name, locale) ?? partner.code })),
      ],
      hostRoles: hostRoles.map((value) => ({ value: value as string, label: t(`meetings:hostRoles.${value}`) })),
      formats: [
        ...formats.map((value) => ({ value: value as string, label: t(`meetings:formats.${value}`) })),
        { value: "", label: m("noFormat") },
      ].map(({ value, label }) => ({ value, label: capital(label, locale) })),
      attendanceKinds: attendanceKinds.map((value) => ({
        value: value as string,
        label: t(`meetings:attendance.${value}`),
      })),
      qualifiers,
      reportedKinds: reportedKinds.map((value) => ({
        value: value as string,
        label: t(`staff:meeting.reportedKinds.${value}`),
      })),
      reportedPillars: [{ value: "", label: m("anyPillar") }, ...ofPillars],
      reportedQualifiers: [...qualifiers, { value: "unknown", label: m("reportedUnknown") }],
      told: (["hold", "plan"] as const).map((value) => ({ value: value as string, label: m(`toldAs.${value}`) })),
      scope: [{ value: "year", label: m("scopeYear") }],
    },
  };
}

export type MeetingFormWords = ReturnType<typeof meetingFormWords>;

const labelNames = [
  "moreOfName",
  "moreOfDates",
  "fillIn",
  "type",
  "number",
  "numberHint",
  "pillar",
  "start",
  "startHint",
  "end",
  "endHint",
  "told",
  "toldHint",
  "precision",
  "place",
  "format",
  "hostsHint",
  "hostPartner",
  "hostRole",
  "addHost",
  "attendanceHint",
  "addAttendance",
  "what",
  "qualifier",
  "value",
  "reportedHint",
  "addReported",
  "reportedWhat",
  "reportedPillar",
  "zone",
  "zoneHint",
  "conflictsHint",
  "addConflict",
  "addStatement",
  "scope",
] as const;

/** Headings of rows, numbered by the language itself. */
const rowNames = ["hostRow", "attendanceRow", "reportedRow", "conflictRow", "statementRow"] as const;
