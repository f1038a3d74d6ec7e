import type { Child } from 'hono/jsx'

export type Column<Row> = {
  title: string
  cell: (row: Row) => Child
  /** `main` names the row and heads its card on a phone; `number` is set flush right. */
  kind?: 'main' | 'number'
  /** Address of the list sorted by this column, and how it is sorted by it now. */
  sort?: { href: string; now?: 'ascending' | 'descending' | undefined }
}

/** The checkbox by which each row can be chosen: see `ChoiceBar`. */
export type Select<Row> = {
  name: string
  value: (row: Row) => string
  label: (row: Row) => string
  /** Whether it is chosen already; default: no. */
  chosen?: (row: Row) => boolean
}

/**
 * Renders rows as a table, and as cards where the window is narrow; `empty` where there is none. The
 * first link of the main column is what a row leads to.
 *
 * @param select lets rows be chosen: the table must be inside a form
 */
export function Table<Row>(props: {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  /** Says why, and offers the first step: `Empty`. */
  empty: Child
  select?: Select<Row>
}) {
  const { caption, columns, rows, empty, select } = props
  if (rows.length === 0) return <div class="empty">{empty}</div>
  return (
    <table class="desk-table" data-rows>
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {select && <td></td>}
          {columns.map(({ title, kind, sort }) => (
            <th scope="col" class={kind} aria-sort={sort?.now}>
              {sort ? <a href={sort.href}>{title}</a> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {select && (
              <td class="select">
                <input
                  type="checkbox"
                  name={select.name}
                  value={select.value(row)}
                  checked={select.chosen?.(row)}
                  aria-label={select.label(row)}
                />
              </td>
            )}
            {columns.map(({ title, cell, kind }) =>
              kind === 'main' ? (
                <th scope="row" class="main">
                  {cell(row)}
                </th>
              ) : (
                <td class={kind} data-title={title}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
