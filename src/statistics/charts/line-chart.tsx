import { type Format, formatStep, formatStepShort } from '../format.ts'
import { statisticsWords } from '../words.ts'
import { LineTable } from './line-table.tsx'
import { areaOf, lineOf } from './paths.ts'
import { across, scaleOf, size } from './scale.ts'
import type { LineChartProps, Step } from './step.ts'

/** Steps that a pointer can hit, each of which then says its value; the table has all of them. */
const MOST_BANDS = 62

/**
 * Renders a line by time, with that of the period before and the days that have notes, and the same
 * as a table. Labels keep their size on every screen: what is stretched to its width has no words.
 */
export const LineChart = (props: LineChartProps) => {
  const { id, title, steps, format, whole = true, locale, beforeName } = props
  const words = statisticsWords().chart
  const values = steps.map(({ value }) => value)
  const before = beforeName ? steps.map((step) => step.before ?? null) : []
  const scale = scaleOf([...values, ...before], whole)
  const first = steps[0]
  const last = steps.at(-1)
  if (!first || !last) return <p class="quiet">{words.nothing}</p>
  const name = (at: string) => formatStep(at, locale)
  return (
    <figure class="chart" id={id}>
      <figcaption class="legend">
        <span class="legend-now">{title}</span>
        {beforeName && <span class="legend-before">{beforeName}</span>}
      </figcaption>
      <div class="chart-plot">
        <svg class="chart-axis" width="56" height={size.height} aria-hidden="true">
          {scale.ticks.map((tick) => (
            <text x="48" y={round(scale.y(tick) + 4)} text-anchor="end">
              {format.short(tick)}
            </text>
          ))}
        </svg>
        <svg
          class="chart-lines"
          height={size.height + 24}
          role="img"
          aria-labelledby={`${id}-title ${id}-desc`}
        >
          <title id={`${id}-title`}>{words.drawn(title, name(first.at), name(last.at))}</title>
          <desc id={`${id}-desc`}>{extremesOf(steps, format, locale)}</desc>
          {scale.ticks.map((tick) => (
            <line
              class={tick === 0 ? 'chart-zero' : 'chart-rule'}
              x2="100%"
              y1={round(scale.y(tick))}
              y2={round(scale.y(tick))}
            />
          ))}
          <svg
            viewBox={`0 0 ${size.width} ${size.height}`}
            preserveAspectRatio="none"
            height={size.height}
            aria-hidden="true"
          >
            <path class="chart-area" d={areaOf(values, scale)} />
            {beforeName && <path class="chart-before" d={lineOf(before, scale)} />}
            <path class="chart-line" d={lineOf(values, scale)} />
          </svg>
          <Notes steps={steps} />
          <Labels steps={steps} locale={locale} />
          <g class="chart-bands">
            {(steps.length > MOST_BANDS ? [] : steps).map((step, n) => (
              <rect x={`${bandAt(n, steps.length)}%`} width={`${round(100 / steps.length)}%`}>
                <title>{sayStep(step, format, locale)}</title>
              </rect>
            ))}
          </g>
        </svg>
      </div>
      <NoteList steps={steps} locale={locale} />
      <LineTable {...props} />
    </figure>
  )
}

const sayStep = ({ at, value, before, notes = [] }: Step, format: Format, locale: string) => {
  const words = statisticsWords()
  const shown = value === null ? words.unknown : format.text(value)
  const compared =
    typeof before === 'number' ? ` (${words.change.before(format.text(before))})` : ''
  return [`${formatStep(at, locale)}: ${shown}${compared}`, ...notes].join('\n')
}

function extremesOf(steps: Step[], format: Format, locale: string): string {
  const words = statisticsWords().chart
  const known = steps.flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]))
  const [most] = known.toSorted((a, b) => b.value - a.value)
  const [least] = known.toSorted((a, b) => a.value - b.value)
  if (!most || !least) return words.notKnown
  const say = ({ at, value }: { at: string; value: number }) =>
    [format.text(value), formatStep(at, locale)] as const
  return words.most(...say(most), ...say(least))
}

/** A line at each step that has a note, with the number under which the list below has it. */
const Notes = ({ steps }: { steps: Step[] }) => (
  <>
    {noted(steps).map(({ n, number }) => {
      const x = `${round(across(n, steps.length, 100))}%`
      return (
        <g class="chart-note">
          <line x1={x} x2={x} y1="16" y2={size.height - size.bottom} />
          <circle cx={x} cy="9" r="8" />
          <text x={x} y="13" text-anchor="middle">
            {number}
          </text>
        </g>
      )
    })}
  </>
)

const NoteList = ({ steps, locale }: { steps: Step[]; locale: string }) => {
  const found = noted(steps)
  if (found.length === 0) return null
  return (
    <ol class="chart-notes" aria-label={statisticsWords().chart.notes}>
      {found.map(({ at, notes }) => (
        <li>
          <span class="quiet">{formatStep(at, locale)}</span> {notes.join(' · ')}
        </li>
      ))}
    </ol>
  )
}

const noted = (steps: Step[]) =>
  steps
    .flatMap(({ at, notes = [] }, n) => (notes.length > 0 ? [{ at, notes, n }] : []))
    .map((each, index) => ({ ...each, number: index + 1 }))

/** As many labels as a desktop has room for; a phone shows every other one. */
const Labels = ({ steps, locale }: { steps: Step[]; locale: string }) => {
  const every = Math.max(1, Math.ceil((steps.length - 1) / 6))
  const shown = steps.flatMap(({ at }, n) => (n % every === 0 ? [{ at, n }] : []))
  return (
    <>
      {shown.map(({ at, n }, index) => (
        <text
          class={index % 2 === 0 ? undefined : 'chart-minor'}
          x={`${round(across(n, steps.length, 100))}%`}
          y={size.height + 18}
          text-anchor={n === 0 ? 'start' : n === steps.length - 1 ? 'end' : 'middle'}
        >
          {formatStepShort(at, locale)}
        </text>
      ))}
    </>
  )
}

const bandAt = (n: number, count: number) =>
  round(Math.min(100 - 100 / count, Math.max(0, across(n, count, 100) - 50 / count)))

const round = (n: number) => Math.round(n * 10) / 10
