import type { Reported } from "#features/meetings/meeting.ts";
import { agreedText, reportedOf } from "#features/meetings/reported-words.ts";
import { addressOf } from "#i18n/address.ts";
import { capital } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import type { Source } from "#i18n/source.ts";
import { translator } from "#i18n/t.ts";
import { roman } from "#lib/roman.ts";
import { Note } from "#ui/note.tsx";
import { EmptyState, Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { Disagreement, LocalizedText } from "#ui/text.tsx";
import { ListNotes, onlyInOther, RecommendationRows } from "#views/search/recommendation-list.tsx";
import type { MeetingPage } from "./find-meeting.ts";
import { ReportedNote } from "./meeting-outcomes.tsx";

type Props = { locale: Locale; meeting: MeetingPage };

/** The recommendations, or commitments, that were born at it. */
export function MeetingRecommendations({ locale, meeting }: Props) {
  const t = translator(locale);
  const agreed = reportedOf(meeting.reported, "agreed");
  const kinds = (["recommendation", "commitment"] as const)
    .map((kind) => ({ kind, items: meeting.recommendations.filter((item) => item.kind === kind) }))
    .filter(({ kind, items }) => items.length > 0 || (kind === "recommendation" && agreed.length > 0));
  if (kinds.length === 0 && meeting.type === "ewg" && meeting.state === "held") {
    return (
      <Section id="recommendations" title={t("meetings:born.recommendations")}>
        <EmptyState>
          <p>{t("meetings:born.none")}</p>
          <p>
            <a href={addressOf(locale, "/recommendations")}>{t("meetings:born.all")}</a>
          </p>
        </EmptyState>
      </Section>
    );
  }
  return kinds.map(({ kind, items }) => (
    <Section key={kind} id={`${kind}s`} title={t(`meetings:born.${kind}s`)}>
      {kind === "recommendation" &&
        agreed.map((told, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
          <AgreedAsTold key={index} told={told} recorded={items.length} locale={locale} />
        ))}
      <div className="notes mb-3">
        <ListNotes items={items} locale={locale} />
      </div>
      <RecommendationRows
        items={items}
        locale={locale}
        search={meeting.asof ? `?asof=${meeting.asof}` : ""}
        saysLanguage={!onlyInOther(items, locale)}
      />
    </Section>
  ));
}

/** The number that a source tells of, beside that of the records. */
function AgreedAsTold({ told, recorded, locale }: { told: Reported; recorded: number; locale: Locale }) {
  return (
    <div className="mb-3">
      <p>
        <b>{capital(agreedText(told, recorded, locale), locale)}</b>
        {told.pillar !== null && `, ${translator(locale)("meetings:pillarWithin", { numeral: roman(told.pillar) })}`}
        <ReportedNote told={told} locale={locale} />
      </p>
      <SourceNote locale={locale} source={told.source} />
    </div>
  );
}

/** Sources that say different things, side by side, and what the portal records. */
export function MeetingConflicts({ locale, meeting }: Props) {
  const t = translator(locale);
  return meeting.conflicts.map((conflict, index) => (
    <Section
      // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
      key={index}
      id={`sources-${index + 1}`}
      title={<LocalizedText value={conflict.heading} locale={locale} />}
      note={
        <Note kind="look" title={t("ui:note.disagree")} locale={locale}>
          <LocalizedText value={conflict.note} locale={locale} />
        </Note>
      }
    >
      <Disagreement
        statements={conflict.statements.map(({ source, text }) => ({
          label: <SourceWords source={source} locale={locale} tag={false} />,
          text: <LocalizedText value={text} locale={locale} />,
        }))}
      />
    </Section>
  ));
}

export function SourceNote({ locale, source, title }: { locale: Locale; source: Source; title?: string }) {
  return (
    <Note locale={locale} title={title}>
      <SourceWords source={source} locale={locale} tag={false} />
    </Note>
  );
}
