import { versionName } from "#desk/recording/chosen.ts";
import { addressOf } from "#i18n/address.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { codeRanges } from "#lib/code-range.ts";
import { Code } from "#ui/code.tsx";
import { Form } from "#ui/form/form.tsx";
import { refusalText } from "#ui/form/form-answers.ts";
import { Fields, HiddenField, LanguagePairField, TextField } from "#ui/form/form-fields.tsx";
import type { FormAction } from "#ui/form/form-state.ts";
import { pairLabels } from "#ui/form/language-words.ts";
import {
  codeForm,
  discardValues,
  type MistakenNoun,
  numberForm,
  pages,
  restoreValues,
  voidValues,
} from "./mistake-form-definition.ts";
import type { TakenBack, WayBack } from "./mistake-queries.ts";

/** The actions of a page on which something can be taken back. */
export type TakingBack = { discard: FormAction; void: FormAction };

/**
 * Takes back what was entered by mistake: a draft is discarded, what has been public is recorded as a mistake. Where something
 * hangs on it, says what. `from` is the code of the meeting to which a discarded recommendation leads back. Beside another
 * form a mistake has only its address (`asks` says that it is the one form here): its reason is typed on a page of its own.
 */
export function TakeBack({
  locale,
  actions,
  way,
  from,
  asks = false,
}: {
  locale: Locale;
  actions: TakingBack;
  way: WayBack | null;
  from?: string;
  asks?: boolean;
}) {
  if (!way) return null;
  const t = translator(locale);
  const { noun, code, isCited, born, free } = way;
  const kind = isCited ? "void" : "discard";
  return (
    <section className="form-part" id="take-back" aria-label={t(`mistakes:${kind}.title`)}>
      {!(asks && isCited) && <h2>{t(`mistakes:${kind}.title`)}</h2>}
      <p>{t(`mistakes:${kind}.${noun}`)}</p>
      {!free.ok ? (
        <p>
          {t("mistakes:cannot")} {refusalText(free, locale)}
        </p>
      ) : isCited && !asks ? (
        <p>
          <a href={addressOf(locale, `${pages[noun]}/void`, code)}>{t("mistakes:void.submit", { code })}</a>
        </p>
      ) : (
        <>
          {born.length > 0 && (
            <p>
              {t("mistakes:born")} <Ranges codes={born.map((one) => one.code)} locale={locale} />
            </p>
          )}
          <Form
            key={kind}
            action={actions[kind]}
            initial={{ ...(isCited ? voidValues : discardValues)(way, locale), ...(from && { meeting: from }) }}
            submit={t(`mistakes:${kind}.submit`, { code })}
            danger
          >
            <Which codes={born.map((one) => one.code)} from={from} />
            {isCited && <Why locale={locale} noun={noun} />}
          </Form>
        </>
      )}
    </section>
  );
}

const examples = { meeting: "EWG-2021-III", recommendation: "2021-III-4", document: "D-2021-14" } as const;

function Which({ codes, from }: { codes: readonly string[]; from?: string }) {
  return (
    <>
      <HiddenField name="noun" />
      <HiddenField name="code" />
      <HiddenField name="version" />
      {from && <HiddenField name="meeting" />}
      {codes.length > 0 && <HiddenField name="chosen" />}
      {codes.map((code) => (
        <HiddenField key={code} name={versionName(code)} />
      ))}
    </>
  );
}

function Why({ locale, noun }: { locale: Locale; noun: MistakenNoun }) {
  const t = translator(locale);
  return (
    <Fields>
      <LanguagePairField name="reason" labels={pairLabels("reason")} hint={t("mistakes:void.reasonHint")} rows={2} />
      <TextField
        name="right"
        label={t(noun === "recommendation" ? "mistakes:void.right" : `mistakes:void.rightOf.${noun}`)}
        hint={t("mistakes:void.rightHint", { example: examples[noun] })}
      />
    </Fields>
  );
}

function Ranges({ codes, locale }: { codes: readonly string[]; locale: Locale }) {
  return codeRanges(codes).map(({ from, to }, index) => (
    <span key={from}>
      {index > 0 && ", "}
      <Code code={from} to={to ?? undefined} inText={locale} />
    </span>
  ));
}

/** Puts one into the record again; `undo` right after it was discarded, where a word says enough. */
export function RestoreForm({
  locale,
  action,
  record,
  undo = false,
}: {
  locale: Locale;
  action: FormAction;
  record: TakenBack;
  undo?: boolean;
}) {
  const t = translator(locale);
  return (
    <Form
      action={action}
      initial={restoreValues(record, locale)}
      submit={t(undo ? "mistakes:restore.undo" : "mistakes:restore.submit")}
    >
      <Which codes={[]} />
      {record.isVoided && (
        <Fields>
          <LanguagePairField name="reason" labels={pairLabels("reason")} rows={2} />
        </Fields>
      )}
    </Form>
  );
}

/** Another number for a recommendation that has never been public. */
export function NumberForm({
  locale,
  action,
  item,
}: {
  locale: Locale;
  action: FormAction;
  item: { code: string; version: number };
}) {
  const t = translator(locale);
  const { code, version } = item;
  const number = Number(/-(\d+)$/.exec(code)?.[1]) || null;
  return (
    <section className="form-part" aria-labelledby="number-heading">
      <h2 id="number-heading">{t("mistakes:number.title")}</h2>
      <p>{t("mistakes:number.lead")}</p>
      <Form
        action={action}
        initial={numberForm(locale).values({ code, version, number })}
        submit={t("mistakes:number.submit")}
      >
        <Fields>
          <HiddenField name="code" />
          <HiddenField name="version" />
          <TextField name="number" label={t("mistakes:number.label")} />
        </Fields>
      </Form>
    </section>
  );
}

/** The code that the draft of a meeting would have by now, where it has another. */
export function CodeForm({
  locale,
  action,
  meeting,
  free,
}: {
  locale: Locale;
  action: FormAction;
  meeting: { code: string; version: number };
  free: string;
}) {
  const t = translator(locale);
  const { code, version } = meeting;
  const address = addressOf(locale, "/meetings/[code]", free);
  return (
    <section className="form-part" aria-labelledby="code-heading">
      <h2 id="code-heading">{t("mistakes:code.title")}</h2>
      <p>{t("mistakes:code.lead", { code: address })}</p>
      <Form
        action={action}
        initial={codeForm(locale).values({ code, version })}
        submit={t("mistakes:code.submit", { code: free })}
      >
        <HiddenField name="code" />
        <HiddenField name="version" />
      </Form>
    </section>
  );
}
