import { keptAs } from "#features/drafts/draft-forms.ts";
import type { MeetingItem } from "#features/meetings/meeting-queries.ts";
import { titleText } from "#features/meetings/meeting-words.ts";
import { move } from "#features/recommendations/recommendation.ts";
import type { RecommendationItem } from "#features/recommendations/recommendation-item.ts";
import type { Locale } from "#i18n/locale.ts";
import { keyOf } from "#i18n/source.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { CitationsField } from "#ui/form/form-citations.tsx";
import { Fields, HiddenField, LanguagePairField, PartialDateField, SelectField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { closingValues, noClosingValues } from "./closing-form-definition.ts";

type Props = {
  locale: Locale;
  close: FormAction;
  takeBack: FormAction;
  item: RecommendationItem;
  /** that can have closed it */
  meetings: readonly MeetingItem[];
};

/** Closes it, or takes that back; where neither is possible, says from where it is. */
export function Closing({ locale, close, takeBack, item, meetings }: Props) {
  const t = translator(locale);
  if (item.status === "closed") return <TakeBackClosing {...{ locale, takeBack, item }} />;
  if (!move(item.status, "close").ok) return <p className="form-part">{t("staff:closing.cannot")}</p>;
  return (
    <section className="form-part" aria-labelledby="close-heading">
      <h2 id="close-heading">{t("staff:closing.heading")}</h2>
      <p>{t("staff:closing.lead")}</p>
      <Form
        action={close}
        initial={closingValues(item, locale)}
        submit={t("staff:closing.submit", { code: item.code })}
        keptAs={keptAs("closing", item.code, item)}
      >
        <Fields>
          <Seen />
          <SelectField
            name="meeting"
            label={t("staff:closing.meeting")}
            hint={t("staff:closing.meetingHint")}
            wide
            options={[
              { value: "", label: t("staff:closing.noMeeting") },
              ...meetings.map((meeting) => ({
                value: meeting.code,
                label: `${meeting.code}: ${titleText(meeting, locale)}`,
              })),
            ]}
          />
          <PartialDateField name="on" label={t("staff:closing.on")} hint={t("staff:closing.onHint")} wide />
          <Why locale={locale} item={item} hint={t("staff:closing.reasonHint")} />
        </Fields>
      </Form>
    </section>
  );
}

function TakeBackClosing({ locale, takeBack, item }: Pick<Props, "locale" | "takeBack" | "item">) {
  const t = translator(locale);
  return (
    <section className="form-part" aria-labelledby="back-heading">
      <h2 id="back-heading">{t("staff:closing.takeBack")}</h2>
      <p>{t("staff:closing.takeBackLead")}</p>
      <Form
        action={takeBack}
        initial={noClosingValues(item, locale)}
        submit={t("staff:closing.takeBackSubmit")}
        keptAs={keptAs("no-closing", item.code, item)}
        danger
      >
        <Fields>
          <Seen />
          <Why locale={locale} item={item} hint={t("staff:decisions.correctReasonHint")} />
        </Fields>
      </Form>
    </section>
  );
}

function Seen() {
  return (
    <>
      <HiddenField name="code" />
      <HiddenField name="version" />
    </>
  );
}

function Why({ locale, hint, item }: { locale: Locale; hint: string; item: RecommendationItem }) {
  const offered = item.source.map(keyOf);
  return (
    <>
      <LanguagePairField name="reason" labels={pairLabels("reason")} hint={hint} rows={2} />
      <CitationsField
        name="source"
        labels={pairLabels("source")}
        hint={translator(locale)("staff:decisions.sourceHint")}
        offered={offered}
      />
    </>
  );
}
