"use client";

import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useRef } from "react";
import { AddresseeFields } from "#desk/recording/addressee-fields.tsx";
import type { AddresseeFormWords } from "#desk/recording/addressee-form-words.ts";
import type { RecommendationFormWords } from "#desk/recording/recommendation-form-words.ts";
import { useTexts } from "#i18n/client-texts.tsx";
import { CitationsField } from "#ui/form/form-citations.tsx";
import { useField } from "#ui/form/form-context.ts";
import { Fields, HiddenField, LanguagePairField, RadioField, SelectField, TextArea } from "#ui/form/form-fields.tsx";
import { FoundCode, FoundState, FoundWords } from "#ui/form/form-found.tsx";
import { Row, Rows } from "#ui/form/form-rows.tsx";

type Props = {
  /** `codes`: the numbers that the rows will have, if nobody is faster */
  words: RecommendationFormWords & {
    codes: readonly string[];
    list: Record<"pasted" | "pastedHint" | "intoRows" | "keys" | "add", string>;
  };
  addressees: AddresseeFormWords;
};

/** A list into rows, its rows in both languages side by side, and what is said of them all. */
export function ListFields({ words, addressees }: Props) {
  const { list } = words;
  return (
    <>
      <HiddenField name="meeting" />
      <RowKeys>
        <TextArea name="pasted" label={list.pasted} hint={list.pastedHint} rows={3} />
        <p>
          <button type="submit" className="button quiet" name="intent" value="paste">
            {list.intoRows}
          </button>
        </p>
        <NearToRows />
        <p className="hint">{list.keys}</p>
        <Rows name="rows" add={list.add}>
          {(row, index) => (
            <Row name={row} title={`${index + 1}. ${words.codes[index] ?? ""}`}>
              <LanguagePairField name={`${row}.text`} labels={words.pairs.text} rows={3} />
            </Row>
          )}
        </Rows>
      </RowKeys>
      <Fields>
        {words.textStates.map(({ language, label }) => (
          <SelectField key={language} name={`textState.${language}`} label={label} options={words.states} />
        ))}
        <CitationsField name="source" labels={words.pairs.source} offered={words.offered} />
        <RadioField name="provenance" label={words.provenance} options={words.newProvenances} wide />
        <RadioField name="verb" label={words.verb} options={words.verbs} wide />
        <AddresseeFields words={addressees} />
      </Fields>
    </>
  );
}

/** Recommendations that the record holds already and that say nearly the same as a row that was pasted. */
function NearToRows() {
  const { found } = useField("rows");
  const { t } = useTexts();
  if (!found) return null;
  return (
    <div className="near-box wide">
      <h3>{t("near:title")}</h3>
      <p role="status">{found.message}</p>
      <ul className="choices">
        {found.records.map((record) => (
          <li key={record.code}>
            <p className="near-head">
              <FoundCode record={record} /> <FoundState record={record} />
            </p>
            <FoundWords record={record} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * Rows are filled in by keyboard: Ctrl and Enter lead to the next row, which is made where there is none, Alt and R to the other
 * language, by the place of the key on the keyboard; Alt and an arrow move the row. A table that is pasted into a row is a list, too.
 */
function RowKeys({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const within = <E extends HTMLElement>(selector: string) => [...(box.current?.querySelectorAll<E>(selector) ?? [])];
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const [, index, language] = /^rows\.(\d+)\.text\.(\w+)$/.exec(nameOf(event.target)) ?? [];
    if (!index) return;
    const isNext = event.ctrlKey && event.code === "Enter";
    const isOther = event.altKey && event.code === "KeyR";
    const step = event.altKey ? (steps[event.code] ?? 0) : 0;
    if (!isNext && !isOther && !step) return;
    event.preventDefault();
    const texts = within<HTMLTextAreaElement>(`textarea[name^="rows."]`);
    if (step) return move(texts, Number(index), Number(index) + step, language);
    const next = texts.find(({ name }) =>
      isNext
        ? name === `rows.${Number(index) + 1}.text.${language}`
        : name.startsWith(`rows.${index}.`) && !name.endsWith(`.${language}`),
    );
    if (next) next.focus();
    else if (isNext) within<HTMLButtonElement>('button[value="more:rows"]')[0]?.click();
  };
  const onPaste = (event: ClipboardEvent<HTMLDivElement>) => {
    const text = event.clipboardData.getData("text/plain");
    const [pasted] = within<HTMLTextAreaElement>('textarea[name="pasted"]');
    if (!nameOf(event.target).startsWith("rows.") || !/\t.*\n.*\t/s.test(text) || !pasted) return;
    event.preventDefault();
    pasted.value = text;
    within<HTMLButtonElement>('button[value="paste"]')[0]?.click();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the controls within it are what is used.
    <div className="grid gap-4" ref={box} onKeyDown={onKeyDown} onPaste={onPaste}>
      {children}
    </div>
  );
}

const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

/** Two rows change places, and the focus goes along: numbers follow the order in which rows stand. */
function move(texts: readonly HTMLTextAreaElement[], from: number, to: number, language = ""): void {
  const ofRow = (index: number) => texts.filter(({ name }) => name.startsWith(`rows.${index}.`));
  const [own, others] = [ofRow(from), ofRow(to)];
  if (others.length === 0) return;
  for (const [index, one] of own.entries()) {
    const other = others[index];
    if (other) [one.value, other.value] = [other.value, one.value];
  }
  // As if it had been typed: what keeps the words of the form hears of it.
  for (const one of [...own, ...others]) one.dispatchEvent(new Event("input", { bubbles: true }));
  others.find(({ name }) => name.endsWith(`.${language}`))?.focus();
}

function nameOf(target: EventTarget): string {
  return target instanceof HTMLTextAreaElement ? target.name : "";
}
