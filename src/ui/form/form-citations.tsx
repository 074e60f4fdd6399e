"use client";

import type { ReactNode } from "react";
import { useTexts } from "#i18n/client-texts.tsx";
import type { Locale } from "#i18n/locale.ts";
import { usage } from "#i18n/number.ts";
import type { Citation } from "#i18n/source.ts";
import { useField } from "./form-context.ts";
import { CheckboxField, LanguagePairField, PartialDateField, SelectField, TextField } from "./form-fields.tsx";
import { Message } from "./form-parts.tsx";
import { FoldedRow, Row, Rows } from "./form-rows.tsx";

type Props = {
  name: string;
  /** of the words of a citation, each in its own language */
  labels: Record<Locale, string>;
  hint?: ReactNode;
  /** of a row among others: what is typed is folded away until something stands there */
  compact?: boolean;
  /** citations that the record has already, each as `keyOf` writes it, or with a label of its own */
  offered?: readonly (string | { value: string; label: string })[];
};

/** Where something is written, as many times as it is: chosen again, or typed once with its address. */
export function CitationsField({ name, labels, hint, compact = false, offered = [] }: Props) {
  const field = useField(name);
  const { locale, t } = useTexts();
  const [chosen, typed] = [`${name}.chosen`, `${name}.typed`];
  const known = offered.map((one) => (typeof one === "string" ? optionOf(one, locale) : one));
  const others = field.list(chosen).filter((value) => !known.some((option) => option.value === value));
  const options = [...known, ...others.map((value) => optionOf(value, locale))];
  const count = Math.max(leastRows, Number(field.value(`${typed}.rows`)) || 0);
  const rows = (
    <Rows name={typed} least={leastRows} add={t("form:citation.add")}>
      {(row, index) => <CitationRow {...{ row, labels }} title={t("form:citation.row", { count: index + 1 })} />}
    </Rows>
  );
  return (
    <fieldset
      className={field.problem() ? "form-field wide bad" : "form-field wide"}
      id={field.id()}
      tabIndex={-1}
      aria-describedby={field.problem() && `${field.id()}-problem`}
    >
      <legend>{t("form:citation.legend")}</legend>
      {/* Enter in a field saves: without this the button of one more row would be pressed. */}
      <button type="submit" hidden />
      {hint && <p className="hint">{hint}</p>}
      <Message name={name} />
      {options.length > 0 && <CheckboxField name={chosen} label={t("form:citation.chosen")} options={options} wide />}
      {compact ? (
        <FoldedRow
          parts={[name, ...controlsOf(typed, count)]}
          summary={t("form:citation.type")}
          label={`${t("form:citation.legend")}: ${t("form:citation.type")}`}
        >
          {rows}
        </FoldedRow>
      ) : (
        rows
      )}
    </fieldset>
  );
}

function CitationRow({ row, labels, title }: { row: string; labels: Record<Locale, string>; title: string }) {
  const { locale, t } = useTexts();
  const own = useField(`${row}.language`).value();
  const names = new Intl.DisplayNames(usage[locale], { type: "language" });
  const codes = [...new Set([...languages, ...(own ? [own] : [])])];
  const options = codes.map((value) => ({ value, label: names.of(value) ?? value }));
  return (
    <Row name={row} title={title}>
      <LanguagePairField name={`${row}.text`} labels={labels} rows={2} />
      <TextField
        name={`${row}.address`}
        label={t("form:citation.address")}
        hint={t("form:citation.addressHint")}
        inputMode="url"
        wide
      />
      <FoldedRow
        parts={[`${row}.seenOn.day`, `${row}.seenOn.month`, `${row}.seenOn.year`, `${row}.language`]}
        summary={t("form:citation.more")}
        label={`${title}: ${t("form:citation.more")}`}
      >
        <PartialDateField name={`${row}.seenOn`} label={t("form:citation.seenOn")} />
        <SelectField
          name={`${row}.language`}
          label={t("form:citation.language")}
          options={[{ value: "", label: t("form:unknown") }, ...options]}
        />
      </FoldedRow>
    </Row>
  );
}

/** One is there before anybody asks for it: its words unfold it, too. */
const leastRows = 1;

/** In which papers of the region, and of the United Nations, are written. */
const languages = "en ru ar az de es fa fr hy ka kk ky pl ps sr tg tk tr uk ur uz zh".split(" ");

function optionOf(value: string, locale: Locale) {
  const { text, address } = parsed(value);
  return { value, label: text?.[locale] ?? text?.en ?? text?.ru ?? address ?? value };
}

function parsed(value: string): Partial<Citation> {
  try {
    return JSON.parse(value) as Citation;
  } catch {
    return {};
  }
}

function controlsOf(typed: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    ["text.en", "text.ru", "address", "seenOn", "language"].map((control) => `${typed}.${index}.${control}`),
  ).flat();
}
