import type { ReactNode } from "react";
import type { Locale } from "#i18n/locale.ts";
import { Section } from "#ui/page.tsx";

/** The states of each component, by its name. No two have the same id, for they stand on one page. */
export type Examples = Record<string, Record<string, (locale: Locale) => ReactNode>>;

/** The components by their names, then each in all its states. */
export function Gallery({ examples, locale }: { examples: Examples; locale: Locale }) {
  return (
    <>
      <ul className="mt-4 grid list-none gap-2 p-0 sm:grid-cols-2 lg:grid-cols-3">
        {Object.keys(examples).map((component) => (
          <li key={component}>
            <a href={`#${component}`}>
              <code>{component}</code>
            </a>
          </li>
        ))}
      </ul>
      {Object.entries(examples).map(([component, states]) => (
        <Section key={component} id={component} title={<code>{component}</code>}>
          {Object.entries(states).map(([state, show]) => (
            <div className="mb-5" key={state}>
              <p className="small">
                <code>{state}</code>
              </p>
              {show(locale)}
            </div>
          ))}
        </Section>
      ))}
    </>
  );
}
