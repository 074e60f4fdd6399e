"use client";

import type { ReactNode } from "react";
import type { Locale } from "#i18n/locale.ts";
import { CitationsField } from "#ui/form/form-citations.tsx";
import {
  CheckboxField,
  Fields,
  HiddenField,
  LanguagePairField,
  RadioField,
  SelectField,
} from "#ui/form/form-fields.tsx";
import { AddresseeFields } from "./addressee-fields.tsx";
import type { AddresseeFormWords } from "./addressee-form-words.ts";
import type { RecommendationFormWords } from "./recommendation-form-words.ts";

type Props = { words: RecommendationFormWords };

/** The words in both languages, how far each has come, where they come from; `near`: what says nearly the same. */
export function TextFields({
  words,
  states,
  settled = {},
  near,
  isRecorded = false,
  hasSource = true,
}: Props & {
  states?: Partial<Record<Locale, ReactNode>>;
  /** the words of these languages are read here, and not changed */
  settled?: Partial<Record<Locale, boolean>>;
  near?: ReactNode;
  isRecorded?: boolean;
  /** a translator says nothing of where the original stands */
  hasSource?: boolean;
}) {
  return (
    <>
      <LanguagePairField name="text" labels={words.pairs.text} states={states} rows={6} settled={settled} />
      {isRecorded && words.telling.options.length > 0 && <CheckboxField name="textTold" {...words.telling} wide />}
      {near}
      {words.textStates.map(({ language, label }) =>
        settled[language] ? (
          <HiddenField key={language} name={`textState.${language}`} />
        ) : (
          <SelectField key={language} name={`textState.${language}`} label={label} options={words.states} />
        ),
      )}
      {hasSource && <CitationsField name="source" labels={words.pairs.source} offered={words.offered} />}
    </>
  );
}

/** A new recommendation: its words, how far it is, to whom it is addressed. */
export function NewRecommendationFields({
  words,
  addressees,
  near,
}: Props & { addressees: AddresseeFormWords; near: ReactNode }) {
  return (
    <Fields>
      <HiddenField name="meeting" />
      <TextFields words={words} near={near} />
      <RadioField name="provenance" label={words.provenance} options={words.newProvenances} wide />
      <RadioField name="verb" label={words.verb} options={words.verbs} wide />
      <AddresseeFields words={addressees} />
    </Fields>
  );
}

/** The words of one that is recorded already; what kind of words they are is for the unit to say. */
export function CorrectionFields({
  words,
  states,
  settled,
  provenances,
  near,
  hasSource,
}: Props & {
  hasSource: boolean;
  /** the recommendations that say nearly the same, while it is drafted */
  near: ReactNode;
  states: Partial<Record<Locale, ReactNode>>;
  settled: Partial<Record<Locale, boolean>>;
  provenances: readonly { value: string; label: string }[] | null;
}) {
  return (
    <Fields>
      <HiddenField name="code" />
      <TextFields {...{ words, states, settled, near, hasSource }} isRecorded />
      {provenances && <SelectField name="provenance" label={words.provenance} options={provenances} wide />}
    </Fields>
  );
}
