"use client";

import { useEffect, useRef, useState } from "react";
import { useTexts } from "#i18n/client-texts.tsx";
import { useField } from "#ui/form/form-context.ts";
import { FoundCode, FoundState, FoundWords } from "#ui/form/form-found.tsx";
import { type Findings, type FoundRecord, valuesOf } from "#ui/form/form-state.ts";

/** Nobody types for so long before the record is searched. */
const pauseMs = 700;

export type LookForNear = (data: FormData) => Promise<Findings | null>;

/**
 * Shows what the record holds already, while a recommendation is drafted: with scripts after a pause in typing, without
 * them when the button is pressed. The box says politely what it found and stands below; the focus stays where somebody
 * types.
 */
export function NearBox({
  lookForNear,
  initial = null,
  continueAt,
}: {
  lookForNear: LookForNear;
  /** the recommendations near to the words as they are recorded */
  initial?: Findings | null;
  /**
   * the page that says of a recorded draft that it continues another; without it a new one is added first. `null`: not
   * for this person
   */
  continueAt?: string | null;
}) {
  const field = useField("text");
  const { t } = useTexts();
  const [found, setFound] = useState<Findings | null>(field.found ?? initial);
  const box = useRef<HTMLDivElement>(null);
  const ask = useRef(() => {});

  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form) return;
    let waiting: ReturnType<typeof setTimeout>;
    let asked = "";
    let isGone = false;
    ask.current = async () => {
      clearTimeout(waiting);
      const data = new FormData(form);
      const typed = JSON.stringify(textOfDraft(data));
      asked = typed;
      // A line that is broken says so when the form is sent.
      const answer = await lookForNear(data).catch(() => null);
      if (answer && asked === typed && !isGone) setFound(answer);
    };
    const wait = ({ target }: Event) => {
      if (!(target instanceof HTMLTextAreaElement) || !target.name.startsWith("text.")) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => ask.current(), pauseMs);
    };
    form.addEventListener("input", wait);
    // The box looks, too, at words that come back from this device, or with a problem.
    if (!field.found && !initial && textOfDraft(new FormData(form)).some(Boolean)) ask.current();
    return () => {
      isGone = true;
      clearTimeout(waiting);
      form.removeEventListener("input", wait);
    };
  }, [field.found, initial, lookForNear]);

  return (
    <div className="near-box wide" ref={box}>
      <h3>{t("near:title")}</h3>
      <p className="hint">{t("near:hint")}</p>
      <p role="status">{found?.message}</p>
      {found && found.records.length > 0 && (
        <ul className="choices">
          {found.records.map((record) => (
            <li key={record.code}>
              <Near record={record} continueAt={continueAt} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <button
          type="submit"
          className="button quiet"
          name="intent"
          value="near"
          onClick={(event) => {
            event.preventDefault();
            ask.current();
          }}
        >
          {t("near:look")}
        </button>
      </p>
    </div>
  );
}

function Near({ record, continueAt }: { record: FoundRecord; continueAt: string | null | undefined }) {
  const { code } = record;
  const { t } = useTexts();
  return (
    <>
      <p className="near-head">
        <FoundCode record={record} /> <FoundState record={record} />
      </p>
      <FoundWords record={record} />
      {continueAt && (
        <p>
          <a href={`${continueAt}?other=${code}`}>{t("near:continues", { code })}</a>
        </p>
      )}
      {continueAt === undefined && (
        <p>
          <button type="submit" className="link-button" name="intent" value={`continues:${code}`}>
            {t("near:addAs", { code })}
          </button>
        </p>
      )}
    </>
  );
}

function textOfDraft(data: FormData): string[] {
  return Object.entries(valuesOf(data)).flatMap(([name, value]) => (name.startsWith("text.") ? value : []));
}
