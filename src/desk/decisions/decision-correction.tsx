import type { MeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { sourcesAt } from "#desk/meetings/meeting-sources.ts";
import { keptAs } from "#features/drafts/draft-forms.ts";
import { type Decision, decisions } from "#features/recommendations/recommendation.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { CitationsField } from "#ui/form/form-citations.tsx";
import { Fields, HiddenField, LanguagePairField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { EmptyState } from "#ui/page.tsx";
import { DecisionState, runRow, singleRow, together } from "./decision-form.tsx";
import { correctionValues } from "./decision-form-definition.ts";
import type { DecidedItem } from "./decision-queries.ts";
import { DecisionGroup } from "./decision-rows.tsx";
import { decidedRuns } from "./decision-runs.ts";
import { decisionOptions, rowWords } from "./decision-words.ts";

/** Shows what is recorded of a meeting, and takes what should have been: with a reason that stays. */
export function DecisionCorrectionForm({
  locale,
  action,
  meeting,
  decided,
}: {
  locale: Locale;
  action: FormAction;
  meeting: MeetingForDesk;
  decided: readonly DecidedItem[];
}) {
  const t = translator(locale);
  const back = addressOf(locale, "/meetings/[code]/decisions", meeting.code);
  if (decided.length === 0) {
    return (
      <EmptyState>
        <p>{t("staff:decisions.nothingToCorrect")}</p>
        <p>
          <a href={back}>{t("staff:decisions.title")}</a>
        </p>
      </EmptyState>
    );
  }
  const runs = decidedRuns(decided);
  const others = (recorded: Decision | undefined, among: readonly Decision[], count = 1) =>
    decisionOptions(locale, {
      count,
      empty: t("staff:decisions.asRecorded"),
      among: among.filter((decision) => decision !== recorded),
      orNone: true,
    });
  return (
    <Form
      action={action}
      initial={correctionValues(locale, meeting.code, decided)}
      submit={t("staff:decisions.correctSubmit")}
      problemsTitle={t("staff:decisions.correctProblems")}
      keptAs={keptAs("corrections", meeting.code)}
      others={
        <a className="button quiet" href={back}>
          {t("staff:decisions.title")}
        </a>
      }
    >
      <HiddenField name="meeting" />
      <Fields>
        <p className="wide">{t("staff:decisions.correctLead")}</p>
        <DecisionGroup
          legend={t("staff:decisions.so")}
          hint={t("staff:decisions.correctHint")}
          runs={runs.map((run) => ({
            ...runRow(run, locale),
            state: run.items[0] && (
              <DecisionState decision={run.items[0].decision} count={run.items.length} locale={locale} />
            ),
            options: others(run.items[0]?.decision, together, run.items.length),
          }))}
          rows={decided.map((item) => ({
            ...singleRow(item, locale, others(item.decision, decisions)),
            state: <DecisionState decision={item.decision} count={1} locale={locale} />,
          }))}
          words={rowWords(locale, { hasReasons: false })}
          isFirst
        />
        <LanguagePairField
          name="reason"
          labels={pairLabels("reason")}
          hint={t("staff:decisions.correctReasonHint")}
          rows={2}
        />
        <CitationsField
          name="source"
          labels={pairLabels("source")}
          hint={t("staff:decisions.sourceHint")}
          offered={sourcesAt(meeting)}
        />
      </Fields>
    </Form>
  );
}
