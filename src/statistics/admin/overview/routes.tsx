import { Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { readVisits } from '../../../analytics/read-visits.ts'
import { patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { readLook } from '../../look.ts'
import { statisticsWords } from '../../words.ts'
import { OverviewPage } from './views/overview-page.tsx'

export const overviewRoutes = new Hono<DeskEnv>()

overviewRoutes.get(patterns.deskStatistics, only('statistics'), async (c) => {
  const { db, config } = c.var
  const { shop } = config
  const look = readLook(c.req.query(), todayIn(shop.time_zone))
  const { period, step } = look.chosen
  const source = { db, engine: null, timeZone: shop.time_zone }
  const answer = await readVisits(source, { period, filters: look.filters, series: step })
  return c.render(<OverviewPage {...{ shop, look, answer }} />, { title: statisticsWords().title })
})
