import { capital, formatDate, formatNumber } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { Facts, GroupHead, Leaders, RecordList, RecordRow, Timeline, type TimelineEvent } from "#ui/list.tsx";
import { Note } from "#ui/note.tsx";
import { TextState } from "#ui/state.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { SampleTag, TwoFiguresTag } from "#ui/text.tsx";
import type { Examples } from "./gallery.tsx";
import { say } from "./words.ts";

/** Records, facts and figures under one another. */
export const listExamples = {
  Leaders: {
    one: (locale) => <Leaders items={pillars(locale).slice(0, 1)} />,
    many: (locale) => <Leaders items={pillars(locale)} />,
    long: (locale) => <Leaders items={[{ label: say("centre", locale), value: 21 }]} />,
  },
  Facts: {
    many: (locale) => (
      <Facts
        items={[
          { label: say("city", locale), value: say("vienna", locale) },
          { label: translator(locale)("staff:meeting.start"), value: formatDate("2021-10-28", locale) },
          { label: translator(locale)("recommendations:filter.partner"), value: say("centre", locale) },
        ]}
      />
    ),
  },
  RecordList: {
    one: (locale) => <RecordList>{row(locale, "2021-III-1")}</RecordList>,
    many: (locale) => (
      <RecordList>
        {row(locale, "2021-III-1")}
        {row(locale, "2021-III-2")}
      </RecordList>
    ),
  },
  RecordRow: {
    withState: (locale) => <RecordList>{row(locale, "2021-III-1")}</RecordList>,
    stateBelow: (locale) => (
      <RecordList>
        <RecordRow number={<Code code="2021-II-4" />} below={<TextState state="endorsed" locale={locale} />}>
          <span className="rec">{say("gaps", locale)}</span> <SampleTag locale={locale} />
        </RecordRow>
      </RecordList>
    ),
    brief: (locale) => (
      <RecordList>
        <RecordRow number={<Code code="CARICC" />} brief>
          <a href="#RecordRow">{say("centre", locale)}</a>
        </RecordRow>
      </RecordList>
    ),
    withoutWords: (locale) => (
      <RecordList>
        <RecordRow number={<Code code="2021-I-1" />} state={<TextState state="agreed" locale={locale} />}>
          {translator(locale)("recommendations:list.noText")}
        </RecordRow>
      </RecordList>
    ),
  },
  GroupHead: {
    alone: (locale) => <GroupHead title={say("precursors", locale)} />,
    withAside: (locale) => (
      <GroupHead title={say("policyMeeting", locale)} aside={formatDate("2021-11-16", locale)} as="h3" />
    ),
  },
  Timeline: {
    one: (locale) => <Timeline events={events(locale).slice(0, 1)} />,
    many: (locale) => <Timeline events={events(locale)} />,
  },
  Table: {
    one: (locale) => <Table columns={columns(locale)} rows={figures.slice(0, 1)} rowKey={yearOf} />,
    manyWithCaption: (locale) => (
      <Table caption={say("poppy", locale)} columns={columns(locale)} rows={figures} rowKey={yearOf} />
    ),
    steady: (locale) => (
      <>
        <Table columns={columns(locale)} rows={figures.slice(0, 1)} rowKey={yearOf} steady />
        <Table columns={columns(locale)} rows={figures.slice(1)} rowKey={yearOf} steady />
      </>
    ),
  },
} satisfies Examples;

function pillars(locale: Locale) {
  return (["regional", "finance", "precursors"] as const).map((word, index) => ({
    key: word,
    label: <a href="#Leaders">{say(word, locale)}</a>,
    value: formatNumber(index * 1009, locale),
  }));
}

function row(locale: Locale, code: string) {
  return (
    <RecordRow
      number={<Code code={code} href="#RecordList" />}
      state={<TextState state="endorsed" locale={locale} />}
      below={formatDate("2021-11-16", locale)}
    >
      <span className="rec">{say("cooperate", locale)}</span> <SampleTag locale={locale} />
    </RecordRow>
  );
}

function events(locale: Locale): TimelineEvent[] {
  return [
    {
      key: "endorsed",
      date: formatDate("2021-11-16", locale),
      state: <TextState state="endorsed" locale={locale} />,
      sentence: say("policyMeeting", locale),
      source: <Note locale={locale}>{say("paragraph19", locale)}</Note>,
    },
    {
      key: "agreed",
      date: capital(formatDate(null, locale), locale),
      state: <TextState state="agreed" locale={locale} />,
      sentence: say("experts", locale),
    },
  ];
}

type Figure = { year: number; values: readonly number[] };

const figures: readonly Figure[] = [
  { year: 2015, values: [183_000] },
  { year: 2016, values: [201_000, 221_000] },
  { year: 2017, values: [] },
];

const yearOf = ({ year }: Figure) => year;

function columns(locale: Locale): [Column<Figure>, ...Column<Figure>[]] {
  return [
    {
      key: "year",
      head: translator(locale)("form:year"),
      cell: ({ year, values }) => (
        <>
          {year} {values.length > 1 && <TwoFiguresTag locale={locale} />}
        </>
      ),
    },
    {
      key: "figure",
      head: say("poppy", locale),
      numeric: true,
      cell: ({ values }) =>
        values.map((value) => formatNumber(value, locale)).join(" ≠ ") || say("notCollected", locale),
    },
    { key: "source", head: translator(locale)("ui:note.source"), cell: () => say("report", locale) },
  ];
}
