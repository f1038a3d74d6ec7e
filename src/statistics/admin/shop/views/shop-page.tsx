import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { StatisticsFrame } from '../../views/frame.tsx'
import type { Look } from '../../views/section.tsx'
import type { ShopFigures } from '../read-shop.ts'
import { ArrivalTable } from './arrival-table.tsx'
import { FunnelCard } from './funnel-card.tsx'
import { LeftCard } from './left-card.tsx'
import { ProductTables } from './product-tables.tsx'
import { SearchTables } from './search-tables.tsx'

export type Shown = { shop: Shop; look: Look; figures: ShopFigures }

/** Where its tables are. */
export const address = paths.deskShopFigures

/** Renders what visits brought the shop in a period. */
export const ShopFiguresPage = (props: Shown) => (
  <StatisticsFrame
    screen="shop"
    shop={props.shop}
    chosen={props.look.chosen}
    filters={{}}
    kept={{ table: props.look.only ?? undefined }}
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
