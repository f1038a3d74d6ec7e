import type { Child } from 'hono/jsx'

export type Column<Row> = {
  title: string
  cell: (row: Row) => Child
  /** `main` names the row and heads its card on a phone; `number` is set flush right. */
  kind?: 'main' | 'number'
}

/**
 * Renders rows as a table, and as cards where the window is narrow; `empty` where there is none.
 *
 * @param select name of the checkbox by which each row can be chosen, and its value: the table must
 *   be inside a form
 */
export function Table<Row>(props: {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  empty: Child
  select?: { name: string; value: (row: Row) => string; label: (row: Row) => string }
}) {
  const { caption, columns, rows, empty, select } = props
  if (rows.length === 0) return <p class="quiet">{empty}</p>
  return (
    <table class="desk-table" data-rows>
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {select && <th></th>}
          {columns.map(({ title, kind }) => (
            <th scope="col" class={kind}>
              {title}
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
