import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { type FigureName, figureRules } from '../../figures.ts'
import { readLook } from '../../look.ts'
import { readOverview } from '../../read-overview.ts'
import { statisticsWords } from '../../words.ts'
import { OverviewPage } from './views/overview-page.tsx'

export const overviewRoutes = new Hono<DeskEnv>()

overviewRoutes.get(patterns.deskStatistics, only('statistics'), (c) => showOverview(c))

async function showOverview(c: Context<DeskEnv>) {
  const { db, config } = c.var
  const { shop } = config
  const query = c.req.query()
  const today = todayIn(shop.time_zone)
  const look = readLook(query, today)
  const source = { db, engine: null, timeZone: shop.time_zone }
  const overview = await readOverview(source, shop, look)
  const figure = Object.hasOwn(figureRules, query.figure ?? '')
    ? (query.figure as FigureName)
    : 'visitors'
  return c.render(<OverviewPage {...{ shop, look, today, overview, figure }} done={query.done} />, {
    title: statisticsWords().title,
  })
}
