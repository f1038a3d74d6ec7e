import { paths } from '../../../../paths.ts'
import { formatShortDate } from '../../../../platform/format-date.ts'
import { notesAt } from '../../../chart-notes.ts'
import { LineChart } from '../../../charts/line-chart.tsx'
import { figureRules } from '../../../figures.ts'
import { formatOf, formatPeriod } from '../../../format.ts'
import { queryOf } from '../../../look.ts'
import { valuesOf } from '../../../overview-values.ts'
import { statisticsWords } from '../../../words.ts'
import { overviewWords } from '../words.ts'
import type { OverviewProps } from './props.ts'

/** Renders the chosen figure by time, with the period before and what was noted. */
export const OverviewChart = ({ shop, overview, figure }: OverviewProps) => {
  const { chosen } = overview.look
  const { locale } = shop
  const { kind } = figureRules[figure]
  const notesOf = notesAt(overview.notes, chosen.step, (day) => formatShortDate(day, locale))
  const steps = valuesOf(overview, figure).steps.map((step) => ({
    ...step,
    notes: notesOf(step.at),
  }))
  const compared = steps.some(({ before }) => before !== null)
  return (
    <>
      <LineChart
        id="chart"
        title={statisticsWords().figures[figure].title}
        steps={steps}
        format={formatOf(kind, shop)}
        whole={kind === 'count'}
        step={chosen.step}
        {...(compared && { beforeName: formatPeriod(chosen.before, locale) })}
        locale={locale}
      />
      <p>
        {chosen.step === 'month' && <span class="quiet">{overviewWords().partial} </span>}
        <a href={paths.deskStatisticsFile('steps', queryOf(overview.look))}>
          {statisticsWords().csv}
          <span class="visually-hidden">: {overviewWords().figures}</span>
        </a>
      </p>
    </>
  )
}
