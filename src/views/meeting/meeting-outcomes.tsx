import type { Reported } from "#features/meetings/meeting.ts";
import { pillarWord } from "#features/meetings/meeting-words.ts";
import { reportedText } from "#features/meetings/reported-words.ts";
import { moves } from "#features/recommendations/recommendation.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { MeetingMention } from "#features/recommendations/recommendation-meeting.tsx";
import { addressOf } from "#i18n/address.ts";
import { capital, formatNumber } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { keyOf } from "#i18n/source.ts";
import { type TextKey, translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { Note } from "#ui/note.tsx";
import { Book, BookRow, Section } from "#ui/page.tsx";
import { SourceWords } from "#ui/source.tsx";
import { TextState } from "#ui/state.tsx";
import { LocalizedText } from "#ui/text.tsx";
import type { Outcome } from "./meeting-outcome.ts";

type Some = Outcome<RecommendationItem>;

/** Pillar by pillar what a policy meeting decided, what it could not have decided, and where there was nothing to decide. */
export function MeetingOutcomes({
  locale,
  outcomes,
  reported,
  asof,
}: {
  locale: Locale;
  outcomes: readonly Some[];
  /** numbers of those that a source says it endorsed, without saying which */
  reported: readonly Reported[];
  asof: string | null;
}) {
  if (outcomes.length + reported.length === 0) return null;
  const t = translator(locale);
  const onlyEndorsed = outcomes.every((outcome) => outcome.kind !== "decided" || moves[outcome.verb].to === "endorsed");
  return (
    <Section id="decided" title={t(onlyEndorsed ? "meetings:outcome.endorsed" : "meetings:outcome.decided")}>
      <Book>
        {outcomes.map((outcome, index) => (
          <BookRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
            key={index}
            label={outcome.pillar === null ? t("meetings:outcome.noPillar") : pillarWord(outcome.pillar, locale)}
            note={outcome.kind !== "noneRecorded" && <Sources locale={locale} outcome={outcome} />}
          >
            {outcome.kind === "noneHeld" || outcome.kind === "noneRecorded" ? (
              <p className="soft">{t(`meetings:list.${outcome.kind}`, { year: outcome.year })}</p>
            ) : (
              <Numbered locale={locale} outcome={outcome} asof={asof} />
            )}
          </BookRow>
        ))}
        {reported.map((told, index) => (
          <BookRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
            key={`told-${index}`}
            label={told.pillar === null ? t("meetings:outcome.noPillar") : pillarWord(told.pillar, locale)}
            note={
              <Note locale={locale}>
                <SourceWords source={told.source} locale={locale} tag={false} />
              </Note>
            }
          >
            <p>
              {capital(reportedText(told, locale), locale)}
              <ReportedNote told={told} locale={locale} />
            </p>
            <p className="soft">{t("meetings:reported.notCounted")}</p>
          </BookRow>
        ))}
      </Book>
    </Section>
  );
}

/** The source says this, too, of their number. */
export function ReportedNote({ told: { note }, locale }: { told: Reported; locale: Locale }) {
  if (!note?.en && !note?.ru) return null;
  return (
    <>
      , <LocalizedText value={note} locale={locale} />
    </>
  );
}

type Counted = Exclude<Some, { kind: "noneHeld" | "noneRecorded" }>;

function Numbered({ locale, outcome, asof }: { locale: Locale; outcome: Counted; asof: string | null }) {
  const t = translator(locale);
  const state = outcome.kind === "decided" ? moves[outcome.verb].to : (outcome.status ?? "unknown");
  const counted = t("meetings:outcome.counted", {
    number: formatNumber(outcome.count, locale),
    state:
      outcome.kind === "decided" && outcome.verb === "amend"
        ? t("states:amended", { count: outcome.count })
        : t(`states:text.${state}` as TextKey, { count: outcome.count }),
  });
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3">
        {outcome.ranges.map(({ from, to, codes }) => (
          <span key={from}>
            <Code
              code={from}
              to={to ?? undefined}
              inText={locale}
              href={addressOfCounted(locale, outcome, codes, asof)}
            />{" "}
          </span>
        ))}
        <TextState state={state} locale={locale}>
          {capital(
            outcome.kind === "decided"
              ? counted
              : t(isWaiting(state) ? "meetings:outcome.notEndorsed" : "meetings:outcome.elsewhere", {
                  counted,
                  count: outcome.count,
                }),
            locale,
          )}
        </TextState>
      </div>
      {outcome.kind !== "decided" && (
        <p className="soft">
          {outcome.meeting && (
            <>
              <MeetingMention meeting={outcome.meeting} locale={locale} />
              {". "}
            </>
          )}
          {why(locale, outcome)}
        </p>
      )}
    </>
  );
}

function why(locale: Locale, outcome: Exclude<Counted, { kind: "decided" }>): string {
  const t = translator(locale);
  if (outcome.kind === "undecided") {
    return t(outcome.meeting ? "meetings:outcome.undecided" : "meetings:outcome.undecidedNoMeeting");
  }
  return outcome.daysAfter === null
    ? t("meetings:outcome.later")
    : t("meetings:outcome.laterByDays", { count: outcome.daysAfter });
}

function isWaiting(state: string): boolean {
  return state === "agreed" || state === "forwarded" || state === "drafted";
}

/** One number is its own page; several are the list of their pillar and year. */
function addressOfCounted(locale: Locale, { pillar }: Counted, codes: readonly string[], asof: string | null): string {
  const [code = ""] = codes;
  if (codes.length === 1 || pillar === null)
    return addressOf(locale, "/recommendations/[code]", code, asof ? `?asof=${asof}` : "");
  return addressOf(
    locale,
    "/recommendations",
    `?pillar=${pillar}&year=${code.slice(0, 4)}${asof ? `&asof=${asof}` : ""}`,
  );
}

function Sources({ locale, outcome }: { locale: Locale; outcome: Exclude<Some, { kind: "noneRecorded" }> }) {
  if (outcome.sources.length === 0) return null;
  return (
    <Note locale={locale}>
      {outcome.sources.map((source) => (
        <p key={source.map(keyOf).join(" ")}>
          <SourceWords source={source} locale={locale} tag={false} />
        </p>
      ))}
    </Note>
  );
}
