import { StatisticsFrame } from '../../views/frame.tsx'
import { PageLists } from './page-lists.tsx'
import { RunningCards } from './running-cards.tsx'
import { SamplingCard } from './sampling-card.tsx'
import type { Shown } from './shown.ts'
import { RowsCard, UsageCard } from './usage-cards.tsx'

/** Renders how the site does: what went wrong, what waits, and how much of the plan is used. */
export const SitePage = (props: Shown) => (
  <StatisticsFrame
    screen="site"
    shop={props.shop}
    chosen={props.look.chosen}
    filters={props.look.filters}
    ofAll
    kept={{ table: props.look.only ?? undefined }}
    answer={props.figures.answer}
  >
    <RunningCards {...props} />
    <PageLists {...props} />
    <UsageCard {...props} />
    <div class="beside">
      <SamplingCard {...props} />
      <RowsCard {...props} />
    </div>
  </StatisticsFrame>
)
