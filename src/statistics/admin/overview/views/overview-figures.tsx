import { paths } from '../../../../paths.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { type FigureName, figureNames, figureRules } from '../../../figures.ts'
import { formatOf } from '../../../format.ts'
import { isFiltered, queryOf } from '../../../look.ts'
import { valuesOf } from '../../../overview-values.ts'
import { statisticsWords } from '../../../words.ts'
import { Figure } from '../../views/figure.tsx'
import { overviewWords } from '../words.ts'
import type { OverviewProps } from './props.ts'

/** Renders the figures of a period, each as a link that shows it in the chart. */
export const OverviewFigures = (props: OverviewProps) => {
  const { shop, overview, figure } = props
  const { figures } = statisticsWords()
  return (
    <section class="figures" aria-label={overviewWords().figures}>
      {figureNames.map((name) => {
        const { now, before, steps } = valuesOf(overview, name)
        return (
          <Figure
            id={name}
            {...figures[name]}
            value={now}
            before={before}
            format={formatOf(figureRules[name].kind, shop)}
            rate={figureRules[name].kind === 'rate'}
            spark={steps.map(({ value }) => value)}
            href={paths.deskStatistics({ ...queryOf(overview.look), figure: name })}
            current={name === figure}
            note={noteOf(name, props)}
            locale={shop.locale}
          />
        )
      })}
    </section>
  )
}

/** What limits a figure here. */
function noteOf(name: FigureName, { shop, today, overview }: OverviewProps): string | null {
  const words = overviewWords()
  const { look, reading, elsewhere } = overview
  const filtered = isFiltered(look)
  if (name === 'conversion' && filtered) return words.notOfFiltered
  if ((name === 'orders' || name === 'average') && filtered) return words.notFiltered
  if (name !== 'revenue') return null
  const notes = [
    filtered && words.notFiltered,
    reading.state !== 'read' && words.reading[reading.state],
    reading.state === 'read' &&
      look.chosen.period.to >= today &&
      words.reading.read(formatOwnMoment(reading.at, shop)),
    elsewhere > 0 && words.elsewhere(elsewhere, shop.currency),
  ]
  return notes.filter(Boolean).join(' ') || null
}
