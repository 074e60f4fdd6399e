import { capital } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Outcome } from "#ui/desk.tsx";
import { FocusOn } from "#ui/focus-on.tsx";
import { Form } from "#ui/form/form.tsx";
import { Choices } from "#ui/form/form-choices.tsx";
import { Fields, TextField } from "#ui/form/form-fields.tsx";
import { FoundCode, FoundState, FoundWords } from "#ui/form/form-found.tsx";
import { Keys } from "#ui/form/form-key.tsx";
import { FoldedRow, Row, RowProblem, Rows } from "#ui/form/form-rows.tsx";
import { type FormAction, type FormState, type FoundRecord, textOf, valuesOf } from "#ui/form/form-state.ts";
import { FormSummary } from "#ui/form/form-summary.tsx";
import { TextState } from "#ui/state.tsx";
import type { Examples } from "./gallery.tsx";
import { inForm } from "./in-form.tsx";
import { say } from "./words.ts";

/** The form and what it is made of beside its fields. */
export const formExamples = {
  Form: {
    atFirst: (locale) => <Form {...form(locale, "form-first")} submit={translator(locale)("staff:meeting.save")} />,
    takesAway: (locale) => (
      <Form
        {...form(locale, "form-danger")}
        submit={translator(locale)("form:draft.throwAway")}
        danger
        others={<a href="#Form">{translator(locale)("staff:meeting.seen")}</a>}
      />
    ),
    afterOutcome: (locale) => (
      <Form
        {...form(locale, "form-outcome")}
        submit={translator(locale)("staff:meeting.save")}
        outcome={<Outcome>{say("taken", locale)}</Outcome>}
      />
    ),
    keptOnDevice: (locale) => (
      <Form
        {...form(locale, "form-kept")}
        submit={translator(locale)("staff:meeting.save")}
        keptAs={{ form: "example", record: "one", place: "device" }}
      />
    ),
    savedWhileTyped: (locale) => (
      <Form
        {...form(locale, "form-saved")}
        submit={translator(locale)("staff:meeting.save")}
        keptAs={{ form: "example", record: "saved", place: "server" }}
        autosave={async () => ({ status: "saved", at: new Date().toISOString(), carried: {}, theirs: null })}
      />
    ),
  },
  Keys: {
    ofPage: (locale) => (
      <Keys seed="seed-of-the-example">
        <Form {...form(locale, "form-key")} submit={translator(locale)("staff:meeting.save")} />
      </Keys>
    ),
  },
  FormSummary: {
    one: (locale) => summary({ status: "invalid", problems: problems(locale).slice(0, 1), values: {} }),
    many: (locale) => summary({ status: "invalid", problems: problems(locale), values: {} }),
    partlyDone: (locale) =>
      summary({ status: "invalid", problems: problems(locale), values: {}, done: say("taken", locale) }),
    refused: (locale) => summary({ status: "refused", message: say("taken", locale), values: {} }),
    notKnown: (locale) => {
      const t = translator(locale);
      const title = t("form:fault.unknown");
      return summary({ status: "refused", title, message: t("form:fault.noAnswer"), values: {} });
    },
    ofAnOlderPortal: (locale) => {
      const message = translator(locale)("form:fault.outdatedKept");
      return summary({ status: "refused", message, anew: true, values: {} });
    },
    done: (locale) => summary({ status: "done", message: say("taken", locale) }),
    doneWithLink: (locale) =>
      summary({ status: "done", message: say("taken", locale), link: "https://portal.example/invitation" }),
  },
  Rows: {
    none: (locale) => inForm({}, rows(locale, "rows-none", 0)),
    many: (locale) =>
      inForm(
        { values: { "rows-many.rows": "2", "rows-many.0.city": say("vienna", locale) } },
        rows(locale, "rows-many", 1),
      ),
  },
  Row: {
    plain: (locale) =>
      inForm(
        {},
        <Row name="row-plain" title={translator(locale)("staff:meeting.conflictRow", { count: 1 })}>
          {city(locale, "row-plain.city")}
        </Row>,
      ),
    problem: (locale) =>
      inForm(
        { problems: { "row-problem": translator(locale)("staff:problem.statements") } },
        <Row name="row-problem" title={translator(locale)("staff:meeting.conflictRow", { count: 2 })}>
          {city(locale, "row-problem.city")}
        </Row>,
      ),
  },
  RowProblem: {
    alone: (locale) =>
      inForm(
        { problems: { "row-alone": translator(locale)("staff:problem.statements") } },
        <RowProblem name="row-alone" />,
      ),
  },
  FoldedRow: {
    folded: (locale) => inForm({}, folded(locale, "folded")),
    filledIn: (locale) => inForm({ values: { unfolded: say("vienna", locale) } }, folded(locale, "unfolded")),
  },
  Choices: {
    single: (locale) => inForm({}, <Choices {...choices(locale, "choices-single")} />),
    allOrSingly: (locale) =>
      inForm(
        { values: { "choices-all": "2021-III-1" } },
        <Choices
          {...choices(locale, "choices-all")}
          hint={translator(locale)("staff:publish.withHint")}
          all={[{ value: "2021-III-1,2021-III-4", label: "2021-III-1…4" }]}
          singly={translator(locale)("staff:decisions.one")}
        />,
      ),
    problem: (locale) =>
      inForm(
        { problems: { "choices-problem": translator(locale)("staff:problem.chosen") } },
        <Choices
          {...choices(locale, "choices-problem")}
          advice={<a href="#Choices">{translator(locale)("recommendations:list.all")}</a>}
        />,
      ),
  },
  FoundCode: {
    link: (locale) => <FoundCode record={found(locale)} />,
  },
  FoundState: {
    endorsed: (locale) => <FoundState record={found(locale)} />,
    none: (locale) => <FoundState record={{ ...found(locale), state: null }} />,
  },
  FoundWords: {
    sample: (locale) => <FoundWords record={found(locale)} />,
    withoutWords: (locale) => <FoundWords record={{ ...found(locale), words: null }} />,
  },
  FocusOn: {
    whereAddressPoints: () => <FocusOn />,
  },
} satisfies Examples;

/** It answers as a form of the desk does: with a problem where the field is empty, else that it is done. */
function form(locale: Locale, name: string) {
  const action: FormAction = async (_, data) => {
    const values = valuesOf(data);
    if (textOf(values, name)) return { status: "done", message: say("taken", locale) };
    const message = translator(locale)("staff:problem.title");
    return { status: "invalid", problems: [{ field: name, message }], values };
  };
  return { action, children: <div className="form-part">{city(locale, name)}</div> };
}

function city(locale: Locale, name: string) {
  return (
    <Fields single>
      <TextField name={name} label={say("city", locale)} />
    </Fields>
  );
}

/** It takes the focus when it appears: `inert` leaves that where the reader of all examples has it. */
function summary(state: FormState) {
  return (
    <div inert>
      <FormSummary state={state} />
    </div>
  );
}

function problems(locale: Locale) {
  const t = translator(locale);
  return [
    { field: "form-first", message: t("staff:problem.title") },
    { field: "form-danger", message: t("staff:problem.date") },
    { field: "form-outcome", message: t("staff:problem.source") },
  ];
}

function rows(locale: Locale, name: string, least: number) {
  const t = translator(locale);
  return (
    <div className="form-part">
      <Rows name={name} add={t("staff:meeting.addConflict")} least={least}>
        {(prefix, index) => (
          <Row name={prefix} title={t("staff:meeting.conflictRow", { count: index + 1 })}>
            {city(locale, `${prefix}.city`)}
          </Row>
        )}
      </Rows>
    </div>
  );
}

function folded(locale: Locale, name: string) {
  const summary = translator(locale)("staff:meeting.addStatement");
  return (
    <FoldedRow parts={[name]} summary={summary} label={`${summary}: ${say("city", locale)}`}>
      {city(locale, name)}
    </FoldedRow>
  );
}

function choices(locale: Locale, name: string) {
  return {
    name,
    legend: translator(locale)("recommendations:title"),
    single: [
      {
        value: "2021-III-1",
        label: "2021-III-1",
        state: <TextState state="endorsed" locale={locale} />,
        below: say("cooperate", locale),
      },
      { value: "2021-III-4", label: "2021-III-4", state: <TextState state="agreed" locale={locale} /> },
      { value: "2021-II-4", label: say("gaps", locale) },
    ],
  };
}

function found(locale: Locale): FoundRecord {
  const t = translator(locale);
  return {
    code: "2021-III-1",
    href: "#FoundCode",
    state: { name: "endorsed", word: capital(t("states:text.endorsed", { count: 1 }), locale) },
    words: { text: say("cooperate", locale), lang: locale },
    tags: [t("ui:tag.sample")],
    facts: [say("experts", locale), say("policyMeeting", locale)],
  };
}
