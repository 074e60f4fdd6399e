import { countAnswered, type Progress, silentFirst } from "#features/rounds/round.ts";
import type { PartnerInRound, Round } from "#features/rounds/round-queries.ts";
import { addressOf } from "#i18n/address.ts";
import { capital, formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Leaders } from "#ui/list.tsx";
import { EmptyState } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { LocalizedText, Tag } from "#ui/text.tsx";

export type RoundWithPartners = Round & { partners: readonly Progress[] };

/** Every round with its days and how many of those asked have answered. */
export function RoundList({ locale, rounds }: { locale: Locale; rounds: readonly RoundWithPartners[] }) {
  const t = translator(locale);
  if (rounds.length === 0) return <EmptyState>{t("rounds:none")}</EmptyState>;
  const count = (of: "all" | "some" | "silent") => ({
    key: of,
    head: t(`rounds:${of}`),
    numeric: true,
    cell: ({ partners, state }: RoundWithPartners) => countAnswered(partners, state)[of] ?? t("rounds:notOpen"),
  });
  return (
    <Table
      caption={<span className="unseen">{t("rounds:title")}</span>}
      rows={rounds}
      rowKey={({ year }) => year}
      columns={[
        {
          key: "year",
          head: t("rounds:year"),
          cell: ({ year, sample }) => (
            <>
              <a href={addressOf(locale, "/desk/rounds/[year]", year)}>{t("rounds:name", { year })}</a>{" "}
              {sample && <Tag>{capital(t("rounds:sample"), locale)}</Tag>}
            </>
          ),
        },
        { key: "opens", head: t("rounds:opens"), cell: ({ opensOn }) => formatDate(opensOn, locale) },
        { key: "due", head: t("rounds:due"), cell: ({ dueOn }) => formatDate(dueOn, locale) },
        { key: "state", head: t("rounds:state"), cell: ({ state }) => capital(t(`rounds:states.${state}`), locale) },
        count("all"),
        count("some"),
        count("silent"),
      ]}
    />
  );
}

/** The days of a round in words, calmly: also where they are over. */
export function RoundWhen({ locale, round }: { locale: Locale; round: Round }) {
  const t = translator(locale);
  return (
    <>
      {t(`rounds:when.${round.state}`, {
        opens: formatDate(round.opensOn, locale),
        due: formatDate(round.dueOn, locale),
      })}{" "}
      {round.sample && <Tag>{capital(t("rounds:sample"), locale)}</Tag>}
    </>
  );
}

/** In a list of what waits: "2026, due 31 Mar 2027". */
export function RoundDue({ locale, round }: { locale: Locale; round: Round }) {
  const due = formatDate(round.dueOn, locale, { short: true });
  return translator(locale)("rounds:dueShort", { year: round.year, due });
}

/** The unit says this to those asked. */
export function RoundNote({ locale, round }: { locale: Locale; round: Round }) {
  if (!round.note.en && !round.note.ru) return null;
  return (
    <p className="mb-4">
      <LocalizedText value={round.note} locale={locale} />
    </p>
  );
}

/** Lists who is asked and how much each has answered, the silent ones first. */
export function PartnersInRound({
  locale,
  round: { state },
  partners,
}: {
  locale: Locale;
  round: Round;
  partners: readonly PartnerInRound[];
}) {
  const t = translator(locale);
  if (partners.length === 0) return <EmptyState>{t("rounds:nobodyAsked")}</EmptyState>;
  const { all, some, silent } = countAnswered(partners, state);
  const silence = t(state === "announced" ? "rounds:notOpen" : "rounds:silence");
  const named = partners.map(({ name, ...partner }) => ({
    ...partner,
    localized: name,
    name: name[locale] ?? name.en ?? partner.code,
  }));
  return (
    <>
      <Leaders
        items={[
          { label: t("rounds:all"), value: all },
          { label: t("rounds:some"), value: some },
          { label: t("rounds:silent"), value: silent ?? t("rounds:notOpen") },
        ]}
      />
      <Table
        caption={<span className="unseen">{t("rounds:partners")}</span>}
        rows={silentFirst(named, new Intl.Collator(locale))}
        rowKey={({ code }) => code}
        columns={[
          {
            key: "partner",
            head: t("rounds:partner"),
            cell: ({ code, localized }) => (
              <a href={addressOf(locale, "/partners/[code]", code)}>
                <LocalizedText value={localized} locale={locale} />
              </a>
            ),
          },
          {
            key: "answered",
            head: t("rounds:answered"),
            numeric: true,
            cell: ({ answered, asked }) => t("rounds:answeredOf", { answered, asked }),
          },
          {
            key: "state",
            head: t("rounds:state"),
            cell: ({ answered, asked }) =>
              capital(answered === 0 ? silence : t(answered < asked ? "rounds:part" : "rounds:whole"), locale),
          },
        ]}
      />
    </>
  );
}
