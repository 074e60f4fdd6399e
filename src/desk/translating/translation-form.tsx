import { behindWords, tellingWords } from "#desk/text-telling.tsx";
import { keptAs } from "#features/drafts/draft-forms.ts";
import { directionOf, isSent, nameOfPlace } from "#features/texts/text.ts";
import type { TextToTranslate } from "#features/texts/text-queries.ts";
import { translationStates } from "#features/translations/translation.ts";
import { addressOf } from "#i18n/address.ts";
import { type Locale, languageNames } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { typeset } from "#i18n/typeset.ts";
import { Form } from "#ui/form/form.tsx";
import { CitationsField } from "#ui/form/form-citations.tsx";
import { CheckboxField, Fields, HiddenField, SelectField, TextArea } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import { LanguageState } from "#ui/state.tsx";
import { translationValues } from "./translation-form-definition.ts";

type Props = { locale: Locale; action: FormAction; text: TextToTranslate };

/** The original with what has changed in it since it was translated, and the translation to be written. */
export function TranslationForm({ locale, action, text: { place, text, source, publicIn } }: Props) {
  const t = translator(locale);
  const { from, into } = directionOf(text, text.state);
  const told = tellingWords(locale);
  return (
    <>
      <section className="form-part" aria-labelledby="original-heading">
        <h2 id="original-heading">{t("texts:form.original")}</h2>
        <p className="language">
          <b lang={from}>{languageNames[from]}</b>{" "}
          <LanguageState state={text.state[from]} lang={from} locale={locale} of={{ ...text, place: null }} />
        </p>
        {(text[from] ?? "")
          .split("\n")
          .filter((line) => line.trim())
          .map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never reordered
            <p key={index} className="rec alone" lang={from}>
              {typeset(line, from)}
            </p>
          ))}
        {behindWords(text, locale)[into]}
      </section>
      <Form
        action={action}
        initial={translationValues({ place, text, source }, locale)}
        submit={t("texts:form.submit")}
        keptAs={keptAs("translation", nameOfPlace(place), { publicIn })}
        others={<a href={addressOf(locale, "/desk/texts")}>{t("texts:list.title")}</a>}
      >
        <HiddenField name="code" />
        <HiddenField name="original" />
        <Fields>
          <TextArea name="words" label={t(`texts:form.words.${into}`)} lang={into} rows={rowsFor(text[from])} wide />
          {text[into] && !isSent(place) && (
            <CheckboxField
              name="wordsTold"
              label={told.label}
              options={told.options.filter(({ value }) => value === "translated")}
              wide
            />
          )}
          <SelectField
            name="state"
            label={t("texts:form.state")}
            options={translationStates
              .filter((value) => value !== "official" || text.state[into] === "official")
              .map((value) => ({ value, label: t(`states:language.${value}`) }))}
          />
          <CitationsField name="source" labels={pairLabels("source")} compact />
        </Fields>
      </Form>
    </>
  );
}

/** As many lines as the original is likely to take, so that nobody writes through a slot. */
function rowsFor(original: string | null): number {
  return Math.min(14, Math.max(2, Math.ceil((original ?? "").length / 60)));
}
