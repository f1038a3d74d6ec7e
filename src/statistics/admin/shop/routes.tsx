import { Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { readLook } from '../../look.ts'
import { statisticsWords } from '../../words.ts'
import { visitSourceOf } from '../read-ahead.ts'
import { shopTables } from './csv.ts'
import { readShop } from './read-shop.ts'
import { ShopFiguresPage } from './views/shop-page.tsx'

export const shopFigureRoutes = new Hono<DeskEnv>()

shopFigureRoutes.get(patterns.deskShopFigures, only('statistics'), async (c) => {
  const { config } = c.var
  const { shop } = config
  const { table = '', ...query } = c.req.query()
  const look = {
    ...readLook(query, todayIn(shop.time_zone)),
    only: Object.hasOwn(shopTables, table) ? table : null,
  }
  const figures = await readShop(visitSourceOf(c), shop, look.chosen)
  return c.render(<ShopFiguresPage {...{ shop, look, figures }} />, {
    title: statisticsWords().screens.shop,
  })
})
