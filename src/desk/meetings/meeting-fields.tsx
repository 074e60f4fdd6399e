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
import { FoldedRow, Row, Rows } from "#ui/form/form-rows.tsx";
import type { FormValues } from "#ui/form/form-state.ts";
import { FoldedRows, numbered } from "./meeting-form-parts.tsx";
import type { MeetingFormWords } from "./meeting-form-words.ts";

type Props = {
  words: MeetingFormWords;
  /** of a meeting of which nothing is known: whatever stands as there is folded away */
  first: FormValues;
  /** of one that is recorded already: above the words of a language that their original has left behind */
  behind: Behind | null;
  /** of which nobody changes the words alone */
  settled?: SettledIn;
};

export type Behind = Record<"title" | "outcome", Partial<Record<Locale, ReactNode>>>;
export type SettledIn = Record<"title" | "outcome", Partial<Record<Locale, boolean>>>;

/** First what makes it a meeting that can be found: kind, title, dates, place. The rest is unfolded when it is known. */
export function MeetingFields({ words, first, behind, settled }: Props) {
  return (
    <>
      {/* Enter in a field saves: without this the first button of a row would be pressed. */}
      <button type="submit" hidden />
      <HiddenField name="code" />
      {first.agendaOf !== undefined && <HiddenField name="agendaOf" />}
      <Alike title={words.alike} />
      <NameFields {...{ words, first, behind, settled }} />
      <DateFields {...{ words, first }} />
      <HostFields {...{ words, first }} />
      <AttendanceFields {...{ words, first }} />
      <Part id="outcome" title={words.parts.outcome}>
        <LanguagePairField
          name="outcome"
          labels={words.pairs.outcome}
          states={behind?.outcome}
          rows={4}
          settled={settled?.outcome}
        />
        {behind && <CheckboxField name="outcomeTold" {...words.telling} wide />}
        <CitationsField name="source" labels={words.pairs.source} offered={words.offered} />
      </Part>
      <ReportedFields {...{ words, first }} />
      <ConflictFields {...{ words, first }} />
    </>
  );
}

function NameFields({
  words: { parts, pairs, labels, access, telling, titleStates, options },
  first,
  behind,
  settled,
}: Props) {
  return (
    <Part id="name" title={parts.name}>
      <Fields>
        <SelectField name="type" label={labels.type} options={options.types} wide />
        <LanguagePairField name="title" labels={pairs.title} states={behind?.title} rows={2} settled={settled?.title} />
        {behind && <CheckboxField name="titleTold" {...telling} wide />}
        <SelectField name="pillar" label={labels.pillar} options={options.pillars} />
        <TextField name="number" label={labels.number} hint={labels.numberHint} inputMode="numeric" />
      </Fields>
      <FoldedRow
        parts={["access", "titleState.en", "titleState.ru"]}
        first={first}
        summary={labels.moreOfName}
        label={`${parts.name}: ${labels.moreOfName}`}
      >
        <Fields>
          <SelectField name="access" {...access} options={options.access} wide />
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
  );
}

function DateFields({ words: { parts, pairs, labels, options }, first }: Omit<Props, "behind">) {
  return (
    <Part id="dates" title={parts.dates}>
      <Fields>
        <PartialDateField name="start" label={labels.start} hint={labels.startHint} />
        <PartialDateField name="end" label={labels.end} hint={labels.endHint} />
        <SelectField name="place" label={labels.place} options={options.places} wide />
        <LanguagePairField name="city" labels={pairs.city} rows={1} />
        {first.told !== undefined && (
          <RadioField name="told" label={labels.told} hint={labels.toldHint} options={options.told} wide />
        )}
      </Fields>
      <FoldedRow
        parts={["datePrecision", "format", "zone"]}
        first={first}
        summary={labels.moreOfDates}
        label={`${parts.dates}: ${labels.moreOfDates}`}
      >
        <Fields>
          <SelectField name="datePrecision" label={labels.precision} options={options.precisions} />
          <RadioField name="format" label={labels.format} options={options.formats} wide />
          <SelectField name="zone" label={labels.zone} hint={labels.zoneHint} options={options.zones} />
        </Fields>
      </FoldedRow>
    </Part>
  );
}

function HostFields({ words, first }: Omit<Props, "behind">) {
  const { parts, pairs, labels, rows, options } = words;
  return (
    <Part id="hosts" title={parts.hosts} hint={labels.hostsHint}>
      <FoldedRows name="hosts" texts={["partner", "name.en", "name.ru"]} title={parts.hosts} {...{ words, first }}>
        <Rows name="hosts" add={labels.addHost}>
          {(row, index) => (
            <Row name={row} title={numbered(rows.hostRow, index)}>
              <div className="grid gap-3 md:grid-cols-2">
                <SelectField name={`${row}.partner`} label={labels.hostPartner} options={options.partners} />
                <SelectField name={`${row}.role`} label={labels.hostRole} options={options.hostRoles} />
              </div>
              <LanguagePairField name={`${row}.name`} labels={pairs.host} rows={1} />
            </Row>
          )}
        </Rows>
      </FoldedRows>
    </Part>
  );
}

function AttendanceFields({ words, first }: Omit<Props, "behind">) {
  const { parts, pairs, labels, rows, options } = words;
  return (
    <Part id="attendance" title={parts.attendance} hint={labels.attendanceHint}>
      <FoldedRows
        name="attendance"
        texts={["value", "note.en", "note.ru"]}
        title={parts.attendance}
        {...{ words, first }}
      >
        <Rows name="attendance" add={labels.addAttendance}>
          {(row, index) => (
            <Row name={row} title={numbered(rows.attendanceRow, index)}>
              <div className="grid gap-3 md:grid-cols-3">
                <SelectField name={`${row}.what`} label={labels.what} options={options.attendanceKinds} />
                <SelectField name={`${row}.qualifier`} label={labels.qualifier} options={options.qualifiers} />
                <TextField name={`${row}.value`} label={labels.value} inputMode="numeric" />
              </div>
              <CitationsField name={`${row}.source`} labels={pairs.source} offered={words.ownAndOffered} compact />
              <LanguagePairField name={`${row}.note`} labels={pairs.note} rows={1} />
            </Row>
          )}
        </Rows>
      </FoldedRows>
    </Part>
  );
}

/** The number of recommendations that a source tells of, where it does not give them one by one. */
function ReportedFields({ words, first }: Omit<Props, "behind">) {
  const { parts, pairs, labels, rows, options } = words;
  return (
    <Part id="reported" title={parts.reported} hint={labels.reportedHint}>
      <FoldedRows name="reported" texts={["value", "note.en", "note.ru"]} title={parts.reported} {...{ words, first }}>
        <Rows name="reported" add={labels.addReported}>
          {(row, index) => (
            <Row name={row} title={numbered(rows.reportedRow, index)}>
              <div className="grid gap-3 md:grid-cols-2">
                <SelectField name={`${row}.what`} label={labels.reportedWhat} options={options.reportedKinds} />
                <SelectField name={`${row}.pillar`} label={labels.reportedPillar} options={options.reportedPillars} />
                <SelectField name={`${row}.qualifier`} label={labels.qualifier} options={options.reportedQualifiers} />
                <TextField name={`${row}.value`} label={labels.value} inputMode="numeric" />
              </div>
              <CitationsField name={`${row}.source`} labels={pairs.source} offered={words.ownAndOffered} compact />
              <LanguagePairField name={`${row}.note`} labels={pairs.note} rows={1} />
            </Row>
          )}
        </Rows>
      </FoldedRows>
    </Part>
  );
}

function ConflictFields({ words, first }: Omit<Props, "behind">) {
  const { parts, pairs, labels, rows, options } = words;
  return (
    <Part id="conflicts" title={parts.conflicts} hint={labels.conflictsHint}>
      <FoldedRows name="conflicts" texts={[]} title={parts.conflicts} {...{ words, first }}>
        <Rows name="conflicts" add={labels.addConflict}>
          {(row, index) => (
            <Row name={row} title={numbered(rows.conflictRow, index)}>
              <LanguagePairField name={`${row}.heading`} labels={pairs.heading} rows={1} />
              <Rows name={`${row}.statements`} least={2} add={labels.addStatement}>
                {(statement, at) => (
                  <Row name={statement} title={numbered(rows.statementRow, at)}>
                    <LanguagePairField name={`${statement}.text`} labels={pairs.text} rows={2} />
                    <CitationsField
                      name={`${statement}.source`}
                      labels={pairs.source}
                      offered={words.ownAndOffered}
                      compact
                    />
                  </Row>
                )}
              </Rows>
              <LanguagePairField name={`${row}.note`} labels={pairs.note} rows={2} />
              <CheckboxField name={`${row}.scope`} label={labels.scope} options={options.scope} />
            </Row>
          )}
        </Rows>
      </FoldedRows>
    </Part>
  );
}
