import { Fragment } from "react";
import { withNumeral } from "#ui/numeral.tsx";
import type { FoundRecord } from "./form-state.ts";

/** The number of a record that was found, a link to it. */
export function FoundCode({ record: { code, href } }: { record: FoundRecord }) {
  return (
    <a className="code" href={href}>
      {withNumeral(code)}
    </a>
  );
}

/** Its state on the text axis: a mark and its word. */
export function FoundState({ record: { state } }: { record: FoundRecord }) {
  return (
    state && (
      <span className={`state ${state.name}`}>
        <span className="disc" aria-hidden="true" />
        <span>{state.word}</span>
      </span>
    )
  );
}

/** Its words with their marks, where it comes from and what came of it. */
export function FoundWords({ record: { words, tags, facts } }: { record: FoundRecord }) {
  return (
    <>
      <p>
        {words && (
          <span className="rec" lang={words.lang}>
            {words.text}
          </span>
        )}
        {tags.map((tag) => (
          <Fragment key={tag}>
            {" "}
            <span className="tag wait">{tag}</span>
          </Fragment>
        ))}
      </p>
      {facts.map((fact) => (
        <p className="small" key={fact}>
          {fact}
        </p>
      ))}
    </>
  );
}
