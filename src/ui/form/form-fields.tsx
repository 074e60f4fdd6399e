"use client";

import type { ReactNode } from "react";
import { useTexts } from "#i18n/client-texts.tsx";
import type { Locale } from "#i18n/locale.ts";
import { formatMonths } from "#i18n/months.ts";
import { useField } from "./form-context.ts";
import { type Common, chosenFrom, Field, Group, join, Message, type Option, Options, Theirs } from "./form-parts.tsx";

type TextProps = Common & {
  type?: "text" | "email" | "url" | "search" | "tel" | "time";
  inputMode?: "numeric" | "decimal" | "url";
  autoComplete?: string;
  lang?: Locale;
};

/** One line of text. */
export function TextField({ name, label, hint, wide, type = "text", ...control }: TextProps) {
  const field = useField(name);
  return (
    <Field {...{ name, label, hint, wide }}>
      <input {...control} {...join(field, name, hint)} type={type} defaultValue={field.value()} />
    </Field>
  );
}

export function TextArea({ name, label, hint, wide, rows = 4, lang }: Common & { rows?: number; lang?: Locale }) {
  const field = useField(name);
  return (
    <Field {...{ name, label, hint, wide }}>
      <textarea {...join(field, name, hint)} rows={rows} lang={lang} defaultValue={field.value()} />
    </Field>
  );
}

/** Never comes back, is never kept on the device; can be pasted. */
export function PasswordField({ name, label, hint, wide, autoComplete }: Common & { autoComplete: string }) {
  const field = useField(name);
  return (
    <Field {...{ name, label, hint, wide }}>
      <input {...join(field, name, hint)} type="password" autoComplete={autoComplete} />
    </Field>
  );
}

/** `options` with an empty value first, where nothing may be chosen. */
export function SelectField({
  name,
  label,
  hint,
  wide,
  options,
}: Common & { options: readonly { value: string; label: string }[] }) {
  const field = useField(name);
  return (
    <Field {...{ name, label, hint, wide }} say={chosenFrom(options)}>
      <select {...join(field, name, hint)} defaultValue={field.value()}>
        <Options options={options} />
      </select>
    </Field>
  );
}

/** `stacked`: one under another, where the labels are long. */
export function RadioField({
  name,
  label,
  hint,
  wide,
  options,
  stacked = false,
}: Common & { options: readonly Option[]; stacked?: boolean }) {
  return <Choice {...{ name, label, hint, wide, options, stacked }} type="radio" />;
}

/** Several values under one name. `stacked`: one under another, where the labels are long. */
export function CheckboxField({
  name,
  label,
  hint,
  wide,
  options,
  stacked = true,
}: Common & { options: readonly Option[]; stacked?: boolean }) {
  return <Choice {...{ name, label, hint, wide, options, stacked }} type="checkbox" />;
}

/** Day, month and year, each of which may be empty: `name.day`, `name.month`, `name.year`. */
export function PartialDateField({ name, label, hint, wide }: Common) {
  const field = useField(name);
  const { locale, t } = useTexts();
  const [day, month, year] = [`${name}.day`, `${name}.month`, `${name}.year`] as const;
  const months = formatMonths(locale).map((text, index) => ({ value: String(index + 1), label: text }));
  const names: Record<string, string> = { [day]: t("form:day"), [month]: t("form:month"), [year]: t("form:year") };
  const say = (value: string, part: string) => {
    const said = part === month ? months[Number(value) - 1]?.label : value;
    return `${names[part]}: ${said || t("form:empty")}`;
  };
  return (
    <Group {...{ name, label, hint, wide, say }} theirs={[day, month, year]}>
      <div className="parts-of">
        <label>
          {t("form:day")}
          <input
            {...join(field, day, hint, name)}
            id={field.id()}
            inputMode="numeric"
            defaultValue={field.value(day)}
          />
        </label>
        <label>
          {t("form:month")}
          <select {...join(field, month, hint, name)} defaultValue={field.value(month)}>
            <Options options={[{ value: "", label: t("form:unknown") }, ...months]} />
          </select>
        </label>
        <label>
          {t("form:year")}
          <input {...join(field, year, hint, name)} inputMode="numeric" defaultValue={field.value(year)} />
        </label>
      </div>
    </Group>
  );
}

type PairProps = {
  name: string;
  /** each in its own language: "Title, English", "Название, русский" */
  labels: Record<Locale, string>;
  /** above the control: the state of this language, what changed in the source */
  states?: Partial<Record<Locale, ReactNode>>;
  hint?: ReactNode;
  /** the number of lines; one is a single-line control */
  rows?: number;
  /** the languages whose words are shown and sent as they are: they are not changed here */
  settled?: Partial<Record<Locale, boolean>>;
};

/** One text in both languages, side by side, that of the page first: `name.en`, `name.ru`. */
export function LanguagePairField({ name, labels, states, hint, rows = 3, settled = {} }: PairProps) {
  const field = useField(name);
  const { locale } = useTexts();
  const languages = (Object.keys(labels) as Locale[]).sort((a, b) => Number(b === locale) - Number(a === locale));
  const problem = field.problem();
  return (
    <div className={problem ? "pair bad" : "pair"}>
      {languages.map((language, index) => {
        const part = `${name}.${language}`;
        // A problem of the pair stands at its first control, where its link leads.
        const owner = index === 0 && !field.problem(part) ? name : part;
        const control = {
          ...join(field, part, hint, owner),
          id: field.id(owner),
          lang: language,
          readOnly: settled[language] || undefined,
          defaultValue: field.value(part),
        };
        return (
          <div className={field.problem(part) ? "form-field bad" : "form-field"} key={language}>
            <label htmlFor={control.id} lang={language}>
              {labels[language]}
            </label>
            {states?.[language]}
            {hint && (
              <p className="hint" id={`${control.id}-hint`}>
                {hint}
              </p>
            )}
            <Message name={part} />
            {index === 0 && <Message name={name} />}
            <Theirs parts={[part]} name={part} />
            {rows === 1 ? <input {...control} /> : <textarea {...control} rows={rows} />}
          </div>
        );
      })}
    </div>
  );
}

/** Carried along: the version that the form was made from, the code of the record. */
export function HiddenField({ name }: { name: string }) {
  return <input type="hidden" name={name} defaultValue={useField(name).value()} />;
}

/** Fields in two columns from 48rem; `single`: one narrow column, as for signing in. */
export function Fields({ children, single = false }: { children: ReactNode; single?: boolean }) {
  return <div className={single ? "fields single" : "fields"}>{children}</div>;
}

function Choice({
  name,
  label,
  hint,
  wide,
  options,
  type,
  stacked = false,
}: Common & { options: readonly Option[]; type: "radio" | "checkbox"; stacked?: boolean }) {
  const field = useField(name);
  const chosen = field.list();
  return (
    <Group {...{ name, label, hint, wide }} theirs={[name]} say={chosenFrom(options)}>
      <div className={stacked ? "options stacked" : "options"}>
        {options.map(({ value, label: text }, index) => (
          <label className="check" key={value}>
            <input
              {...join(field, name, hint)}
              id={index === 0 ? field.id() : undefined}
              type={type}
              value={value}
              defaultChecked={chosen.includes(value)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </Group>
  );
}
