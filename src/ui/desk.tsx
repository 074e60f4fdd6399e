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

/** The parts of a record with their problems; those of one page link to its headings. */
export function Parts({
  locale,
  items,
}: {
  locale: Locale;
  items: readonly { href: string; label: ReactNode; problems?: number; current?: boolean }[];
}) {
  const t = translator(locale);
  return (
    <nav className="parts" aria-label={t("ui:desk.parts")}>
      <ol>
        {items.map(({ href, label, problems = 0, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? "step" : undefined}>
              {label}
            </a>
            {problems > 0 && (
              <>
                {" "}
                <Tag tone="stop">{t("ui:desk.problems", { count: problems })}</Tag>
              </>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
