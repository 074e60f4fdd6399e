import { useEffect, useId, useRef } from "react";
import { useTexts } from "#i18n/client-texts.tsx";
import type { FormState } from "./form-state.ts";

type Props = {
  state: FormState;
  /** instead of "3 things to correct" */
  title?: string;
  /** instead of "Everything you typed is kept" */
  kept?: string;
  /** somebody types on: the keyboard is theirs, and the answer is announced */
  isTyping?: boolean;
};

/** Says before the form what came of the last sending, with links to what is to be corrected; it takes the focus. */
export function FormSummary({ state, title, kept, isTyping = false }: Props) {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();

  useEffect(() => {
    if (state.status !== "idle" && !isTyping) box.current?.focus();
  }, [state, isTyping]);

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
        {state.status === "refused"
          ? (state.title ?? t("form:refused"))
          : (title ?? t("form:problems", { count: state.problems.length }))}
      </h2>
      {state.status === "refused" ? (
        <>
          <p>{state.message}</p>
          {state.anew && (
            <p>
              <button type="button" className="link-button" onClick={() => location.reload()}>
                {t("form:fault.anew")}
              </button>
            </p>
          )}
        </>
      ) : (
        <>
          {state.done && <p>{state.done}</p>}
          {state.lead && <p>{state.lead}</p>}
          <ul>
            {state.problems.map(({ field, message, where }) => (
              <li key={`${field} ${message}`}>
                <a href={`#${idOf(field)}`}>{where ? `${where}: ${message}` : message}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="small">{kept ?? t("form:kept")}</p>
    </div>
  );
}

/** Names are paths ("title.en"), which a selector would take for classes. */
export function idOf(name: string): string {
  return name.replaceAll(/[.[\]]/g, "-");
}
