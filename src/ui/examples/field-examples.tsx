import type { Locale } from "#i18n/locale.ts";
import { keyOf } from "#i18n/source.ts";
import { translator } from "#i18n/t.ts";
import { CitationsField } from "#ui/form/form-citations.tsx";
import {
  CheckboxField,
  Fields,
  HiddenField,
  LanguagePairField,
  PartialDateField,
  PasswordField,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from "#ui/form/form-fields.tsx";
import { chosenFrom, Field, Group, Message, Options, Theirs } from "#ui/form/form-parts.tsx";
import { languageStateOptions, pairLabels } from "#ui/form/language-words.ts";
import { LanguageState } from "#ui/state.tsx";
import type { Examples } from "./gallery.tsx";
import { inEachState, inForm } from "./in-form.tsx";
import { say, words } from "./words.ts";

/** Native controls, each joined with its label, hint and message. */
export const fieldExamples = {
  TextField: {
    inEachState: (locale) =>
      inEachState(
        locale,
        {
          name: "text",
          value: { "": say("vienna", locale) },
          theirs: { "": say("moscow", locale) },
          problem: "staff:problem.text",
        },
        (props) => <TextField {...props} />,
      ),
    ofOneKind: (locale) =>
      inForm(
        { values: { "text-email": "unit@example.org" } },
        <Fields single>
          <TextField name="text-email" label={say("address", locale)} type="email" autoComplete="off" />
        </Fields>,
      ),
  },
  TextArea: {
    inEachState: (locale) =>
      inEachState(
        locale,
        {
          name: "area",
          value: { "": say("gaps", locale) },
          theirs: { "": say("standardize", locale) },
          problem: "staff:problem.text",
        },
        (props) => <TextArea {...props} rows={3} />,
      ),
    wide: (locale) =>
      inForm(
        { values: { "area-wide": say("gaps", locale) } },
        <Fields>
          <TextArea name="area-wide" label={say("wide", locale)} wide />
        </Fields>,
      ),
  },
  PasswordField: {
    inEachState: (locale) =>
      inEachState(locale, { name: "password", value: {}, problem: "errors:wrongPassword" }, (props) => (
        <PasswordField {...props} autoComplete="off" />
      )),
  },
  SelectField: {
    inEachState: (locale) =>
      inEachState(
        locale,
        { name: "select", value: { "": "draft" }, theirs: { "": "reviewed" }, problem: "staff:problem.choose" },
        (props) => <SelectField {...props} options={[nothing(locale), ...languageStateOptions(locale)]} />,
      ),
  },
  RadioField: {
    inEachState: (locale) =>
      inEachState(
        locale,
        { name: "radio", value: { "": "draft" }, theirs: { "": "reviewed" }, problem: "staff:problem.choose" },
        (props) => <RadioField {...props} options={languageStateOptions(locale)} />,
      ),
    stacked: (locale) =>
      inForm(
        { values: { "radio-stacked": "centre" } },
        <RadioField name="radio-stacked" label={say("stacked", locale)} options={places(locale)} stacked />,
      ),
  },
  CheckboxField: {
    inEachState: (locale) =>
      inEachState(
        locale,
        { name: "check", value: { "": ["vienna", "centre"] }, theirs: { "": [] }, problem: "staff:problem.chosen" },
        (props) => <CheckboxField {...props} options={places(locale)} />,
      ),
    besideOneAnother: (locale) =>
      inForm(
        { values: { "check-beside": ["draft", "official"] } },
        <CheckboxField
          name="check-beside"
          label={say("beside", locale)}
          options={languageStateOptions(locale)}
          stacked={false}
        />,
      ),
  },
  PartialDateField: {
    inEachState: (locale) =>
      inEachState(
        locale,
        {
          name: "date",
          value: { ".day": "31", ".month": "11", ".year": "2021" },
          theirs: { ".day": "", ".month": "12", ".year": "2021" },
          problem: "staff:problem.date",
        },
        (props) => <PartialDateField {...props} />,
      ),
  },
  CitationsField: {
    offeredAndTyped: () =>
      inForm(
        {
          values: {
            "citations.chosen": [keyOf({ text: words.vienna })],
            "citations.typed.rows": "1",
            "citations.typed.0.text.en": words.cooperate.en,
            "citations.typed.0.address": "https://www.unodc.org/",
            "citations.typed.0.seenOn.year": "2024",
            "citations.typed.0.language": "fa",
          },
        },
        <CitationsField name="citations" labels={pairLabels("source")} offered={[keyOf({ text: words.vienna })]} />,
      ),
    missingInARow: (locale) =>
      inForm(
        { problems: { cited: translator(locale)("staff:problem.source") } },
        <CitationsField name="cited" labels={pairLabels("source")} compact />,
      ),
  },
  LanguagePairField: {
    inEachState: (locale) =>
      inEachState(
        locale,
        {
          name: "pair",
          value: { ".en": words.cooperate.en, ".ru": words.cooperate.ru },
          theirs: { ".en": words.cooperate.en, ".ru": words.cooperateBefore.ru },
          problem: "staff:problem.title",
        },
        ({ name, hint }) => <LanguagePairField {...{ name, hint }} labels={pairLabels("title")} />,
      ),
    oneLineWithStates: (locale) =>
      inForm(
        { values: { "pair-city.en": words.vienna.en } },
        <LanguagePairField
          name="pair-city"
          labels={pairLabels("city")}
          states={{
            en: <LanguageState state="original" lang="en" locale={locale} />,
            ru: <LanguageState state="missing" lang="ru" locale={locale} />,
          }}
          rows={1}
        />,
      ),
  },
  HiddenField: {
    carriedAlong: () => inForm({ values: { version: "7" } }, <HiddenField name="version" />),
  },
  Fields: {
    twoColumns: (locale) =>
      inForm(
        {},
        <Fields>
          <TextField name="fields-1" label={say("city", locale)} />
          <TextField name="fields-2" label={say("address", locale)} />
          <TextField name="fields-3" label={say("wide", locale)} wide />
        </Fields>,
      ),
    oneColumn: (locale) =>
      inForm(
        {},
        <Fields single>
          <TextField name="fields-4" label={say("city", locale)} />
          <TextField name="fields-5" label={say("address", locale)} />
        </Fields>,
      ),
  },
  Field: {
    aroundControl: (locale) =>
      inForm(
        { problems: { field: translator(locale)("staff:problem.value") } },
        <Field name="field" label={say("problem", locale)} hint={translator(locale)("staff:meeting.numberHint")}>
          <input id="field" aria-describedby="field-hint field-problem" aria-invalid />
        </Field>,
      ),
  },
  Group: {
    aroundControls: (locale) =>
      inForm(
        { problems: { group: translator(locale)("staff:problem.value") } },
        <Group name="group" label={say("problem", locale)} theirs={[]}>
          <label>
            {say("city", locale)} <input id="group" aria-describedby="group-problem" aria-invalid />
          </label>
        </Group>,
      ),
  },
  Message: {
    none: () => inForm({}, <Message name="message-none" />),
    problem: (locale) =>
      inForm(
        { problems: { "message-problem": translator(locale)("staff:problem.source") } },
        <Message name="message-problem" />,
      ),
  },
  Theirs: {
    same: (locale) => theirs(locale, say("vienna", locale), say("vienna", locale)),
    emptied: (locale) => theirs(locale, say("vienna", locale), ""),
    words: (locale) => theirs(locale, say("vienna", locale), say("moscow", locale)),
    chosen: (locale) => theirs(locale, "centre", ["vienna", "moscow"]),
  },
  Options: {
    many: (locale) => (
      <label>
        {say("city", locale)}{" "}
        <select>
          <Options options={[nothing(locale), ...places(locale)]} />
        </select>
      </label>
    ),
  },
} satisfies Examples;

function theirs(locale: Locale, own: string, stored: string | string[]) {
  return inForm(
    { values: { city: own }, theirs: { city: stored } },
    <div className="form-field">
      <Theirs parts={["city"]} name="city" say={chosenFrom(places(locale))} />
    </div>,
  );
}

function nothing(locale: Locale) {
  return { value: "", label: translator(locale)("form:unknown") };
}

function places(locale: Locale) {
  return (["vienna", "moscow", "centre"] as const).map((value) => ({ value, label: say(value, locale) }));
}
