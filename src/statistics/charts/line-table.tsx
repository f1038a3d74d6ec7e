import { formatStep } from '../format.ts'
import { statisticsWords } from '../words.ts'
import { type LineChartProps, notedOf } from './step.ts'

/** Renders what a line shows as a table, for everybody who would rather read. */
export const LineTable = ({ title, steps, format, step, beforeName, locale }: LineChartProps) => {
  const words = statisticsWords()
  const shown = (value: number | null | undefined) =>
    typeof value === 'number' ? format.text(value) : words.unknown
  const noted = notedOf(steps)
  const nameOf = (at: string, note: number) =>
    formatStep(at, locale) + (note > 0 ? `, ${words.chart.note(note)}` : '')
  return (
    <details class="chart-table">
      <summary>{words.chart.table}</summary>
      <table>
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.chart.step[step]}</th>
            <th scope="col">{title}</th>
            {beforeName && <th scope="col">{words.chart.before}</th>}
          </tr>
        </thead>
        <tbody>
          {steps.map(({ at, value, before }, n) => (
            <tr>
              <th scope="row">{nameOf(at, noted.indexOf(n) + 1)}</th>
              <td>{shown(value)}</td>
              {beforeName && <td>{shown(before)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
