import type { ReactNode } from "react";
import { withBreaks } from "./text.tsx";

export type Column<Row> = {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** right-aligned, tabular */
  numeric?: boolean;
};

/**
 * The first column names the row. Below 40rem each row is a card and empty cells vanish, so a cell that is not known
 * must say so.
 */
export function Table<Row>({
  columns,
  rows,
  rowKey,
  caption,
  steady = false,
}: {
  columns: readonly [Column<Row>, ...Column<Row>[]];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** the content of the table, where no heading stands right above it */
  caption?: ReactNode;
  /** one of several under one another: their columns stand in the same places */
  steady?: boolean;
}) {
  const [name, ...rest] = columns;
  return (
    <table className={steady ? "grid-table steady" : "grid-table"}>
      {caption && <caption>{caption}</caption>}
      <thead>
        <tr>
          {columns.map(({ key, head, numeric }) => (
            <th key={key} scope="col" className={numeric ? "numeric" : undefined}>
              {withBreaks(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            <th scope="row" data-h={name.head} className={name.numeric ? "numeric" : undefined}>
              {name.cell(row)}
            </th>
            {rest.map(({ key, head, numeric, cell }) => (
              <td key={key} data-h={head} className={numeric ? "numeric" : undefined}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
