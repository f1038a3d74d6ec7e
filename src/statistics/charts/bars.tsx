import type { Child } from 'hono/jsx'
import { statisticsWords } from '../words.ts'

/** One row of a ranking. */
export type Bar = {
  label: string
  /** More about it, in quieter letters. */
  hint?: string | undefined
  value: number
  /** Where its label leads: usually the same page, with this as a filter. */
  href?: string | undefined
  /** More columns: `more` of `Bars`. */
  more?: Child[]
}

/**
 * Renders a ranking as a table, with a bar behind each label as long as its value.
 *
 * @param of what shares are of; default: no shares are shown
 */
export const Bars = (props: {
  caption: string
  /** What the rows are, and what is counted. */
  columns: { label: string; value: string }
  rows: Bar[]
  format: (value: number) => string
  share?: { of: number; format: (share: number) => string }
  /** Titles of more columns. */
  more?: string[]
  empty?: Child
}) => {
  const { caption, columns, rows, format, share, more = [], empty } = props
  const words = statisticsWords().chart
  const most = Math.max(1, ...rows.map(({ value }) => value))
  if (rows.length === 0) return <p class="quiet">{empty ?? words.nothing}</p>
  return (
    <table class="bars">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.label}</th>
          {[columns.value, ...more, ...(share ? [words.share] : [])].map((title) => (
            <th scope="col">{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">
              <svg aria-hidden="true">
                <rect width={`${percent(row.value, most)}%`} />
              </svg>
              {row.href ? (
                <a href={row.href}>
                  <Label {...row} />
                </a>
              ) : (
                <span>
                  <Label {...row} />
                </span>
              )}
            </th>
            <td>{format(row.value)}</td>
            {row.more?.map((cell) => (
              <td>{cell}</td>
            ))}
            {share && <td class="quiet">{share.format(share.of && row.value / share.of)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Label = ({ label, hint }: Bar) => (
  <>
    {label}
    {hint && <span class="quiet"> {hint}</span>}
  </>
)

const percent = (value: number, of: number) => Math.round(Math.max(0, value / of) * 1000) / 10
