import { capital } from "#i18n/format.ts";
import { languageStates } from "#i18n/language-state.ts";
import { type Locale, otherLocale } from "#i18n/locale.ts";
import type { RecordText } from "#i18n/localized.ts";
import { cited } from "#i18n/source.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { Note } from "#ui/note.tsx";
import { Numeral } from "#ui/numeral.tsx";
import { ComparedTexts, OriginalChanges, OutdatedFrame, OutdatedMark } from "#ui/outdated.tsx";
import { OfficialSource, SourceWords } from "#ui/source.tsx";
import { FallbackTag, ImplementationState, LanguageState, TextState } from "#ui/state.tsx";
import { Quantity, SampleTag, Tag, TwoFiguresTag } from "#ui/text.tsx";
import type { Examples } from "./gallery.tsx";
import { say, words } from "./words.ts";

const textStates = [
  "drafted",
  "agreed",
  "forwarded",
  "endorsed",
  "returned",
  "noted",
  "superseded",
  "closed",
  "unknown",
];
const answers = ["notAsked", "noReport", "planned", "underWay", "done", "cannot", "notApplicable"];

const outdatedIn = (locale: Locale): RecordText => ({
  ...words.experts,
  state: { en: "reviewed", ru: "reviewed" },
  outdated: {
    en: null,
    ru: null,
    [locale]: { since: "2021-11-16", madeFrom: { on: "2021-10-29", words: words.precursors[otherLocale(locale)] } },
  },
  official: { en: null, ru: null },
  place: { subject: "meeting", key: "EWG-2021-III", field: "title" },
});

const untold = { since: null, madeFrom: { on: null, words: null } };

/** The smallest parts: numbers, states, tags, notes. */
export const markExamples = {
  Code: {
    alone: () => <Code code="2021-III-4" />,
    withoutPillar: () => <Code code="PCGM-16-1" />,
    link: () => <Code code="2021-III-4" href="#Code" />,
    range: () => <Code code="2021-I-1" to={8} />,
    rangeInText: (locale) => <Code code="2021-I-1" to={8} inText={locale} href="#Code" />,
    title: () => <Code code="2021-III-4" as="h1" />,
  },
  Numeral: {
    alone: () => <Numeral>III</Numeral>,
  },
  TextState: {
    all: (locale) =>
      textStates.map((state) => (
        <p key={state}>
          <TextState state={state} locale={locale} />
        </p>
      )),
    one: (locale) => <TextState state="endorsed" locale={locale} />,
    ofMany: (locale) => <TextState state="endorsed" count={4} locale={locale} />,
    large: (locale) => <TextState state="forwarded" large locale={locale} />,
    inOtherWords: (locale) => (
      <TextState state="endorsed" locale={locale}>
        {capital(translator(locale)("states:amended", { count: 1 }), locale)}
      </TextState>
    ),
  },
  ImplementationState: {
    all: (locale) =>
      answers.map((state) => (
        <p key={state}>
          <ImplementationState state={state} locale={locale} />
        </p>
      )),
    large: (locale) => <ImplementationState state="underWay" large locale={locale} />,
  },
  LanguageState: {
    all: (locale) =>
      languageStates.map((state) => (
        <p key={state}>
          <LanguageState state={state} lang={locale} locale={locale} />
        </p>
      )),
    outdated: (locale) => <LanguageState state="reviewed" lang={locale} locale={locale} of={outdatedIn(locale)} />,
  },
  OutdatedMark: {
    short: (locale) => <OutdatedMark text={outdatedIn(locale)} lang={locale} locale={locale} />,
    whole: (locale) => <OutdatedMark text={outdatedIn(locale)} lang={locale} locale={locale} whole />,
  },
  OutdatedFrame: {
    alone: (locale) => <OutdatedFrame locale={locale} />,
  },
  ComparedTexts: {
    told: (locale) => (
      <ComparedTexts
        before={words.experts[locale]}
        after={words.precursors[locale]}
        language={locale}
        locale={locale}
      />
    ),
  },
  OfficialSource: {
    told: (locale) => (
      <OfficialSource
        text={{ ...outdatedIn(locale), official: { en: cited(words.experts), ru: cited(words.experts) } }}
        lang={locale}
        locale={locale}
      />
    ),
    untold: (locale) => <OfficialSource text={outdatedIn(locale)} lang={locale} locale={locale} />,
  },
  OriginalChanges: {
    told: (locale) => <OriginalChanges text={outdatedIn(locale)} lang={locale} locale={locale} />,
    untold: (locale) => (
      <OriginalChanges
        text={{ ...outdatedIn(locale), outdated: { en: untold, ru: untold } }}
        lang={locale}
        locale={locale}
      />
    ),
  },
  FallbackTag: {
    otherLanguage: (locale) => <FallbackTag locale={locale} />,
    thisLanguage: (locale) => <FallbackTag locale={locale} lang={locale} />,
  },
  Tag: {
    wait: (locale) => <Tag>{translator(locale)("states:language.unofficial")}</Tag>,
    stop: (locale) => <Tag tone="stop">{translator(locale)("ui:desk.problems", { count: 3 })}</Tag>,
    soft: (locale) => <Tag tone="soft">{translator(locale)("ui:tag.provisional")}</Tag>,
  },
  SampleTag: {
    afterWords: (locale) => (
      <p className="rec">
        {say("cooperate", locale)} <SampleTag locale={locale} />
      </p>
    ),
  },
  TwoFiguresTag: {
    afterYear: (locale) => (
      <p>
        2016 <TwoFiguresTag locale={locale} />
      </p>
    ),
  },
  Quantity: {
    exact: (locale) => <Quantity value={201_000} qualifier="exactly" locale={locale} />,
    zero: (locale) => <Quantity value={0} qualifier="exactly" locale={locale} unit={say("participants", locale)} />,
    atLeast: (locale) => (
      <Quantity value={550} qualifier="atLeast" locale={locale} unit={say("participants", locale)} />
    ),
  },
  SourceWords: {
    words: (locale) => <SourceWords source={cited(words.vienna)} locale={locale} />,
    links: (locale) => (
      <SourceWords
        source={[
          { text: words.experts, address: "https://www.unodc.org/", seenOn: "2024-05-03", language: "ru" },
          { text: { en: null, ru: null }, address: "https://example.org/a/long/address/of/a/report.pdf" },
        ]}
        locale={locale}
      />
    ),
  },
  Note: {
    source: (locale) => <Note locale={locale}>{say("report", locale)}</Note>,
    look: (locale) => (
      <Note kind="look" locale={locale} title={translator(locale)("recommendations:text.sampleTitle")}>
        {translator(locale)("recommendations:text.sample")}
      </Note>
    ),
    inOtherLanguage: (locale) => (
      <Note locale={locale} lang={otherLocale(locale)}>
        {say("report", otherLocale(locale))}
      </Note>
    ),
  },
} satisfies Examples;
