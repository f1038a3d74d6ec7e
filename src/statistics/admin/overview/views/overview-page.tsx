import { Notice } from '../../../../admin/parts/notice.tsx'
import { statisticsWords } from '../../../words.ts'
import { StatisticsFrame } from '../../views/frame.tsx'
import { MailCard } from './mail-card.tsx'
import { NotesCard } from './notes-card.tsx'
import { OverviewChart } from './overview-chart.tsx'
import { OverviewFigures } from './overview-figures.tsx'
import type { OverviewProps } from './props.ts'

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
