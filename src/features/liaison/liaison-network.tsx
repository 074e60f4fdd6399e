import { addressOf } from "#i18n/address.ts";
import { formatDate } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage, recordWordsIn } from "#i18n/localized.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import { Facts } from "#ui/list.tsx";
import { Note } from "#ui/note.tsx";
import { Book, BookRow, EmptyState, Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { LocalizedText, Tag } from "#ui/text.tsx";
import type { LiaisonPost, Tenure } from "./liaison-queries.ts";

/** Every post with what sources tell of it: its route, its state over time, whom it covers. */
export function LiaisonNetwork({ locale, posts }: { locale: Locale; posts: readonly LiaisonPost[] }) {
  const t = translator(locale);
  return (
    <Section id="posts" title={t("liaison:posts")}>
      {posts.length ? (
        <Book>
          {posts.map((post) => (
            <BookRow
              key={post.code}
              id={post.code}
              label={
                <LocalizedText value={post.route?.name} locale={locale} narrow absent={t("liaison:routeUnknown")} />
              }
              note={<PostNotes locale={locale} post={post} />}
            >
              <PostFacts locale={locale} post={post} />
            </BookRow>
          ))}
        </Book>
      ) : (
        <EmptyState>{t("liaison:none")}</EmptyState>
      )}
    </Section>
  );
}

function PostFacts({ locale, post }: { locale: Locale; post: LiaisonPost }) {
  const t = translator(locale);
  const name = <LocalizedText value={post.place.name} locale={locale} />;
  return (
    <>
      <h3>
        <LocalizedText value={post.station} locale={locale} absent={name} />{" "}
        {post.sample && <Tag>{t("liaison:sample")}</Tag>}
      </h3>
      <Facts
        items={[
          {
            key: "place",
            label: t("liaison:place"),
            value: post.place.isPartner ? (
              <a href={addressOf(locale, "/partners/[code]", post.place.code)}>{name}</a>
            ) : (
              name
            ),
          },
          ...(inLanguage(post.station, locale)
            ? []
            : [{ key: "station", label: t("liaison:station"), value: t("liaison:stationUnknown") }]),
          {
            key: "state",
            label: t("liaison:state"),
            value: post.tenures.length
              ? post.tenures.map((tenure) => (
                  <p key={`${tenure.state}-${tenure.since}-${tenure.until}`}>{tenureWords(tenure, locale)}</p>
                ))
              : t("liaison:stateUnknown"),
          },
          {
            key: "coverage",
            label: t("liaison:coverage"),
            value: post.coverage.length ? <Coverage locale={locale} post={post} /> : t("liaison:coverageUnknown"),
          },
        ]}
      />
    </>
  );
}

function Coverage({ locale, post }: { locale: Locale; post: LiaisonPost }) {
  return post.coverage.map(({ code, name }, index) => (
    <span key={code}>
      {index > 0 && ", "}
      <a href={addressOf(locale, "/profiles/[code]", code)}>
        <LocalizedText value={name} locale={locale} />
      </a>
    </span>
  ));
}

/** The station of a post says nothing about partnership, and the page says so wherever one might think it does. */
function PostNotes({ locale, post }: { locale: Locale; post: LiaisonPost }) {
  const t = translator(locale);
  const place = inLanguage(post.place.name, locale)?.text ?? post.place.code;
  return (
    <>
      {!post.place.isPartner && (
        <Note kind="look" locale={locale} title={t("liaison:notPartner")}>
          {t("liaison:notPartnerText", { place })}
        </Note>
      )}
      {post.sample ? (
        <Note kind="look" locale={locale} title={t("liaison:sampleTitle")}>
          <LocalizedText
            value={post.note}
            locale={locale}
            changes
            absent={<SourceWords source={post.source} locale={locale} />}
          />
        </Note>
      ) : (
        <Note locale={locale}>
          <p>
            <SourceWords source={post.source} locale={locale} />
          </p>
          {recordWordsIn(post.note, locale) && (
            <p>
              <LocalizedText value={post.note} locale={locale} changes />
            </p>
          )}
        </Note>
      )}
    </>
  );
}

/** "held since January 2022", "vacant until January 2022", "held" where no date is known. */
export function tenureWords({ state, since, until }: Tenure, locale: Locale): string {
  const t = translator(locale);
  const words = (key: string) => `liaison:${state}${key}` as TextKey;
  const date = (value: string) => formatDate(value, locale, { of: true });
  if (since && until) return t(words("FromTo"), { since: date(since), until: date(until) });
  if (since) return t(words("Since"), { since: date(since) });
  if (until) return t(words("Until"), { until: date(until) });
  return t(words(""));
}
