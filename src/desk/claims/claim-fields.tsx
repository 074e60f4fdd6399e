"use client";

import { useTexts } from "#i18n/client-texts.tsx";
import type { Locale } from "#i18n/locale.ts";
import { ComparedWords } from "#ui/compared.tsx";
import { CitationsField } from "#ui/form/form-citations.tsx";
import { useField } from "#ui/form/form-context.ts";
import { CheckboxField, Fields, HiddenField, LanguagePairField, SelectField, TextArea } from "#ui/form/form-fields.tsx";

type Options = readonly { value: string; label: string }[];

export type ClaimFormWords = {
  source: Record<Locale, string>;
  sourceHint: string;
  sourceIfAny: string;
  /** the citations of the record in which the text stands */
  offered: readonly string[];
  reason: Record<Locale, string>;
  reasonHint: string;
  words: string;
  compared: string;
  told: { label: string; options: Options };
  provenance: string;
};

/** The text that the form is about: carried along. */
function OfText() {
  return ["noun", "code", "field", "language", "seen"].map((name) => <HiddenField key={name} name={name} />);
}

export function OfficialFields({ words }: { words: ClaimFormWords }) {
  return (
    <Fields>
      <OfText />
      <CitationsField name="source" labels={words.source} hint={words.sourceHint} offered={words.offered} />
    </Fields>
  );
}

export function NotOfficialFields({ words }: { words: ClaimFormWords }) {
  return (
    <Fields>
      <OfText />
      <LanguagePairField name="reason" labels={words.reason} hint={words.reasonHint} rows={2} />
      <CitationsField name="source" labels={words.source} hint={words.sourceIfAny} offered={words.offered} />
    </Fields>
  );
}

export function ErratumFields({
  words,
  language,
  provenances,
}: {
  words: ClaimFormWords;
  language: Locale;
  provenances: Options | null;
}) {
  return (
    <Fields>
      <OfText />
      <TextArea name="words" label={words.words} lang={language} rows={8} wide />
      <Compared title={words.compared} language={language} />
      <CheckboxField name="told" {...words.told} wide />
      {provenances ? (
        <SelectField name="provenance" label={words.provenance} options={provenances} wide />
      ) : (
        <HiddenField name="provenance" />
      )}
      <LanguagePairField name="reason" labels={words.reason} hint={words.reasonHint} rows={2} />
      <CitationsField name="source" labels={words.source} hint={words.sourceHint} offered={words.offered} />
    </Fields>
  );
}

/** The words that were typed beside those that stand, once that was asked for. */
function Compared({ title, language }: { title: string; language: Locale }) {
  const { locale, t } = useTexts();
  const pieces = useField("words").compared();
  if (!pieces) return null;
  return (
    <div className="theirs wide" role="status">
      <p>
        <b>{title}</b>
      </p>
      <p className="rec alone" lang={language}>
        <ComparedWords pieces={pieces} locale={locale} t={t} />
      </p>
    </div>
  );
}
