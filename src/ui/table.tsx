import type { ReactNode } from "react";

export type Column<Row> = {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** right-aligned, tabular */
  numeric?: boolean;
};

/**
 * The first column names the row. Below 40rem each row is a card and empty cells vanish, so a cell that is not known
 * must say so. Roles are written out because CSS takes table semantics away when `display` changes.
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
  /** what the table holds, where no heading stands right above it */
  caption?: ReactNode;
  /** one of several under one another: their columns stand in the same places */
  steady?: boolean;
}) {
  const [name, ...rest] = columns;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <table role="table" className={steady ? "grid-table steady" : "grid-table"}>
      {caption && <caption>{caption}</caption>}
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <tr role="row">
          {columns.map(({ key, head, numeric }) => (
            // biome-ignore lint/a11y/noRedundantRoles: see above
            <th key={key} role="columnheader" scope="col" className={numeric ? "numeric" : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <tbody role="rowgroup">
        {rows.map((row) => (
          // biome-ignore lint/a11y/noRedundantRoles: see above
          <tr role="row" key={rowKey(row)}>
            {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
            <th role="rowheader" scope="row" data-h={name.head} className={name.numeric ? "numeric" : undefined}>
              {name.cell(row)}
            </th>
            {rest.map(({ key, head, numeric, cell }) => (
              // biome-ignore lint/a11y/noRedundantRoles: see above
              <td key={key} role="cell" data-h={head} className={numeric ? "numeric" : undefined}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
