import type { MeetingForDesk } from "#desk/meetings/meeting-desk-queries.ts";
import { sourcesAt } from "#desk/meetings/meeting-sources.ts";
import { keptAs } from "#features/drafts/draft-forms.ts";
import { newCode, wordless } from "#features/recommendations/recommendation.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Form } from "#ui/form/form.tsx";
import { CitationsField } from "#ui/form/form-citations.tsx";
import { Fields, HiddenField, RadioField, TextField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { numbersValues } from "./numbers-form-definition.ts";
import { Numbered } from "./recommendation-desk.tsx";
import { findFirstFree } from "./recommendation-desk-queries.ts";

type Props = { locale: Locale; meeting: MeetingForDesk; action: FormAction };

/** Enters numbers of which the record holds no words: the first that is free is shown, the last is typed. */
export async function EnterNumbers({ locale, meeting, action }: Props) {
  const t = translator(locale);
  const first = await findFirstFree(meeting);
  const code = newCode(Number(meeting.firstDay?.slice(0, 4)), meeting.pillar ?? 0, first ?? 1);
  return (
    <section className="form-part" aria-labelledby="numbers-heading">
      <h2 id="numbers-heading">{t("wordless:link")}</h2>
      <Numbered locale={locale} meeting={meeting}>
        <p className="hint">{t("wordless:lead")}</p>
        <Form
          action={action}
          initial={numbersValues(meeting, first ?? 1, locale)}
          submit={t("wordless:submit")}
          keptAs={keptAs("recommendation", `numbers-of-${meeting.code}`, null)}
          others={
            <a className="button quiet" href={addressOf(locale, "/meetings/[code]/recommendations", meeting.code)}>
              {t("wordless:back")}
            </a>
          }
        >
          <Fields>
            <HiddenField name="meeting" />
            <HiddenField name="first" />
            <TextField
              name="last"
              label={t("wordless:last", { first: code, prefix: code.slice(0, code.lastIndexOf("-") + 1) })}
              hint={t("wordless:lastHint")}
              inputMode="numeric"
              wide
            />
            <RadioField
              name="provenance"
              label={t("wordless:kind")}
              options={wordless.map((value) => ({ value, label: t(`wordless:kinds.${value}`) }))}
              wide
            />
            <CitationsField
              name="source"
              labels={pairLabels("source")}
              hint={t("wordless:sourceHint")}
              offered={sourcesAt(meeting)}
            />
            <RadioField
              name="verb"
              label={t("wordless:verb")}
              options={(["agree", "draft"] as const).map((value) => ({ value, label: t(`wordless:verbs.${value}`) }))}
              wide
            />
          </Fields>
        </Form>
      </Numbered>
    </section>
  );
}
