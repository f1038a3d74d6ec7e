import { openClickHouse } from '../../stand-ins/analytics-engine/clickhouse.ts'
import { atMost, noted, percentile, type Report, round } from '../figure.ts'
import { generatedPoints, generatedTotals } from '../generated-totals.ts'
import type { Shop } from '../open-shop.ts'
import type { Asked } from '../watched-database.ts'
import { scansOf, told } from './database.ts'
import { ownerOf } from './sign-in.ts'

const POINTS = 1_000_000
const TIMES = 3

/** Each screen over twelve months; the last two also of points that only the engine can count. */
const pages: Record<string, string> = {
  'overview, 12 months': '/admin/statistics?period=12m',
  'audience, 12 months': '/admin/statistics/audience?period=12m',
  'shop, 12 months': '/admin/statistics/shop?period=12m',
  'site, 12 months': '/admin/statistics/site?period=12m',
  'overview, 90 days, filtered': '/admin/statistics?period=90d&country=C7',
  'audience, 90 days, filtered': '/admin/statistics/audience?period=90d&country=C7',
}

/**
 * The statistics of a shop with twelve months of full totals and a million points in the engine. The
 * engine beside the bench counts on one thread of this computer, all questions one after the other,
 * so its time stands apart: Cloudflare's answers them at once, from a sample if need be.
 */
export async function measureStatistics(shop: Shop): Promise<Report> {
  const now = Math.floor(Date.now() / 1000)
  for (const sql of generatedTotals(now)) await shop.sql([{ sql, params: [] }])
  const account = [...shop.analytics.accounts.values()][0]
  if (!account) throw new Error('No account is open at the engine')
  const { run } = await openClickHouse()
  const dataset = 'jegem_visits'
  run(`CREATE DATABASE IF NOT EXISTS ${account.database}`)
  run(`DROP TABLE IF EXISTS ${account.database}."${dataset}"`)
  for (const sql of generatedPoints(`${account.database}."${dataset}"`, POINTS, now)) run(sql)
  account.datasets.add(dataset)

  const ask = await ownerOf(shop)
  const report: Report = {}
  for (const [name, path] of Object.entries(pages)) {
    account.queries = []
    const asked = told((await ask(path, { 'X-Bench': 'tell' })).page, 200, path)
    const questions = account.queries.length
    const times: number[] = []
    const counting: number[] = []
    let bytes = 0
    for (let time = 0; time < TIMES; time++) {
      account.queries = []
      const start = performance.now()
      bytes = (await ask(path)).page.length
      times.push(performance.now() - start)
      counting.push(account.queries.reduce((sum, { took }) => sum + took, 0))
    }
    const [time, engine] = [percentile(times, 0.5), percentile(counting, 0.5)]
    report[`statistics, ${name}`] = {
      'time without the engine, p50': atMost(1000, round(Math.max(0, time - engine)), 'ms'),
      'time of the engine here, p50': noted(round(engine), 'ms'),
      'questions to the engine': noted(questions, ''),
      'D1 round trips': atMost(2, asked.roundTrips, ''),
      'D1 rows read': noted(await rowsRead(shop, asked), ''),
      'plans with SCAN': atMost(0, (await scansOf(shop, asked)).length, ''),
      HTML: noted(round(bytes / 1000), 'KB'),
    }
  }
  return report
}

/** Rows that D1 read for these statements, as it would bill them. */
async function rowsRead({ origin }: Shop, { statements }: Asked): Promise<number> {
  const body = JSON.stringify(statements)
  return (await (
    await fetch(`${origin}/bench/rows-read`, { method: 'POST', body })
  ).json()) as number
}
