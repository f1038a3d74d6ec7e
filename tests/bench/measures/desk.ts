import { atMost, percentile, type Report, round } from '../figure.ts'
import { generatedJournal } from '../generated-journal.ts'
import { generatedOrders } from '../generated-orders.ts'
import type { Shop } from '../open-shop.ts'
import { scansOf, told } from './database.ts'
import { ownerOf } from './sign-in.ts'

const ORDERS = 100_000
const TIMES = 12

/** Lists of the desk, the rarest filters among them: few rows to show, and many to pass by. */
const pages: Record<string, string> = {
  'to do': '/admin',
  orders: '/admin/orders',
  'orders, page after 100': `/admin/orders?after=${Math.floor(Date.now() / 1000) - 60_000}.x`,
  'orders, to make': '/admin/orders?stage=making&due=next-week',
  'orders, ready': '/admin/orders?stage=ready',
  'orders, sent': '/admin/orders?stage=sent',
  'orders, should have arrived': '/admin/orders?stage=overdue',
  'orders, delivered': '/admin/orders?stage=delivered',
  'orders, came back': '/admin/orders?stage=returned',
  'orders, needing a decision': '/admin/orders?money=decision',
  'orders, refunded': '/admin/orders?money=refunded',
  'orders, waiting': '/admin/orders?waits=any',
  'orders, gifts': '/admin/orders?gift=yes',
  'orders, a rare country': '/admin/orders?country=NZ&made=yes',
  'orders, none': '/admin/orders?country=JP',
  'journal, a month of 10,000 movements': '/admin/journal',
  'journal, by hand alone': '/admin/journal?provider=cash',
}

/**
 * The desk of a shop with 100,000 orders, and a journal of twelve months of 10,000 movements: how long lists take, from the request to the last byte,
 * what they weigh, and what they ask of the database.
 */
export async function measureDesk(shop: Shop): Promise<Report> {
  const now = Math.floor(Date.now() / 1000)
  for (const sql of generatedOrders(ORDERS, 'piece-0-0', now)) await shop.sql([{ sql, params: [] }])
  for (const sql of generatedJournal(now)) await shop.sql([{ sql, params: [] }])
  const ask = await ownerOf(shop)
  const report: Report = {}
  for (const [name, path] of Object.entries(pages)) {
    const asked = told((await ask(path, { 'X-Bench': 'tell' })).page, 200, path)
    const times = []
    let bytes = 0
    for (let time = 0; time < TIMES; time++) {
      const start = performance.now()
      bytes = (await ask(path)).page.length
      times.push(performance.now() - start)
    }
    report[`desk, ${name}`] = {
      'time, p50': atMost(100, round(percentile(times, 0.5)), 'ms'),
      HTML: atMost(50, round(bytes / 1000), 'KB'),
      'D1 round trips': atMost(2, asked.roundTrips, ''),
      'plans with SCAN': atMost(0, (await scansOf(shop, asked)).length, ''),
    }
  }
  return report
}
