import { isListOfTopics } from "#features/agenda/agenda.ts";
import type { DocumentItem } from "#features/documents/document-queries.ts";
import { formatZone } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { keyOf } from "#i18n/source.ts";
import { translator } from "#i18n/t.ts";
import { Book, BookRow, EmptyState, Section } from "#ui/page.tsx";
import { LocalizedText } from "#ui/text.tsx";
import { AgendaRows } from "./agenda-rows.tsx";
import type { MeetingPage } from "./find-meeting.ts";
import { SourceNote } from "./meeting-parts.tsx";

type Props = { locale: Locale; meeting: MeetingPage; papers: readonly DocumentItem[] };

/** Its days, sessions and items, or, where none has a time, its topics; and what came of it. */
export function MeetingAgenda({ locale, meeting, papers }: Props) {
  const t = translator(locale);
  const { agenda, outcome } = meeting;
  const hasOutcome = Boolean(outcome.en || outcome.ru);
  const sources = agenda.map(({ source }) => source.map(keyOf).join(" "));
  const isOneSource = agenda.length > 1 && sources[0] !== "" && new Set(sources).size === 1;
  const isTopics = isListOfTopics(agenda);
  const ofAll = (
    <SourceNote locale={locale} source={agenda[0]?.source ?? []} title={t("meetings:agenda.sourceOfAll")} />
  );
  return (
    <Section
      id="agenda"
      title={
        <>
          {t("meetings:agenda.title")}{" "}
          {agenda.some(({ starts }) => starts !== null) && <ZoneText locale={locale} meeting={meeting} />}
        </>
      }
    >
      {agenda.length === 0 && !hasOutcome && (
        <EmptyState>
          <p>{t("meetings:agenda.none")}</p>
        </EmptyState>
      )}
      {!isTopics && isOneSource && <div className="notes mb-3">{ofAll}</div>}
      {!isTopics && (
        <AgendaRows
          {...{ locale, meeting, papers }}
          under={2}
          born={meeting.recommendations}
          saysSources={!isOneSource}
        />
      )}
      <Book>
        {isTopics &&
          agenda.map(({ id, number, title, source }, index) => (
            <BookRow
              key={id}
              id={`item-${id}`}
              label={<span className="rec">{number ?? index + 1}</span>}
              note={isOneSource ? index === 0 && ofAll : sources[index] && <SourceNote {...{ locale, source }} />}
            >
              <p className="rec">
                <LocalizedText value={title} locale={locale} />
              </p>
            </BookRow>
          ))}
        {hasOutcome && (
          <BookRow label={t("meetings:agenda.outcome")}>
            <p className="rec">
              <LocalizedText value={outcome} locale={locale} changes />
            </p>
          </BookRow>
        )}
      </Book>
    </Section>
  );
}

/** By which clocks all times are: said once. Where nothing tells it, that is said. */
export function ZoneText({ locale, meeting }: { locale: Locale; meeting: Pick<MeetingPage, "zone" | "firstDay"> }) {
  const t = translator(locale);
  const { zone, firstDay } = meeting;
  if (!meeting.zone.name) return <span className="agenda-zone">{t("agenda:zoneUnknown")}</span>;
  return (
    <span className="agenda-zone">{t("agenda:zone", { zone: formatZone(zone.name ?? "", firstDay, locale) })}</span>
  );
}
