import { AgendaItemLinks } from "#features/agenda/agenda-item-links.tsx";
import type { AgendaItemNamed } from "#features/agenda/agenda-queries.ts";
import type { PillarItem } from "#features/pillars/pillar-queries.ts";
import { MeetingMention } from "#features/recommendations/recommendation-meeting.tsx";
import { addressOf } from "#i18n/address.ts";
import { dayOf, formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage, type Localized } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import type { Asof } from "#lib/asof.ts";
import { roman } from "#lib/roman.ts";
import { Facts } from "#ui/list.tsx";
import { Section } from "#ui/page.tsx";
import { LocalizedText } from "#ui/text.tsx";
import type { RecommendationPage } from "./find-recommendation.ts";
import { AsofForm } from "./recommendation-asof.tsx";

type Props = {
  page: RecommendationPage;
  locale: Locale;
  /** of the agenda of its meeting, from which it came */
  items: readonly AgendaItemNamed[];
  pillar: PillarItem | null;
  /** the number that there are, as far as this reader may see */
  commitments: number;
  /** the name of the partnership */
  name: Localized | null;
  /** the address of the page as it stands today, without and with its host */
  path: string;
  origin: string;
  day: string | null;
  asof: Asof;
};

export function RecommendationRelated({
  page,
  locale,
  items,
  pillar,
  commitments,
  name,
  path,
  origin,
  day,
  asof,
}: Props) {
  const t = translator(locale);
  const list = addressOf(locale, "/recommendations");
  const kind = page.kind === "commitment" ? "&kind=commitment" : "";
  const facts = [
    pillar && {
      label: t("recommendations:related.pillar"),
      value: (
        <a href={addressOf(locale, "/pillars/[number]", pillar.number)}>
          {roman(pillar.number)}. <LocalizedText value={pillar.short} locale={locale} />
        </a>
      ),
    },
    page.meeting && {
      label: t("recommendations:related.meeting"),
      value: <MeetingMention meeting={page.meeting} locale={locale} />,
    },
    items.length > 0 && {
      label: t("agenda:from"),
      value: <AgendaItemLinks {...{ items, locale }} />,
    },
    page.meeting &&
      page.siblings > 1 && {
        label: t("recommendations:related.siblings"),
        value: (
          <a href={`${list}?meeting=${page.meeting.code}${kind}`}>
            {t(`recommendations:found.${page.kind}`, { count: page.siblings })}
          </a>
        ),
      },
    pillar &&
      page.kind === "recommendation" &&
      commitments > 0 && {
        label: t("recommendations:related.commitments"),
        value: (
          <a href={`${list}?kind=commitment&pillar=${pillar.number}`}>
            {t("recommendations:found.commitment", { count: commitments })}
          </a>
        ),
      },
    { label: t("recommendations:related.cite"), value: <Citation {...{ page, locale, name, path, origin, day }} /> },
  ];
  return (
    <Section
      id="related"
      title={t("recommendations:related.title")}
      note={<AsofForm {...{ locale, day, asof }} today={path} />}
    >
      <Facts items={facts.filter((fact) => fact !== null && fact !== false)} />
    </Section>
  );
}

function Citation({
  page,
  locale,
  name,
  path,
  origin,
  day,
}: Pick<Props, "page" | "locale" | "name" | "path" | "origin" | "day">) {
  const t = translator(locale);
  const values = {
    code: page.code,
    name: inLanguage(name, locale)?.text ?? t("ui:title"),
    date: formatDate(dayOf(new Date()), locale),
    address: `${origin}${path}${day ? `?asof=${day}` : ""}`,
  };
  const noun = page.kind === "commitment" ? "citationCommitment" : "citation";
  return (
    <>
      <span className="small">
        {day
          ? t(`recommendations:related.${noun}Asof`, { ...values, day: formatDate(day, locale) })
          : t(`recommendations:related.${noun}`, values)}
      </span>
      {page.provenance === "sample" && <p className="small">{t("recommendations:related.citationSample")}</p>}
    </>
  );
}
