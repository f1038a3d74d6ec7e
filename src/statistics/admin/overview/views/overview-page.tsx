import type { CalendarDate } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import type { FigureName } from '../../../figures.ts'
import type { Look } from '../../../look.ts'
import type { Overview } from '../../../read-overview.ts'
import { StatisticsFrame } from '../../views/frame.tsx'
import { OverviewChart } from './overview-chart.tsx'
import { OverviewFigures } from './overview-figures.tsx'

export type OverviewProps = {
  shop: Shop
  look: Look
  today: CalendarDate
  overview: Overview
  /** Which one the chart shows. */
  figure: FigureName
  done: string | undefined
}

/** Renders what the shop came to in a period. */
export const OverviewPage = (props: OverviewProps) => {
  const { shop, look, overview, figure } = props
  return (
    <StatisticsFrame
      screen="overview"
      {...look}
      shop={shop}
      answer={overview.answer}
      kept={{ figure: figure === 'visitors' ? undefined : figure }}
    >
      <OverviewFigures {...props} />
      <OverviewChart {...props} />
    </StatisticsFrame>
  )
}
