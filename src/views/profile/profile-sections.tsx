import type { ProfilePage, ProfilePlace } from "#features/profiles/profile-queries.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { Facts } from "#ui/list.tsx";
import { Note } from "#ui/note.tsx";
import { EmptyState, Section } from "#ui/page.tsx";
import { LocalizedText, Tag } from "#ui/text.tsx";

/** A country of which nothing is known here yet: not a country where there is nothing. */
export function NoFigures({ locale, place }: { locale: Locale; place: ProfilePlace }) {
  const t = translator(locale);
  const name = inLanguage(place.name, locale)?.text ?? place.code;
  return (
    <Section id="figures" title={t("profiles:empty.title")}>
      <EmptyState>
        <p>{t("profiles:empty.none")}</p>
        <ul>
          {place.partner && (
            <li>
              <a href={addressOf(locale, "/partners/[code]", place.partner)}>
                {t("profiles:empty.partner", { place: name })}
              </a>
            </li>
          )}
          <li>
            <a href={addressOf(locale, "/profiles")}>{t("profiles:empty.all")}</a>
          </li>
        </ul>
      </EmptyState>
    </Section>
  );
}

/** Lists what else can be kept here, and says how an empty place is told from zero. */
export function OtherIndicators({ locale, profile }: { locale: Locale; profile: ProfilePage }) {
  const t = translator(locale);
  const { otherIndicators } = profile;
  const isEmpty = profile.indicators.length === 0;
  if (otherIndicators.length === 0) return null;
  const groups = [...Map.groupBy(otherIndicators, ({ group }) => group)];
  return (
    <Section id="other" title={t(isEmpty ? "profiles:other.titleAll" : "profiles:other.title")}>
      <EmptyState>
        {t(isEmpty ? "profiles:other.all" : "profiles:other.count", { count: otherIndicators.length })}{" "}
        {t("profiles:other.reasons")}
      </EmptyState>
      <div className="mt-4">
        <Facts
          items={groups.map(([group, indicators]) => ({
            key: group,
            label: t(`profiles:groups.${group}`),
            value: (
              <ul className="list-none p-0">
                {indicators.map(({ code, name }) => (
                  <li key={code}>
                    <LocalizedText value={name} locale={locale} />
                  </li>
                ))}
              </ul>
            ),
          }))}
        />
      </div>
    </Section>
  );
}

/** Says who keeps the figures, and what a profile of a place that is no partner means. */
export function ProfileKeepers({ locale, profile }: { locale: Locale; profile: ProfilePage }) {
  const t = translator(locale);
  return (
    <>
      {!profile.partner && (
        <Note kind="look" locale={locale} title={t("profiles:notPartner")}>
          {t("profiles:notPartnerText")}
        </Note>
      )}
      {profile.posts.map(({ code, station, place, sample }) => (
        <p key={code} className="small">
          {t("profiles:post")}:{" "}
          <a href={addressOf(locale, "/liaison", `#${code}`)}>
            <LocalizedText value={station} locale={locale} absent={<LocalizedText value={place} locale={locale} />} />
          </a>{" "}
          {sample && <Tag>{t("liaison:sample")}</Tag>}
        </p>
      ))}
    </>
  );
}
