"use client";

import type { ReactNode } from "react";
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
import { Row, Rows } from "#ui/form/form-rows.tsx";
import type { MeetingFormWords } from "./meeting-form-words.ts";

type Props = { words: MeetingFormWords };

/** Everything that a meeting's page shows, in its order. */
export function MeetingFields({ words }: Props) {
  return (
    <>
      {/* Enter in a field saves: without this the first button of a row would be pressed. */}
      <button type="submit" hidden />
      <HiddenField name="code" />
      <NameFields words={words} />
      <DateFields words={words} />
      <AttendanceFields words={words} />
      <AgendaFields words={words} />
      <Part id="outcome" title={words.parts.outcome}>
        <LanguagePairField name="outcome" labels={words.pairs.outcome} rows={4} />
        <LanguagePairField name="source" labels={words.pairs.source} rows={2} />
      </Part>
      <ConflictFields words={words} />
    </>
  );
}

function NameFields({ words: { parts, pairs, labels, titleStates, options } }: Props) {
  return (
    <Part id="name" title={parts.name}>
      <Fields>
        <LanguagePairField name="title" labels={pairs.title} rows={3} />
        {titleStates.map(({ language, label }) => (
          <SelectField key={language} name={`titleState.${language}`} label={label} options={options.states} />
        ))}
        <SelectField name="type" label={labels.type} options={options.types} wide />
        <TextField name="number" label={labels.number} hint={labels.numberHint} inputMode="numeric" />
        <SelectField name="pillar" label={labels.pillar} options={options.pillars} />
      </Fields>
    </Part>
  );
}

function DateFields({ words: { parts, pairs, labels, options } }: Props) {
  return (
    <Part id="dates" title={parts.dates}>
      <Fields>
        <PartialDateField name="start" label={labels.start} hint={labels.startHint} />
        <PartialDateField name="end" label={labels.end} hint={labels.endHint} />
        <SelectField name="datePrecision" label={labels.precision} options={options.precisions} />
        <SelectField name="place" label={labels.place} options={options.places} />
        <LanguagePairField name="city" labels={pairs.city} rows={1} />
        <RadioField name="format" label={labels.format} options={options.formats} wide />
        <LanguagePairField name="host" labels={pairs.host} rows={2} />
      </Fields>
    </Part>
  );
}

function AttendanceFields({ words: { parts, pairs, labels, rows, options } }: Props) {
  return (
    <Part id="attendance" title={parts.attendance} hint={labels.attendanceHint}>
      <Rows name="attendance" add={labels.addAttendance}>
        {(row, index) => (
          <Row name={row} title={numbered(rows.attendanceRow, index)}>
            <div className="grid gap-3 md:grid-cols-3">
              <SelectField name={`${row}.what`} label={labels.what} options={options.attendanceKinds} />
              <SelectField name={`${row}.qualifier`} label={labels.qualifier} options={options.qualifiers} />
              <TextField name={`${row}.value`} label={labels.value} inputMode="numeric" />
            </div>
            <LanguagePairField name={`${row}.source`} labels={pairs.source} rows={1} />
            <LanguagePairField name={`${row}.note`} labels={pairs.note} rows={1} />
          </Row>
        )}
      </Rows>
    </Part>
  );
}

function AgendaFields({ words: { parts, pairs, labels, rows } }: Props) {
  return (
    <Part id="agenda" title={parts.agenda} hint={labels.agendaHint}>
      <Rows name="topics" add={labels.addTopic}>
        {(row, index) => (
          <Row name={row} title={numbered(rows.topicRow, index)}>
            <LanguagePairField name={`${row}.text`} labels={pairs.text} rows={2} />
            <LanguagePairField name={`${row}.source`} labels={pairs.source} rows={1} />
            <div className="grid gap-3 md:grid-cols-3">
              <TextField name={`${row}.position`} label={labels.position} inputMode="numeric" />
            </div>
          </Row>
        )}
      </Rows>
    </Part>
  );
}

function ConflictFields({ words: { parts, pairs, labels, rows, options } }: Props) {
  return (
    <Part id="conflicts" title={parts.conflicts} hint={labels.conflictsHint}>
      <Rows name="conflicts" add={labels.addConflict}>
        {(row, index) => (
          <Row name={row} title={numbered(rows.conflictRow, index)}>
            <LanguagePairField name={`${row}.heading`} labels={pairs.heading} rows={1} />
            <Rows name={`${row}.statements`} least={2} add={labels.addStatement}>
              {(statement, at) => (
                <Row name={statement} title={numbered(rows.statementRow, at)}>
                  <LanguagePairField name={`${statement}.text`} labels={pairs.text} rows={2} />
                  <LanguagePairField name={`${statement}.source`} labels={pairs.source} rows={1} />
                </Row>
              )}
            </Rows>
            <LanguagePairField name={`${row}.note`} labels={pairs.note} rows={2} />
            <CheckboxField name={`${row}.scope`} label={labels.scope} options={options.scope} />
          </Row>
        )}
      </Rows>
    </Part>
  );
}

function Part({ id, title, hint, children }: { id: string; title: string; hint?: string; children: ReactNode }) {
  return (
    <section className="form-part" id={`${id}-part`} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{title}</h2>
      {hint && <p className="hint">{hint}</p>}
      {children}
    </section>
  );
}

function numbered(headings: readonly string[], index: number): string {
  return headings[index] ?? String(index + 1);
}
