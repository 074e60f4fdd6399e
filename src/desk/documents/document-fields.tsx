"use client";

import type { ReactNode } from "react";
import { Alike } from "#desk/alike/alike-box.tsx";
import { Part } from "#desk/form-part.tsx";
import type { Locale } from "#i18n/locale.ts";
import { CitationsField } from "#ui/form/form-citations.tsx";
import {
  CheckboxField,
  Fields,
  HiddenField,
  LanguagePairField,
  PartialDateField,
  RadioField,
  SelectField,
  TextField,
} from "#ui/form/form-fields.tsx";
import { FoldedRow } from "#ui/form/form-rows.tsx";
import type { FormValues } from "#ui/form/form-state.ts";
import type { DocumentFormWords } from "./document-form-words.ts";

type ByLanguage<Value> = Partial<Record<Locale, Value>>;

type Props = {
  words: DocumentFormWords;
  /** of a document of which nothing is known: whatever stands as there is folded away */
  first: FormValues;
  /** of one that is recorded already: above the words of a language */
  above: Record<"title" | "summary", ByLanguage<ReactNode>> | null;
  /** of which nobody changes the words alone */
  settled?: Record<"title" | "summary", ByLanguage<boolean>>;
};

/** First what it is, then for whom, then where it belongs: the longer lists are unfolded when something of them is chosen. */
export function DocumentFields({
  words: { labels, alike, pairs, telling, titleStates, options },
  first,
  above,
  settled,
}: Props) {
  const yes = (label: string) => [{ value: "yes", label }];
  return (
    <>
      <button type="submit" hidden />
      <HiddenField name="code" />
      <Alike title={alike} />
      <Part id="what" title={labels.what}>
        <Fields>
          <TextField name="symbol" label={labels.symbol} hint={labels.symbolHint} />
          <SelectField name="kind" label={labels.kind} options={options.kinds} />
          <LanguagePairField
            name="title"
            labels={pairs.title}
            states={above?.title}
            rows={2}
            settled={settled?.title}
          />
          {above && <CheckboxField name="titleTold" {...telling} wide />}
          <PartialDateField name="issued" label={labels.issued} hint={labels.issuedHint} />
          <SelectField name="issuerPartner" label={labels.issuer} options={options.issuers} />
          <LanguagePairField name="issuerName" labels={pairs.issuer} rows={1} />
          <LanguagePairField
            name="summary"
            labels={pairs.summary}
            states={above?.summary}
            rows={2}
            settled={settled?.summary}
          />
          {above && <CheckboxField name="summaryTold" {...telling} wide />}
        </Fields>
        <FoldedRow
          parts={["described", "titleState.en", "titleState.ru"]}
          first={first}
          summary={labels.more}
          label={`${labels.what}: ${labels.more}`}
        >
          <Fields>
            <CheckboxField name="described" label={labels.described} options={yes(labels.describedBox)} wide />
            {titleStates.map(({ language, label }) =>
              settled?.title[language] ? (
                <HiddenField key={language} name={`titleState.${language}`} />
              ) : (
                <SelectField key={language} name={`titleState.${language}`} label={label} options={options.states} />
              ),
            )}
          </Fields>
        </FoldedRow>
      </Part>
      <Part id="whose" title={labels.whose} hint={labels.accessLead}>
        <Fields>
          <RadioField name="access" label={labels.access} options={options.access} wide />
        </Fields>
      </Part>
      <Part id="belongs" title={labels.belongs}>
        <Fields>
          <CheckboxField name="pillars" label={labels.pillars} options={options.pillars} wide />
          <TextField name="recommendations" label={labels.recommendations} hint={labels.belongsHint} wide />
          <CheckboxField name="mandate" label={labels.mandate} options={yes(labels.mandateBox)} wide />
        </Fields>
        {(["meetings", "partners", "programmes", "places"] as const).map((name) => (
          <FoldedRow
            key={name}
            parts={[name]}
            first={first}
            summary={labels[name]}
            label={`${labels.belongs}: ${labels[name]}`}
          >
            <Fields>
              <CheckboxField name={name} label={labels[name]} options={options[name]} wide />
            </Fields>
          </FoldedRow>
        ))}
      </Part>
      <Part id="source" title={labels.source}>
        <Fields>
          <TextField name="address" label={labels.address} hint={labels.addressHint} wide />
        </Fields>
        <CitationsField name="source" labels={pairs.source} offered={[]} />
      </Part>
    </>
  );
}
