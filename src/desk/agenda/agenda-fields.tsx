"use client";

import type { KeyboardEvent } from "react";
import { CitationsField } from "#ui/form/form-citations.tsx";
import {
  CheckboxField,
  Fields,
  HiddenField,
  LanguagePairField,
  SelectField,
  TextField,
} from "#ui/form/form-fields.tsx";
import { FoldedRow, Row, Rows } from "#ui/form/form-rows.tsx";
import type { FormValues } from "#ui/form/form-state.ts";
import type { AgendaFormWords } from "./agenda-words.ts";

type Props = { words: AgendaFormWords /** of a row of which nothing is known */; first: FormValues };

/** A row of an agenda: what it is and when, then what is seldom said. Control and Enter save it from any field. */
export function AgendaFields({ words: { labels, pairs, rows, options, offered }, first }: Props) {
  const saveByKeys = (event: KeyboardEvent<HTMLElement>) => {
    if (event.code !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    (event.target as HTMLInputElement).form?.requestSubmit();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the controls within it are what is used.
    <div onKeyDown={saveByKeys}>
      {/* Enter in a field saves: without this the first button of a row would be pressed. */}
      <button type="submit" hidden />
      <HiddenField name="code" />
      <HiddenField name="item" />
      <Fields>
        <LanguagePairField name="title" labels={pairs.title} rows={2} />
        <SelectField name="kind" label={labels.kind} options={options.kinds} />
        <TextField name="number" label={labels.number} hint={labels.numberHint} autoComplete="off" />
        <div className="grid grid-cols-2 gap-3">
          <TextField name="starts" type="time" label={labels.starts} />
          <TextField name="ends" type="time" label={labels.ends} />
        </div>
        <SelectField name="day" label={labels.onDay} options={options.days} />
        <SelectField name="parent" label={labels.session} options={options.sessions} />
      </Fields>
      <div className="mt-3">
        <FoldedRow
          parts={["speakers.rows", "interpretation", "source.typed.0.text.en", "source.typed.0.text.ru"]}
          first={first}
          summary={labels.speakers}
          label={labels.speakers}
        >
          <p className="hint">{labels.speakersHint}</p>
          <Rows name="speakers" add={labels.addSpeaker}>
            {(row, index) => (
              <Row name={row} title={rows[index] ?? String(index + 1)}>
                <div className="grid gap-3 md:grid-cols-2">
                  <SelectField name={`${row}.role`} label={labels.speakerRole} options={options.roles} />
                  <SelectField name={`${row}.partner`} label={labels.speakerPartner} options={options.partners} />
                </div>
                <LanguagePairField name={`${row}.name`} labels={pairs.function} rows={1} />
              </Row>
            )}
          </Rows>
          <CheckboxField
            name="interpretation"
            label={labels.interpreted}
            hint={labels.interpretedHint}
            options={options.languages}
            stacked={false}
            wide
          />
          <CitationsField name="source" labels={pairs.source} offered={offered} compact />
        </FoldedRow>
        {options.documents.length + options.recommendations.length > 0 && (
          <FoldedRow parts={["documents", "recommendations"]} first={first} summary={labels.links} label={labels.links}>
            <Fields>
              {options.documents.length > 0 && (
                <CheckboxField name="documents" label={labels.papers} options={options.documents} wide />
              )}
              {options.recommendations.length > 0 && (
                <CheckboxField name="recommendations" label={labels.comeFrom} options={options.recommendations} wide />
              )}
            </Fields>
          </FoldedRow>
        )}
      </div>
    </div>
  );
}
