import type { ReactNode } from "react";
import { countsOf, type Judged, type ShownCell, unsettled, type Verdict, verdicts } from "#features/imports/import.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Questions } from "./import-questions.tsx";

type Props = {
  locale: Locale;
  judged: readonly Judged<unknown>[];
  /** the address of this page */
  here: string;
  /** of these kinds all rows are shown */
  all: readonly string[];
};

/** As many rows of those that need nobody are shown at first. */
const fewRows = 4;
const mostShown = 500;

/** Five counts, each a link to its rows. */
export function ImportCounts({ locale, judged }: Pick<Props, "locale" | "judged">) {
  const counts = countsOf(judged);
  return (
    <ul className="import-counts">
      {verdicts
        .filter((verdict) => verdict !== "left" || counts.left > 0)
        .map((verdict) => (
          <li key={verdict}>
            <a href={`#${verdict}`}>
              <Sign locale={locale} verdict={verdict} />
              <b>{counts[verdict]}</b>
            </a>
          </li>
        ))}
    </ul>
  );
}

/** The rows in groups: those that need somebody first, the others by their beginnings. */
export function ImportRows({ locale, judged, here, all }: Props) {
  const t = translator(locale);
  return verdicts.map((verdict) => {
    const rows = judged.filter((one) => one.verdict === verdict);
    const isAll = all.includes(verdict);
    const few = verdict === "same" || verdict === "left" ? 0 : fewRows;
    const shown = needsSomebody(verdict) ? rows.slice(0, mostShown) : rows.slice(0, isAll ? mostShown : few);
    if (rows.length === 0) return null;
    return (
      <section key={verdict} id={verdict} aria-labelledby={`${verdict}-heading`} className={`import-rows ${verdict}`}>
        <h2 id={`${verdict}-heading`}>
          {t(`imports:heading.${verdict}`, { count: rows.length })}{" "}
          {shown.length < rows.length && (
            <>
              <span className="small">{t("imports:shown", { shown: shown.length, count: rows.length })}</span>{" "}
              {!isAll && (
                <a href={`${here}?all=${verdict}#${verdict}`}>{t("imports:showAll", { count: rows.length })}</a>
              )}
            </>
          )}
        </h2>
        {shown.length > 0 && (
          <ul>
            {shown.map((row) => (
              <ImportRow key={`${row.row} ${row.cells[0]?.address ?? ""}`} locale={locale} row={row} />
            ))}
          </ul>
        )}
      </section>
    );
  });
}

function needsSomebody(verdict: Verdict): boolean {
  return verdict === "wrong" || verdict === "question";
}

function ImportRow({ locale, row }: { locale: Locale; row: Judged<unknown> }) {
  const t = translator(locale);
  return (
    <li>
      <p className="import-number">
        <span className="sr-only">{t("imports:row")} </span>
        {row.row}
      </p>
      <p>
        <Sign locale={locale} verdict={row.verdict} />
      </p>
      <dl>
        {row.cells.filter(isTold).map((cell) => (
          <div key={cell.address}>
            <dt>{cell.address}</dt>
            <dd>
              <Cell locale={locale} cell={cell} />
            </dd>
          </div>
        ))}
      </dl>
      <div>
        {row.reasons.map((reason) => (
          <p key={reason} className="small">
            {reason}
          </p>
        ))}
        {row.questions.length > 0 && <Questions questions={row.questions} />}
      </div>
    </li>
  );
}

function isTold({ typed, odd, empty, was }: ShownCell): boolean {
  return typed !== "" || odd !== undefined || empty !== undefined || was !== undefined;
}

/** Typed in serif; understood in bold where that differs, after what stood in the record. */
function Cell({ locale, cell }: { locale: Locale; cell: ShownCell }): ReactNode {
  const t = translator(locale);
  const { typed, odd, means, was, empty } = cell;
  if (odd?.is === "merged") return <b className="import-odd">{t("imports:merged", { cell: odd.with })}</b>;
  if (odd?.is === "unreckoned") return <b className="import-odd">{t("imports:unreckoned")}</b>;
  if (odd?.is === "error") return <b className="import-odd">{typed}</b>;
  if (typed === "" && empty) return <span className="small">{empty}</span>;
  return (
    <>
      {was !== undefined && <del>{was}</del>} {was === undefined && <span className="import-typed">{typed}</span>}{" "}
      {means !== undefined && (
        <>
          → <b>{means}</b>
        </>
      )}
    </>
  );
}

const signs: Record<Verdict, string> = { wrong: "×", question: "?", changed: "~", new: "+", same: "=", left: "–" };

function Sign({ locale, verdict }: { locale: Locale; verdict: Verdict }) {
  const t = translator(locale);
  return (
    <span className={`import-sign ${verdict}`}>
      <span aria-hidden="true">{signs[verdict]}</span> {t(`imports:verdict.${verdict}`)}
    </span>
  );
}

/** Tells what the button writes, and what stays out. */
export function ImportLead({ locale, judged }: Pick<Props, "locale" | "judged">) {
  const t = translator(locale);
  const counts = countsOf(judged);
  const writing = counts.changed + counts.new;
  const [open, none] = [unsettled(judged).length, counts.same + counts.left];
  return (
    <p className="lead">
      <b>{t("imports:nothingYet")}</b> {t("imports:of", { count: judged.length, writing, none })}{" "}
      {open > 0 && t("imports:needYou", { count: open })}
    </p>
  );
}
