import { parseArgs } from 'node:util'
import { merge, type Report } from './figure.ts'
import { measureDatabase } from './measures/database.ts'
import { measureDesk } from './measures/desk.ts'
import { measureFetchedAhead } from './measures/fetched-ahead.ts'
import { measureFirstViews } from './measures/first-view.ts'
import { measureHandlers } from './measures/handlers.ts'
import { measureHoarder } from './measures/hoarder.ts'
import { measureHtml } from './measures/html.ts'
import { measureImport } from './measures/import.ts'
import { measureLighthouse } from './measures/lighthouse.ts'
import { measureNewsletter } from './measures/newsletter.ts'
import { measureOrders } from './measures/orders.ts'
import { measurePaint } from './measures/paint.ts'
import { measureRecording } from './measures/recording.ts'
import { measureStatistics } from './measures/statistics.ts'
import { measureThroughput } from './measures/throughput.ts'
import { measureWorker } from './measures/worker.ts'
import { openShop, type Shop } from './open-shop.ts'
import { jsonOf, tableOf } from './table.ts'

/**
 * `npm run bench`: measures the shop on this computer against the budgets of its design. `npm run
 * -s bench -- --json` prints the figures for programs. Ends with 0 whether budgets are met or not,
 * and with 1 where something could not be measured.
 */
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })

/** In this order: the database first, while no page is in a cache. */
const measures: Record<string, (shop: Shop) => Promise<Report>> = {
  'what pages ask of the database': measureDatabase,
  'what pages cost the Worker': measureHandlers,
  'what it costs to record a visit': measureRecording,
  'sizes of pages': measureHtml,
  'first views on a phone': measureFirstViews,
  'paint on a slow phone': measurePaint,
  'pages fetched ahead': measureFetchedAhead,
  'what Lighthouse says': measureLighthouse,
  throughput: measureThroughput,
  'placing orders': measureOrders,
  'what a hoarder can do': measureHoarder,
  'a year of statistics': measureStatistics,
  'a campaign of 100,000': measureNewsletter,
  // Last: it fills the database.
  'the desk of a shop with 100,000 orders': measureDesk,
}

const start = performance.now()
tell('the Worker')
const reports = [await measureWorker()]
tell('a large import')
reports.push(await measureImport())
tell('opening a shop')
const shop = await openShop()
try {
  for (const [name, measure] of Object.entries(measures)) {
    tell(name)
    reports.push(await measure(shop))
  }
} catch (error) {
  console.error(`The shop's last words:\n${shop.lines.slice(-20).join('\n')}`)
  throw error
} finally {
  await shop.close()
}
const report = merge(reports)
console.log(values.json ? jsonOf(report) : tableOf(report))
tell('done')

function tell(what: string): void {
  console.error(`${((performance.now() - start) / 1000).toFixed(0).padStart(4)} s  ${what}`)
}
