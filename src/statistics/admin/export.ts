import { Hono } from 'hono'
import type { DeskEnv } from '../../admin/env.ts'
import { only } from '../../admin/guard.ts'
import { openVisitSource } from '../../analytics/visit-source.ts'
import { patterns } from '../../paths.ts'
import { todayIn } from '../../platform/calendar-date.ts'
import { csvOf } from '../../platform/csv.ts'
import { readLook } from '../look.ts'
import { audienceTables } from './audience/csv.ts'
import type { CsvTables } from './csv-table.ts'
import { overviewTables } from './overview/csv.ts'
import { shopTables } from './shop/csv.ts'
import { siteTables } from './site/csv.ts'

/** Every table of statistics that can be taken along. */
const csvTables: CsvTables = {
  ...overviewTables,
  ...audienceTables,
  ...shopTables,
  ...siteTables,
}

export const statisticsFileRoutes = new Hono<DeskEnv>()

/** Nothing in a file stands for a person, so nobody notes who took it. */
statisticsFileRoutes.get(patterns.deskStatisticsFile, only('statistics'), async (c) => {
  const { table = '', ...query } = c.req.query()
  const write = Object.hasOwn(csvTables, table) ? csvTables[table] : undefined
  if (!write) return c.notFound()
  const { db, config } = c.var
  const { shop } = config
  const look = readLook(query, todayIn(shop.time_zone))
  const { from, to } = look.chosen.period
  const source = openVisitSource(config, db)
  const { name, head, rows } = await write({ source, look, shop })
  return c.body(csvOf([head, ...rows], { begins: true }), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}-${from === to ? from : `${from}-${to}`}.csv"`,
  })
})
