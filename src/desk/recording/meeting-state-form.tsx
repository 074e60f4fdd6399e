import type { MeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { sourcesAt } from "#desk/meetings/meeting-sources.ts";
import { keptAs } from "#features/drafts/draft-forms.ts";
import { possibleMoves } from "#features/meetings/meeting-state.ts";
import { MeetingStateMark } from "#features/meetings/meeting-state-mark.tsx";
import { capital, formatDates } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { CitationsField } from "#ui/form/form-citations.tsx";
import { Fields, HiddenField, LanguagePairField, PartialDateField, RadioField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { stateValues } from "./meeting-state-form-definition.ts";

type Props = { locale: Locale; action: FormAction; meeting: MeetingForDesk };

/** Says how it stands, and offers what can become of it from there. */
export function StateForm({ locale, action, meeting }: Props) {
  const t = translator(locale);
  const moves = possibleMoves(meeting.told);
  return (
    <section className="form-part" aria-labelledby="state-heading">
      <h2 id="state-heading">{t("staff:state.heading")}</h2>
      <p>
        {capital(formatDates(meeting, locale), locale)}.{" "}
        {meeting.state === "held" ? (
          capital(t("meetings:state.held"), locale)
        ) : (
          <MeetingStateMark meeting={meeting} locale={locale} />
        )}
      </p>
      <p className="hint">{t("staff:state.lead")}</p>
      <Form
        action={action}
        initial={stateValues(meeting, locale)}
        submit={t("staff:state.submit")}
        keptAs={keptAs("meeting-state", meeting.code, meeting.access === "public" ? meeting : null)}
      >
        <Fields>
          <HiddenField name="code" />
          <HiddenField name="version" />
          <RadioField
            name="verb"
            label={t("staff:state.verb")}
            options={moves.map((value) => ({ value, label: t(`staff:state.verbs.${value}`) }))}
            stacked
            wide
          />
          {moves.some((move) => move !== "retract") && (
            <>
              <CitationsField
                name="source"
                labels={pairLabels("source")}
                hint={t("staff:state.sourceHint")}
                offered={sourcesAt(meeting)}
              />
              <PartialDateField name="on" label={t("staff:state.on")} hint={t("staff:state.onHint")} wide />
            </>
          )}
          <LanguagePairField name="reason" labels={pairLabels("reason")} hint={t("staff:state.reasonHint")} rows={2} />
          {moves.includes("postpone") && (
            <>
              <p className="wide">{t("staff:state.newDays")}</p>
              <PartialDateField name="start" label={t("staff:meeting.start")} />
              <PartialDateField name="end" label={t("staff:meeting.end")} />
            </>
          )}
        </Fields>
      </Form>
    </section>
  );
}
