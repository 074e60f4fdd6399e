import { formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { inLanguage } from "#i18n/localized.ts";
import { translator } from "#i18n/t.ts";
import { type CodeRange, codeRanges } from "#lib/code-range.ts";
import { Code } from "#ui/code.tsx";
import { Form } from "#ui/form.tsx";
import { type Choice, Choices } from "#ui/form-choices.tsx";
import { Fields, HiddenField, LanguagePairField, RadioField } from "#ui/form-fields.tsx";
import { formWords } from "#ui/form-words.ts";
import { Leaders } from "#ui/list.tsx";
import { EmptyState } from "#ui/page.tsx";
import { TextState } from "#ui/state.tsx";
import type { MeetingForDesk } from "../meetings/meeting-desk-queries.ts";
import { pairLabels } from "../meetings/meeting-form-words.ts";
import { codesOfChoice, versionName, versionValues } from "./chosen.ts";
import { recordDecision } from "./decision-actions.ts";
import { groupName } from "./decision-groups.ts";
import type { DecidableGroup } from "./decision-queries.ts";
import { decisions, statusAfter } from "./recommendation.ts";
import { choiceOf } from "./recommendation-choice.tsx";

type Props = { locale: Locale; meeting: MeetingForDesk };

/** All that waits, by meeting, and what this meeting decided on those chosen. */
export function DecisionForm({ locale, meeting, groups }: Props & { groups: readonly DecidableGroup[] }) {
  const t = translator(locale);
  const items = groups.flatMap((group) => group.items);
  if (items.length === 0) {
    return (
      <EmptyState>
        <p>{t("staff:decisions.nothing")}</p>
      </EmptyState>
    );
  }
  return (
    <Form
      action={recordDecision}
      words={formWords(locale)}
      initial={{ meeting: meeting.code, first: groupName(groups[0]?.meeting?.code), ...versionValues(items) }}
      submit={t("staff:decisions.submit")}
      problemsTitle={t("staff:decisions.problems")}
      keepAs={`decisions-${meeting.code}`}
      others={
        <a className="button quiet" href={`/${locale}/meetings/${meeting.code}`}>
          {t("staff:meeting.seen")}
        </a>
      }
    >
      <HiddenField name="meeting" />
      <HiddenField name="first" />
      {items.map(({ code }) => (
        <HiddenField key={code} name={versionName(code)} />
      ))}
      <Fields>
        <p className="wide">{t("staff:decisions.lead")}</p>
        {groups.map((group) => (
          <Group key={group.meeting?.code ?? ""} locale={locale} meeting={meeting} group={group} />
        ))}
        <RadioField
          name="decision"
          label={t("staff:decisions.decision")}
          options={decisions.map((value) => ({ value, label: t(`staff:decisions.verbs.${value}`) }))}
          wide
        />
        <LanguagePairField
          name="source"
          labels={pairLabels("source")}
          hint={t("staff:decisions.sourceHint")}
          rows={2}
        />
        <LanguagePairField name="reason" labels={pairLabels("reason")} rows={2} />
      </Fields>
    </Form>
  );
}

function Group({ locale, meeting, group }: Props & { group: DecidableGroup }) {
  const t = translator(locale);
  const born = group.meeting;
  const dates = born && formatDates(born, locale);
  const title = born ? (inLanguage(born.title, locale)?.text ?? born.code) : t("staff:decisions.unknownMeeting");
  const runs = [...Map.groupBy(group.items, ({ status }) => status).values()].flatMap((same) =>
    codeRanges(same.map(({ code }) => code)),
  );
  const isOneByOne = runs.length === group.items.length;
  return (
    <Choices
      name="chosen"
      group={groupName(born?.code)}
      legend={title}
      hint={group.isLater && dates ? t("staff:decisions.later", { dates }) : dates}
      all={isOneByOne ? [] : runs.map((run) => runChoice(run, group, locale))}
      single={group.items.map((item) => choiceOf(item, locale))}
      singly={t("staff:decisions.one")}
      advice={
        group.isLater &&
        born && (
          <>
            {t("staff:decisions.waysOut")}{" "}
            <a href={`/${locale}/meetings/${meeting.code}/edit#dates-part`}>{t("staff:decisions.datesHere")}</a>,{" "}
            <a href={`/${locale}/meetings/${born.code}/edit#dates-part`}>
              {t("staff:decisions.datesThere", { code: born.code })}
            </a>
          </>
        )
      }
    />
  );
}

function runChoice({ from, to, codes }: CodeRange, { items }: DecidableGroup, locale: Locale): Choice {
  const status = items.find(({ code }) => code === from)?.status;
  return {
    value: codesOfChoice(codes),
    label: <Code code={from} to={to ?? undefined} inText={locale} />,
    state: status && <TextState state={status} count={codes.length} locale={locale} />,
  };
}

/** What is recorded as decided here. */
export function DecidedSoFar({ locale, meeting }: Props) {
  const t = translator(locale);
  const groups = [...Map.groupBy(meeting.decisions, ({ verb }) => verb)];
  return (
    <section className="form-part" aria-labelledby="decided-heading">
      <h2 id="decided-heading">{t("staff:decisions.so")}</h2>
      {groups.length === 0 ? (
        <p className="soft">{t("staff:decisions.noneYet")}</p>
      ) : (
        <Leaders
          items={groups.flatMap(([verb, decided]) =>
            codeRanges(decided.map(({ recommendation }) => recommendation.code)).map(({ from, to, codes }) => ({
              key: `${verb} ${from}`,
              label: <Code code={from} to={to ?? undefined} inText={locale} />,
              value: <TextState state={statusAfter([verb]) ?? "unknown"} count={codes.length} locale={locale} />,
            })),
          )}
        />
      )}
    </section>
  );
}
