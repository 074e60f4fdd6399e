import type { MeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { sourcesAt } from "#desk/meetings/meeting-sources.ts";
import { namesText } from "#desk/names-text.ts";
import { choiceOf } from "#desk/recording/recommendation-choice.tsx";
import { keptAs } from "#features/drafts/draft-forms.ts";
import { type Decision, moves } from "#features/recommendations/recommendation.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import { addressOf } from "#i18n/address.ts";
import { capital, formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { plainWords } from "#i18n/record-words.ts";
import { translator } from "#i18n/t.ts";
import { codeRanges } from "#lib/code-range.ts";
import { Code } from "#ui/code.tsx";
import { Form } from "#ui/form/form.tsx";
import { CitationsField } from "#ui/form/form-citations.tsx";
import { Fields, HiddenField, LanguagePairField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { Leaders } from "#ui/list.tsx";
import { EmptyState } from "#ui/page.tsx";
import { TextState } from "#ui/state.tsx";
import { decisionValues } from "./decision-form-definition.ts";
import type { DecidableGroup, DecidedItem } from "./decision-queries.ts";
import { DecisionGroup, type RunRow, type SingleRow } from "./decision-rows.tsx";
import { lineName, type Run, runsOfGroup } from "./decision-runs.ts";
import { decisionOptions, rowWords } from "./decision-words.ts";

type Props = { locale: Locale; meeting: MeetingForDesk };

/**
 * All that waits, by meeting, and what this meeting decided on each. Its recorded decisions are there, too, for those
 * who were typing when a colleague recorded them.
 */
export function DecisionForm({
  locale,
  action,
  meeting,
  groups,
  decided,
}: Props & { action: FormAction; groups: readonly DecidableGroup[]; decided: readonly DecidedItem[] }) {
  const t = translator(locale);
  const items = groups.flatMap((group) => group.items);
  if (items.length === 0) {
    return (
      <EmptyState>
        <p>{t("staff:decisions.nothing")}</p>
      </EmptyState>
    );
  }
  const words = rowWords(locale, { hasReasons: true });
  const first = groups.find(({ isLater }) => !isLater) ?? groups[0];
  const codes = new Set(items.map(({ code }) => code));
  return (
    <Form
      action={action}
      initial={decisionValues(locale, meeting.code, { groups, decided })}
      submit={t("staff:decisions.submit")}
      problemsTitle={t("staff:decisions.problems")}
      keptAs={keptAs("decisions", meeting.code)}
      others={
        <a className="button quiet" href={addressOf(locale, "/meetings/[code]", meeting.code)}>
          {t("staff:meeting.seen")}
        </a>
      }
    >
      <HiddenField name="meeting" />
      <Fields>
        <p className="wide">{t("staff:decisions.lead")}</p>
        {groups.map((group) => (
          <DecisionGroup
            key={group.meeting?.code ?? ""}
            {...headOf(group, meeting, locale)}
            runs={runsOfGroup(group).map((run) => ({
              ...runRow(run, locale),
              state: <StateOf items={run.items} locale={locale} />,
              options: decisionOptions(locale, {
                empty: t("staff:decisions.verbs.none"),
                among: together,
                orNone: false,
                count: run.items.length,
              }),
            }))}
            rows={group.items.map((item) => {
              const isInRun = runsOfGroup(group).some((run) => run.items.includes(item));
              const empty = t(isInRun ? "staff:decisions.asRun" : "staff:decisions.verbs.none");
              return singleRow(item, locale, decisionOptions(locale, { empty, orNone: isInRun }));
            })}
            words={words}
            isFirst={group === first}
          />
        ))}
        <DecisionGroup
          legend={t("staff:decisions.meanwhile")}
          hint={t("staff:decisions.meanwhileHint")}
          runs={[]}
          rows={decided
            .filter(({ code }) => !codes.has(code))
            .map((item) => {
              const empty = t("staff:decisions.verbs.none");
              return singleRow(item, locale, decisionOptions(locale, { empty, orNone: false }));
            })}
          words={words}
          kept
        />
        <CitationsField
          name="source"
          labels={pairLabels("source")}
          hint={t("staff:decisions.sourceHint")}
          offered={sourcesAt(meeting)}
        />
        <LanguagePairField
          name="reason"
          labels={pairLabels("reason")}
          hint={t("staff:decisions.reasonHint")}
          rows={2}
        />
      </Fields>
    </Form>
  );
}

/** These decisions need no words of their own, and so can be said of many at once. */
export const together: readonly Decision[] = ["endorse", "return", "note"];

function headOf(group: DecidableGroup, meeting: MeetingForDesk, locale: Locale) {
  const t = translator(locale);
  const born = group.meeting;
  const dates = born && formatDates(born, locale);
  return {
    legend: born ? (plainWords(born.title, locale) ?? born.code) : t("staff:decisions.unknownMeeting"),
    hint: group.isLater && dates ? t("staff:decisions.later", { dates }) : dates,
    advice: group.isLater && born && (
      <>
        {t("staff:decisions.waysOut")}{" "}
        <a href={addressOf(locale, "/meetings/[code]/edit", meeting.code, "#dates-part")}>
          {t("staff:decisions.datesHere")}
        </a>
        ,{" "}
        <a href={addressOf(locale, "/meetings/[code]/edit", born.code, "#dates-part")}>
          {t("staff:decisions.datesThere", { code: born.code })}
        </a>
      </>
    ),
  };
}

export function runRow({ key, items }: Run, locale: Locale): Pick<RunRow, "name" | "label"> {
  const ranges = codeRanges(items.map(({ code }) => code));
  return {
    name: lineName(key),
    label: ranges.map(({ from, to }, index) => (
      <span key={from}>
        {index > 0 && ", "}
        <Code code={from} to={to ?? undefined} inText={locale} />
      </span>
    )),
  };
}

export function singleRow(item: RecommendationItem, locale: Locale, options: SingleRow["options"]): SingleRow {
  const { label, state, below } = choiceOf(item, locale);
  return {
    name: lineName(item.code),
    label,
    state,
    below,
    options,
    words: { text: translator(locale)("staff:decisions.textOf", { code: item.code }) },
  };
}

function StateOf({ items, locale }: { items: readonly RecommendationItem[]; locale: Locale }) {
  return <TextState state={items[0]?.status ?? "unknown"} count={items.length} locale={locale} />;
}

/** A decision as the meeting took it: endorsed with changes is told apart. */
export function DecisionState({ decision, count, locale }: { decision: Decision; count: number; locale: Locale }) {
  return (
    <TextState state={moves[decision].to} count={count} locale={locale}>
      {decision === "amend" ? capital(translator(locale)("states:amended", { count }), locale) : undefined}
    </TextState>
  );
}

/** Shows what is recorded as decided here, and the way to put it right. */
export function DecidedSoFar({
  locale,
  meeting,
  corrected,
}: Props & { corrected: readonly Pick<RecommendationItem, "code" | "text">[] }) {
  const t = translator(locale);
  const groups = [...Map.groupBy(meeting.decisions, ({ verb }) => verb)];
  return (
    <section className="form-part" aria-labelledby="decided-heading">
      <h2 id="decided-heading">{t("staff:decisions.so")}</h2>
      {corrected.length > 0 && (
        <p className="outcome" role="status">
          {t("staff:decisions.corrected", { count: corrected.length, names: namesText(corrected, locale) })}
        </p>
      )}
      {groups.length === 0 ? (
        <p className="soft">{t("staff:decisions.noneYet")}</p>
      ) : (
        <>
          <Leaders
            items={groups.flatMap(([verb, decided]) =>
              codeRanges(decided.map(({ recommendation }) => recommendation.code)).map(({ from, to, codes }) => ({
                key: `${verb} ${from}`,
                label: <Code code={from} to={to ?? undefined} inText={locale} />,
                value: <DecisionState decision={verb} count={codes.length} locale={locale} />,
              })),
            )}
          />
          <p>
            <a href={addressOf(locale, "/meetings/[code]/decisions/correct", meeting.code)}>
              {t("staff:decisions.correct")}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
