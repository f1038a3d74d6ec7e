import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { StatisticsFrame } from '../../views/frame.tsx'
import type { Look } from '../../views/section.tsx'
import type { SiteFigures } from '../read-site.ts'
import { PageTables } from './page-tables.tsx'
import { RunningCards } from './running-cards.tsx'
import { SamplingCard } from './sampling-card.tsx'
import { RowsCard, UsageCard } from './usage-cards.tsx'

export type Shown = {
  shop: Shop
  look: Look
  figures: SiteFigures
  /** Of the Worker. */
  version: { id: string; timestamp: string }
  /** Whether the desk shows them the mails that did not go out. */
  seesMails: boolean
}

/** Where its tables are. */
export const address = paths.deskSiteFigures

/** Renders how the site does: what went wrong, what waits, and how much of the plan is used. */
export const SitePage = (props: Shown) => (
  <StatisticsFrame
    screen="site"
    shop={props.shop}
    chosen={props.look.chosen}
    filters={{}}
    kept={{ table: props.look.only ?? undefined }}
    answer={props.figures.answer}
  >
    <RunningCards {...props} />
    <PageTables {...props} />
    <UsageCard {...props} />
    <div class="beside">
      <SamplingCard {...props} />
      <RowsCard {...props} />
    </div>
  </StatisticsFrame>
)
