import { formatStep } from '../format.ts'
import { statisticsWords } from '../words.ts'
import type { LineChartProps } from './step.ts'

/** Renders what a line shows as a table, for everybody who would rather read. */
export const LineTable = ({ title, steps, format, step, beforeName, locale }: LineChartProps) => {
  const words = statisticsWords()
  const shown = (value: number | null | undefined) =>
    typeof value === 'number' ? format.text(value) : words.unknown
  const hasNotes = steps.some(({ notes = [] }) => notes.length > 0)
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
            {hasNotes && <th scope="col">{words.chart.notes}</th>}
          </tr>
        </thead>
        <tbody>
          {steps.map(({ at, value, before, notes = [] }) => (
            <tr>
              <th scope="row">{formatStep(at, locale)}</th>
              <td>{shown(value)}</td>
              {beforeName && <td>{shown(before)}</td>}
              {hasNotes && <td>{notes.join(' · ')}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
