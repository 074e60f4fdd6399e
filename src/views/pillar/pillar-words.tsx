import type { PillarItem } from "#features/pillars/pillar-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { formatNumber } from "#i18n/format.ts";
import { isUnsettled } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Leaders } from "#ui/list.tsx";
import { LanguageState, TextState } from "#ui/state.tsx";
import { LocalizedText } from "#ui/text.tsx";
import type { PillarNumbers } from "./pillar-numbers.ts";

/** The name as the declaration gives it; a translation that no official text bears out says so. */
export function PillarName({ pillar, locale }: { pillar: PillarItem; locale: Locale }) {
  return (
    <>
      <LocalizedText value={pillar.name} locale={locale} />
      {isUnofficial(pillar, locale) && (
        <>
          {" "}
          <LanguageState state="unofficial" lang={locale} locale={locale} />
        </>
      )}
    </>
  );
}

export function isUnofficial({ name }: PillarItem, locale: Locale): boolean {
  return isUnsettled(name.state[locale]);
}

/** What the record holds under a pillar: each number is a link to what it counts. */
export function PillarLeaders({ number, numbers, locale }: { number: number; numbers: PillarNumbers; locale: Locale }) {
  const t = translator(locale);
  const list = addressOf(locale, "/recommendations");
  const counted = (count: number, href: string) =>
    count > 0 ? <a href={href}>{formatNumber(count, locale)}</a> : t("pillars:none");
  return (
    <Leaders
      items={[
        {
          key: "commitments",
          label: t("pillars:commitments"),
          value: counted(numbers.commitments, `${list}?kind=commitment&pillar=${number}`),
        },
        {
          key: "meetings",
          label: t("pillars:meetings"),
          value: counted(numbers.meetings, addressOf(locale, "/meetings", `?pillar=${number}`)),
        },
        {
          key: "recommendations",
          label: t("pillars:recommendations"),
          value: counted(numbers.recommendations, `${list}?pillar=${number}`),
        },
        ...numbers.states.map(({ status, count }) => ({
          key: status,
          label: <TextState state={status} count={count} locale={locale} />,
          value: counted(count, `${list}?pillar=${number}&status=${status}`),
        })),
      ]}
    />
  );
}
