import type { Indicator, ProfileItem } from "#features/profiles/profile-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { Book, BookRow, EmptyState, Section } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { LocalizedText } from "#ui/text.tsx";

/** The countries with figures first, then all others by region. */
export function ProfileList({
  locale,
  profiles,
  indicators,
}: {
  locale: Locale;
  profiles: readonly ProfileItem[];
  indicators: readonly Indicator[];
}) {
  const t = translator(locale);
  const sorted = [...profiles].sort((a, b) => byName(a.name, b.name, locale));
  const kept = sorted.filter(({ figures }) => figures > 0);
  const others = sorted.filter(({ figures }) => figures === 0);
  return (
    <>
      <Section id="with-figures" title={t("profiles:list.with")}>
        {kept.length ? (
          <ProfilesWithFigures {...{ locale, indicators }} profiles={kept} />
        ) : (
          <EmptyState>{t("profiles:list.none")}</EmptyState>
        )}
      </Section>
      {others.length > 0 && (
        <Section id="others" title={t("profiles:list.others")}>
          <p>{t("profiles:list.othersNote")}</p>
          <ProfilesByRegion locale={locale} profiles={others} />
        </Section>
      )}
    </>
  );
}

function ProfilesWithFigures({
  locale,
  profiles,
  indicators,
}: {
  locale: Locale;
  profiles: readonly ProfileItem[];
  indicators: readonly Indicator[];
}) {
  const t = translator(locale);
  const names = new Map(indicators.map(({ code, name }) => [code, name]));
  return (
    <Table
      columns={[
        { key: "country", head: t("profiles:list.country"), cell: (profile) => <PlaceLink {...{ locale, profile }} /> },
        {
          key: "region",
          head: t("profiles:list.region"),
          cell: ({ region }) => <LocalizedText value={region.name} locale={locale} />,
        },
        {
          key: "indicators",
          head: t("profiles:list.indicators"),
          cell: (profile) => (
            <ul className="list-none p-0">
              {profile.indicators.map((code) => (
                <li key={code}>
                  <LocalizedText value={names.get(code)} locale={locale} />
                </li>
              ))}
            </ul>
          ),
        },
        {
          key: "years",
          head: t("profiles:list.years"),
          cell: ({ years }) =>
            years &&
            formatDates({ start: String(years.first), end: String(years.last), datePrecision: "year" }, locale, {
              short: true,
            }),
        },
        { key: "figures", head: t("profiles:list.figures"), numeric: true, cell: ({ figures }) => figures },
      ]}
      rows={profiles}
      rowKey={({ code }) => code}
    />
  );
}

function ProfilesByRegion({ locale, profiles }: { locale: Locale; profiles: readonly ProfileItem[] }) {
  const regions = [...Map.groupBy(profiles, ({ region }) => region.code).values()].sort(([a], [b]) =>
    a && b ? byName(a.region.name, b.region.name, locale) : 0,
  );
  return (
    <Book>
      {regions.map((own) => (
        <BookRow
          key={own[0]?.region.code}
          label={
            <h3>
              <LocalizedText value={own[0]?.region.name} locale={locale} />
            </h3>
          }
        >
          <ul className="grid list-none gap-2 p-0 sm:grid-cols-2 lg:grid-cols-3">
            {own.map((profile) => (
              <li key={profile.code}>
                <PlaceLink locale={locale} profile={profile} />
              </li>
            ))}
          </ul>
        </BookRow>
      ))}
    </Book>
  );
}

function PlaceLink({ locale, profile }: { locale: Locale; profile: ProfileItem }) {
  return (
    <>
      <a href={addressOf(locale, "/profiles/[code]", profile.code)}>
        <LocalizedText value={profile.name} locale={locale} />
      </a>
      {!profile.partner && <span className="soft"> ({translator(locale)("profiles:list.notPartner")})</span>}
    </>
  );
}

function byName(a: ProfileItem["name"], b: ProfileItem["name"], locale: Locale): number {
  return (inLanguage(a, locale)?.text ?? "").localeCompare(inLanguage(b, locale)?.text ?? "", locale);
}
