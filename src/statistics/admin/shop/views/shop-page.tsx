import type { Shop } from '../../../../platform/config.ts'
import type { Chosen } from '../../../period.ts'
import { StatisticsFrame } from '../../views/frame.tsx'
import type { ShopFigures } from '../read-shop.ts'
import { ArrivalTable } from './arrival-table.tsx'
import { FunnelCard } from './funnel-card.tsx'
import { LeftCard } from './left-card.tsx'
import { ProductTables } from './product-tables.tsx'
import { SearchTables } from './search-tables.tsx'

export type Shown = { shop: Shop; chosen: Chosen; figures: ShopFigures }

/** Renders what visits brought the shop in a period. */
export const ShopFiguresPage = (props: Shown) => (
  <StatisticsFrame
    screen="shop"
    shop={props.shop}
    chosen={props.chosen}
    filters={{}}
    answer={props.figures.answer}
  >
    <FunnelCard {...props} />
    <ArrivalTable {...props} by="channel" />
    <ArrivalTable {...props} by="campaign" />
    <ProductTables {...props} />
    <LeftCard {...props} />
    <SearchTables {...props} />
  </StatisticsFrame>
)
