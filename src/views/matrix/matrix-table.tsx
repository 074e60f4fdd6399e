import { groupsOf } from "#features/reports/matrix.ts";
import { PartnerState } from "#features/reports/partner-state.tsx";
import { implementationStates, silenceWords } from "#features/reports/report.ts";
import { addressOf } from "#i18n/address.ts";
import { capital } from "#i18n/format.ts";
import type { Locale } from "#i18n/locale.ts";
import { translator } from "#i18n/t.ts";
import { Code } from "#ui/code.tsx";
import { LocalizedText, Tag } from "#ui/text.tsx";
import type { Cell, Matrix, MatrixRow } from "./matrix-queries.ts";

type Props = {
  matrix: Matrix;
  locale: Locale;
  /** the query that the links carry on, with its question mark: `?asof=2021-11-16` */
  search: string;
};

/** Says what the marks mean, before the first of them. */
export function MatrixLegend({ matrix, locale }: Omit<Props, "search">) {
  const t = translator(locale);
  return (
    <p className="legend">
      {implementationStates
        .filter((state) => state !== "notAsked" || hasUnasked(matrix))
        .map((state) => (
          <PartnerState key={state} {...{ state, locale }} sight={matrix.sight} />
        ))}
      {matrix.hasDifferences && (
        <span>
          <span className="differs" aria-hidden="true">
            ≠
          </span>{" "}
          {capital(t("assessments:matrix.differs"), locale)}
        </span>
      )}
      {matrix.hasSamples && <span className="invented">{capital(t("recommendations:matrix.sampleMark"), locale)}</span>}
    </p>
  );
}

/** Whether anybody among those counted has nothing to answer. */
export function hasUnasked({ sums }: Pick<Matrix, "sums">): boolean {
  return sums.all.notAsked > 0;
}

/**
 * Partners by recommendations. From 60rem marks whose words are hidden from sight alone; below, each partner is a card
 * with what it reported, in words.
 */
export function MatrixTable({ matrix, locale, search }: Props) {
  const t = translator(locale);
  const groups = groupsOf(matrix.columns.map(({ code }) => code));
  const parts = partsOf({ matrix, locale, search });
  return (
    <table className={matrix.columns.length > fewColumns ? "matrix" : "matrix few"}>
      <caption className="unseen">{t("recommendations:matrix.caption")}</caption>
      <colgroup />
      {groups.map(({ name, members }) => (
        <colgroup key={members[0]?.code ?? name} span={members.length} />
      ))}
      <colgroup className="silent" />
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {t("recommendations:matrix.partner")}
          </th>
          {groups.map(({ name, members }) => (
            <th key={members[0]?.code ?? name} scope="colgroup" colSpan={members.length}>
              <Code code={name} />
            </th>
          ))}
          <th scope="col" rowSpan={2} className="silent">
            {silenceOf(matrix, locale)}
          </th>
        </tr>
        <tr>
          {groups.flatMap(({ members }) =>
            members.map(({ code, label }) => (
              <th key={code} scope="col">
                <a href={addressOf(locale, "/recommendations/[code]", code, search)} aria-label={code}>
                  {label}
                </a>
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {matrix.rows.map((row) => (
          <Row key={row.code} {...{ row, locale, parts }} />
        ))}
      </tbody>
    </table>
  );
}

/** So few need not be spread over the whole page. */
const fewColumns = 10;

type Parts = ReturnType<typeof partsOf>;

/** Makes once what stands alike in many cells. */
function partsOf({ matrix, locale, search }: Props) {
  const t = translator(locale);
  const isOneYear = new Set(matrix.columns.map(({ year }) => year)).size === 1;
  const years = new Set(matrix.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.year ?? [])));
  const forYear = (year: number) => t("recommendations:reports.forYear", { year });
  return {
    columns: matrix.columns.map(({ code }) => ({
      code,
      href: addressOf(locale, "/recommendations/[code]", code, `${search}#reports`),
      number: <Code code={isOneYear ? code.replace(/^\d{4}-/, "") : code} />,
    })),
    states: new Map(
      [...new Set([matrix.sight, ...matrix.rows.map(({ sight }) => sight)])].map((sight) => [
        sight,
        new Map(
          implementationStates.map((state) => [state, <PartnerState key={state} {...{ state, locale, sight }} />]),
        ),
      ]),
    ),
    forYears: new Map(
      [...years].map((year) => [
        year,
        <span key={year} className="unseen">
          , {forYear(year)}
        </span>,
      ]),
    ),
    sample: <Tag>{capital(t("recommendations:matrix.sampleTag"), locale)}</Tag>,
    empty: (
      <span className="unseen">
        {t(matrix.isNarrowed ? "recommendations:matrix.notChosen" : "recommendations:matrix.notAddressed")}
      </span>
    ),
  };
}

function Row({ row, locale, parts }: Pick<Props, "locale"> & { row: MatrixRow; parts: Parts }) {
  const t = translator(locale);
  const countOf = (state: Cell["state"]) => row.cells.filter((cell) => cell?.state === state).length;
  const [silent, unasked] = [countOf("noReport"), countOf("notAsked")];
  return (
    <tr>
      <th scope="row">
        <a href={addressOf(locale, "/partners/[code]", row.code)}>
          <LocalizedText value={row.name} locale={locale} />
        </a>
      </th>
      {parts.columns.map((column, index) => (
        <td key={column.code} className={row.cells[index]?.year ? "said" : undefined}>
          <CellContent cell={row.cells[index] ?? null} {...{ row, column, parts, locale }} />
        </td>
      ))}
      <td className="silent">
        {silent > 0 &&
          t(`recommendations:matrix.silent${silenceWords[row.sight]}`, {
            count: silent,
          })}
        {silent > 0 && unasked > 0 && <br />}
        {unasked > 0 && t("recommendations:matrix.notAsked", { count: unasked })}
      </td>
    </tr>
  );
}

function CellContent({
  cell,
  row,
  column: { href, number },
  parts,
  locale,
}: {
  cell: Cell | null;
  row: MatrixRow;
  column: Parts["columns"][number];
  parts: Parts;
  locale: Locale;
}) {
  if (!cell) return parts.empty;
  const state = parts.states.get(row.sight)?.get(cell.state);
  if (cell.year === null) return state;
  return (
    <a href={href}>
      {number} {state}
      {parts.forYears.get(cell.year)} {cell.sample && parts.sample}
      <Difference cell={cell} locale={locale} />
    </a>
  );
}

/** Marks where the unit sees it differently: by a sign for the eye, and in words. */
function Difference({ cell: { assessment, year }, locale }: { cell: Cell; locale: Locale }) {
  if (assessment?.relation !== "differs") return null;
  const t = translator(locale);
  const state = t(`states:implementation.${assessment.state}`);
  return (
    <span className="difference">
      <span className="differs" aria-hidden="true">
        ≠
      </span>{" "}
      <span className="words">
        {year === assessment.year
          ? t("assessments:unitSeesOf", { state })
          : t("assessments:unitSeesFor", { state, year: assessment.year })}
      </span>
    </span>
  );
}

function silenceOf({ sight }: Matrix, locale: Locale): string {
  const t = translator(locale);
  return capital(
    t(sight === "all" ? "states:implementation.noReport" : `states:noReport${silenceWords[sight]}`),
    locale,
  );
}
