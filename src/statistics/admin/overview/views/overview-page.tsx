import { Notice } from '../../../../admin/parts/notice.tsx'
import type { CalendarDate } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import type { FormState } from '../../../../ui/form-field.tsx'
import type { FigureName } from '../../../figures.ts'
import type { Overview } from '../../../read-overview.ts'
import { statisticsWords } from '../../../words.ts'
import { StatisticsFrame } from '../../views/frame.tsx'
import { MailCard } from './mail-card.tsx'
import { NotesCard } from './notes-card.tsx'
import { OverviewChart } from './overview-chart.tsx'
import { OverviewFigures } from './overview-figures.tsx'

export type OverviewProps = {
  shop: Shop
  today: CalendarDate
  overview: Overview
  /** Which one the chart shows. */
  figure: FigureName
  done: string | undefined
  /** The form of a note that could not be kept. */
  form?: FormState | undefined
}

/** Renders what the shop came to in a period. */
export const OverviewPage = (props: OverviewProps) => {
  const { shop, overview, figure, done } = props
  const said = statisticsWords().done
  return (
    <StatisticsFrame
      screen="overview"
      {...overview.look}
      shop={shop}
      answer={overview.answer}
      kept={{ figure: figure === 'visitors' ? undefined : figure }}
    >
      {done && Object.hasOwn(said, done) && (
        <Notice kind="done" text={said[done as keyof typeof said]} />
      )}
      <OverviewFigures {...props} />
      <OverviewChart {...props} />
      <div class="figure-cards">
        <NotesCard {...props} />
        <MailCard {...props} />
      </div>
    </StatisticsFrame>
  )
}
