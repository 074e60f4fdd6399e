import { useEffect, useId, useRef } from "react";
import type { FormState } from "./form-state.ts";
import type { FormWords } from "./form-words.ts";

type Props = {
  state: FormState;
  words: FormWords;
  /** instead of "3 things to correct" */
  title?: string;
  /** that nothing typed is lost, or what is */
  kept: string;
};

/** What came of the last sending, before the form, with links to what is to be corrected; it takes the focus. */
export function FormSummary({ state, words, title, kept }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();

  useEffect(() => {
    if (state.status !== "idle") box.current?.focus();
  }, [state]);

  if (state.status === "idle" || state.status === "continued") return null;
  if (state.status === "done") {
    return (
      <div className="outcome" ref={box} tabIndex={-1} role="status">
        <p>{state.message}</p>
        {state.link && <code>{state.link}</code>}
      </div>
    );
  }
  return (
    <div className="summary" ref={box} tabIndex={-1} role="alert" aria-labelledby={titleId}>
      <h2 id={titleId}>
        {state.status === "refused" ? words.refused : (title ?? counted(state.problems.length, words))}
      </h2>
      {state.status === "refused" ? (
        <p>{state.message}</p>
      ) : (
        <>
          {state.done && <p>{state.done}</p>}
          <ul>
            {state.problems.map(({ field, message }) => (
              <li key={`${field} ${message}`}>
                <a href={`#${idOf(field)}`}>{message}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="small">{kept}</p>
    </div>
  );
}

/** Names are paths ("title.en"), which a selector would take for classes. */
export function idOf(name: string): string {
  return name.replaceAll(/[.[\]]/g, "-");
}

function counted(count: number, { problems, locale }: FormWords): string {
  const form = new Intl.PluralRules(locale).select(count);
  return (problems.find((plural) => plural.form === form)?.text ?? "").replace("{count}", String(count));
}
