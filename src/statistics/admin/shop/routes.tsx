import { Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { openVisitSource } from '../../../analytics/visit-source.ts'
import { patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { readLook } from '../../look.ts'
import { statisticsWords } from '../../words.ts'
import { shopTables } from './csv.ts'
import { readShop } from './read-shop.ts'
import { ShopFiguresPage } from './views/shop-page.tsx'

export const shopFigureRoutes = new Hono<DeskEnv>()

shopFigureRoutes.get(patterns.deskShopFigures, only('statistics'), async (c) => {
  const { db, config } = c.var
  const { shop } = config
  const { table = '', ...query } = c.req.query()
  const look = {
    ...readLook(query, todayIn(shop.time_zone)),
    only: Object.hasOwn(shopTables, table) ? table : null,
  }
  const figures = await readShop(openVisitSource(config, db), shop, look.chosen)
  return c.render(<ShopFiguresPage {...{ shop, look, figures }} />, {
    title: statisticsWords().screens.shop,
  })
})
