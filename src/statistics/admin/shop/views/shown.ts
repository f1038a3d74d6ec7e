import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import type { Look } from '../../views/section.tsx'
import type { ShopFigures } from '../read-shop.ts'

/** What the page shows. */
export type Shown = { shop: Shop; look: Look; figures: ShopFigures }

/** Where its tables are. */
export const address = paths.deskShopFigures
