import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { MeetingHeading, PlaceAndDates } from "#features/recommendations/recommendation-meeting.tsx";
import { RecommendationWords } from "#features/recommendations/recommendation-words.tsx";
import { addressOf } from "#i18n/address.ts";
import { capital } from "#i18n/format.ts";
import { isUnsettled } from "#i18n/language-state.ts";
import type { Locale } from "#i18n/locale.ts";
import { recordWordsIn } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { typeset } from "#i18n/typeset.ts";
import remarks from "#prisma/data/commitments.json" with { type: "json" };
import { Code } from "#ui/code.tsx";
import { GroupHead, RecordList, RecordRow } from "#ui/list.tsx";
import { Note } from "#ui/note.tsx";
import { TextState } from "#ui/state.tsx";
import { parseQuery, type RecommendationQuery, searchOf, sorts } from "./recommendation-filter.ts";

type Props = {
  items: readonly RecommendationItem[];
  locale: Locale;
  /** the query that the links carry on, with its question mark: `?asof=2021-11-16` */
  search?: string;
};

/** A page of the list: under its meetings where it is sorted by them. */
export function RecommendationList({ items, locale, query }: Props & { query: RecommendationQuery }) {
  const search = searchOf({ ...parseQuery(new URLSearchParams()), asof: query.asof });
  if (query.sort === "meeting") return <RecommendationsByMeeting {...{ items, locale, search }} />;
  return (
    <div className="part">
      <RecommendationRows {...{ items, locale, search }} saysLanguage={!onlyInOther(items, locale)} />
    </div>
  );
}

/** Says how the list is sorted, and offers how else it can be. */
export function SortLinks({ locale, query }: { locale: Locale; query: RecommendationQuery }) {
  const t = translator(locale);
  return (
    <p className="small mt-2 print:hidden">
      {t(`recommendations:sorted.${query.sort}`)}{" "}
      {sorts
        .filter((sort) => sort !== query.sort)
        .map((sort, index) => (
          <span key={sort}>
            {index > 0 && ", "}
            <a href={addressOf(locale, "/recommendations", searchOf(query, { sort }))}>
              {index > 0 ? t(`recommendations:sortBy.${sort}`) : capital(t(`recommendations:sortBy.${sort}`), locale)}
            </a>
          </span>
        ))}
    </p>
  );
}

/** Recommendations under the meetings that brought them forth, newest first. */
export function RecommendationsByMeeting({ items, heading, ...props }: Props & { heading?: "h2" | "h3" }) {
  const t = translator(props.locale);
  const groups = [...Map.groupBy(items, ({ meeting }) => meeting?.code)];
  return groups.map(([code, members]) => {
    const meeting = members[0]?.meeting;
    return (
      <section key={code ?? "unknown"}>
        {meeting ? (
          <GroupHead
            as={heading}
            title={<MeetingHeading meeting={meeting} locale={props.locale} />}
            aside={<PlaceAndDates meeting={meeting} locale={props.locale} />}
          />
        ) : (
          <GroupHead as={heading} title={t("recommendations:list.meetingUnknown")} aside={t("ui:date.unknown")} />
        )}
        <RecommendationRows items={members} {...props} saysLanguage={!onlyInOther(items, props.locale)} />
      </section>
    );
  });
}

export function RecommendationRows({
  items,
  locale,
  search = "",
  saysLanguage = true,
}: Props & { saysLanguage?: boolean }) {
  return (
    <RecordList>
      {items.map((item) => (
        <RecordRow
          key={item.code}
          number={<Code code={item.code} href={addressOf(locale, "/recommendations/[code]", item.code, search)} />}
          state={item.status && <TextState state={item.status} locale={locale} />}
        >
          <RecommendationWords item={item} locale={locale} saysLanguage={saysLanguage} />
        </RecordRow>
      ))}
    </RecordList>
  );
}

/**
 * Says what a reader must know before the first text: what else its source holds, that words are samples, that none is in
 * the reader's language.
 */
export function ListNotes({ items, locale }: Props) {
  const t = translator(locale);
  const other = onlyInOther(items, locale);
  const samples = items.filter(({ provenance }) => provenance === "sample");
  return (
    <div className="notes mt-4">
      {remarks
        .filter(({ meeting }) => items.some((item) => item.kind === "commitment" && item.meeting?.code === meeting))
        .map(({ meeting, title, text }) => (
          <Note kind="look" locale={locale} title={title[locale]} key={meeting}>
            {typeset(text[locale], locale)}
          </Note>
        ))}
      {samples.length > 0 && (
        <Note kind="look" locale={locale} title={t("ui:note.sample")}>
          {t("recommendations:list.sampleNote")}
          {samples.some((item) => isTranslation(item, locale)) && ` ${t("recommendations:text.sampleTranslation")}`}
        </Note>
      )}
      {other && (
        <Note kind="look" locale={locale} title={t("recommendations:list.fallbackTitle")}>
          {t("recommendations:list.fallbackNote", { inLanguage: t(`ui:language.in.${other}`) })}
        </Note>
      )}
    </div>
  );
}

/** The words that its reader sees are a translation that nobody has read again. */
function isTranslation({ text }: RecommendationItem, locale: Locale): boolean {
  const found = recordWordsIn(text, locale);
  return found !== null && isUnsettled(text.state[found.lang]);
}

/** The other language, where every text that is shown stands in it. */
export function onlyInOther(items: readonly RecommendationItem[], locale: Locale): Locale | null {
  const shown = items.flatMap(({ text }) => recordWordsIn(text, locale) ?? []);
  return shown.length > 1 && shown.every(({ fallback }) => fallback) ? (shown[0]?.lang ?? null) : null;
}
