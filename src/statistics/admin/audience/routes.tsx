import { Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { openVisitSource } from '../../../analytics/visit-source.ts'
import { patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { readLook } from '../../look.ts'
import { panelOf } from './panels.ts'
import { readAudience } from './read-audience.ts'
import { readMap } from './read-map.ts'
import { AllPage } from './views/all-page.tsx'
import { AudiencePage } from './views/audience-page.tsx'
import { audienceWords } from './words.ts'

export const audienceRoutes = new Hono<DeskEnv>()

audienceRoutes.get(patterns.deskAudience, only('statistics'), async (c) => {
  const { db, config } = c.var
  const { shop } = config
  const look = readLook(c.req.query(), todayIn(shop.time_zone))
  const source = openVisitSource(config, db)
  const { title, panels } = audienceWords()
  const panel = panelOf(c.req.query('all') ?? '')
  if (panel) {
    const audience = await readAudience(source, look, panel)
    return c.render(<AllPage {...{ shop, look, panel, audience }} />, {
      title: panels[panel.dimension],
    })
  }
  const [audience, map] = await Promise.all([readAudience(source, look), readMap(c.env)])
  return c.render(<AudiencePage {...{ shop, look, audience, map }} />, { title })
})
