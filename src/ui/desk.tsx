import type { ReactNode } from "react";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Tag } from "./text.tsx";

export { Outcome } from "./outcome.tsx";

/** Says where the reader is at the desk, and whether that page is public. */
export function DeskBar({ where, status }: { where: ReactNode; status?: ReactNode }) {
  return (
    <div className="desk-bar">
      <p>{where}</p>
      {status && <p role="status">{status}</p>}
    </div>
  );
}

/** Parts of the record | form | notes: the draft's state in words, who sees it, what needs a decision. */
export function Desk({ parts, children, notes }: { parts?: ReactNode; children: ReactNode; notes?: ReactNode }) {
  return (
    <div className="desk">
      <div>{parts}</div>
      <div>{children}</div>
      {notes && <div className="notes">{notes}</div>}
    </div>
  );
}

/** A part of a record, with the number of what is in it, what it lacks, and problems of what was typed there. */
export type PartItem = {
  href: string;
  label: ReactNode;
  problems?: number;
  current?: boolean;
  count?: number;
  /** in words: what is missing, that nothing is, or that it is not begun */
  standing?: { kind: "missing" | "complete" | "soft"; words: string };
};

/** The parts of a record; those of one page link to its headings. On a phone they are one line that opens. */
export function Parts({ locale, items }: { locale: Locale; items: readonly PartItem[] }) {
  const t = translator(locale);
  const place = items.findIndex(({ current }) => current) + 1;
  const missing = items.filter(({ standing }) => standing?.kind === "missing").length;
  return (
    <nav className="parts" aria-label={t("ui:desk.parts")}>
      <details>
        <summary>
          {place > 0 ? t("ui:desk.place", { place, count: items.length }) : t("ui:desk.all", { count: items.length })}
          {missing > 0 && ` ${t("ui:desk.missingIn", { count: missing })}`}
        </summary>
        <ol>
          {items.map(({ href, label, problems = 0, current, count, standing }) => (
            <li key={href}>
              <a href={href} aria-current={current ? "step" : undefined}>
                <span>{label}</span>
                {count !== undefined && <span className="count">{count}</span>}
              </a>
              {standing && <p className={`standing ${standing.kind}`}>{standing.words}</p>}
              {problems > 0 && (
                <>
                  {" "}
                  <Tag tone="stop">{t("ui:desk.problems", { count: problems })}</Tag>
                </>
              )}
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
