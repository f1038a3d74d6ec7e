import { Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { mayDo } from '../../../admin/rules.ts'
import { openVisitSource } from '../../../analytics/visit-source.ts'
import { patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { readLook } from '../../look.ts'
import { statisticsWords } from '../../words.ts'
import { siteTables } from './csv.ts'
import { readSite } from './read-site.ts'
import { SitePage } from './views/site-page.tsx'

export const siteRoutes = new Hono<DeskEnv>()

siteRoutes.get(patterns.deskSiteFigures, only('statistics'), async (c) => {
  const { db, config, staff } = c.var
  const { shop } = config
  const { table = '', ...query } = c.req.query()
  const look = {
    ...readLook(query, todayIn(shop.time_zone)),
    only: Object.hasOwn(siteTables, table) ? table : null,
  }
  const figures = await readSite(openVisitSource(config, db), look.chosen)
  return c.render(
    <SitePage
      {...{ shop, look, figures }}
      version={c.env.CF_VERSION_METADATA}
      seesMails={mayDo(staff.role, 'change-orders')}
    />,
    { title: statisticsWords().screens.site },
  )
})
