import { paths } from '../../../../paths.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { type FigureName, figureNames, figureOf, figureRules } from '../../../figures.ts'
import { formatOf } from '../../../format.ts'
import { queryOf } from '../../../look.ts'
import { statisticsWords } from '../../../words.ts'
import { Figure } from '../../views/figure.tsx'
import { overviewWords } from '../words.ts'
import type { OverviewProps } from './overview-page.tsx'

/** Renders the figures of a period, each as a link that shows it in the chart. */
export const OverviewFigures = (props: OverviewProps) => {
  const { shop, look, overview, figure } = props
  const { figures } = statisticsWords()
  const { now, before } = overview
  return (
    <section class="figures" aria-label={overviewWords().figures}>
      {figureNames.map((name) => {
        const unknown = name === 'conversion' && overview.filtered
        return (
          <Figure
            id={name}
            {...figures[name]}
            value={unknown ? null : figureOf(name, now.all)}
            before={unknown ? null : figureOf(name, before.all)}
            format={formatOf(figureRules[name].kind, shop)}
            rate={figureRules[name].kind === 'rate'}
            spark={unknown ? [] : now.steps.map((step) => figureOf(name, step))}
            href={paths.deskStatistics({ ...queryOf(look), figure: name })}
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
function noteOf(name: FigureName, { shop, look, today, overview }: OverviewProps): string | null {
  const words = overviewWords()
  const { filtered, reading, elsewhere } = overview
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
