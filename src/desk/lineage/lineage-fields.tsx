"use client";

import { Choices } from "#ui/form/form-choices.tsx";
import { CitationsField } from "#ui/form/form-citations.tsx";
import { useField } from "#ui/form/form-context.ts";
import { Fields, HiddenField, LanguagePairField, RadioField, TextField } from "#ui/form/form-fields.tsx";
import { FoundState, FoundWords } from "#ui/form/form-found.tsx";
import type { Findings } from "#ui/form/form-state.ts";
import { withNumeral } from "#ui/numeral.tsx";
import type { LineageFormWords } from "./lineage-form-words.ts";

/** Asks what happened, with which others, where it is written and why. */
export function LineageFields({ words, initial }: { words: LineageFormWords; initial: Findings }) {
  return (
    <Fields>
      <HiddenField name="code" />
      <RadioField name="telling" label={words.telling} hint={words.tellingHint} options={words.tellings} stacked wide />
      <Others words={words} initial={initial} />
      <CitationsField name="source" labels={words.pairs.source} hint={words.sourceHint} offered={words.offered} />
      <LanguagePairField name="reason" labels={words.pairs.reason} hint={words.reasonHint} rows={2} />
    </Fields>
  );
}

/** Looked for by number or words, as often as it takes; those chosen stay. */
function Others({ words, initial }: { words: LineageFormWords; initial: Findings }) {
  const { found, list } = useField("others");
  const { message, records } = found ?? initial;
  const unknown = list().filter((code) => !records.some((record) => record.code === code));
  return (
    <>
      <div className="wide find">
        <TextField name="asked" label={words.asked} hint={words.askedHint} type="search" />
        <button type="submit" className="button quiet" name="intent" value="find">
          {words.find}
        </button>
      </div>
      <p className="wide" role="status">
        {message}
      </p>
      <Choices
        name="others"
        legend={words.others}
        single={[
          ...records.map((record) => ({
            value: record.code,
            label: <FoundNumber code={record.code} />,
            state: <FoundState record={record} />,
            below: (
              <>
                <FoundWords record={record} />
                <p className="small">
                  <a href={record.href} aria-label={`${record.code}: ${words.open}`}>
                    {words.open}
                  </a>
                </p>
              </>
            ),
          })),
          ...unknown.map((code) => ({ value: code, label: <FoundNumber code={code} /> })),
        ]}
      />
    </>
  );
}

function FoundNumber({ code }: { code: string }) {
  return <span className="code">{withNumeral(code)}</span>;
}
