import { StatisticsFrame } from '../../views/frame.tsx'
import { ArrivalTable } from './arrival-table.tsx'
import { FunnelCard } from './funnel-card.tsx'
import { LeftCard } from './left-card.tsx'
import { ProductLists } from './product-lists.tsx'
import { SearchLists } from './search-lists.tsx'
import type { Shown } from './shown.ts'

/** Renders what visits brought the shop in a period. */
export const ShopFiguresPage = (props: Shown) => (
  <StatisticsFrame
    screen="shop"
    shop={props.shop}
    chosen={props.look.chosen}
    filters={props.look.filters}
    ofAll
    kept={{ table: props.look.only ?? undefined }}
    answer={props.figures.answer}
  >
    <FunnelCard {...props} />
    <ArrivalTable {...props} by="channel" />
    <ArrivalTable {...props} by="campaign" />
    <ProductLists {...props} />
    <LeftCard {...props} />
    <SearchLists {...props} />
  </StatisticsFrame>
)
