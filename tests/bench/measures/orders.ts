import { readyToOrder } from '../buyer.ts'
import { exactly, noted, percentile, type Report, round } from '../figure.ts'
import type { Shop } from '../open-shop.ts'

/** Buyers at once, and how often: the more at once, the fewer turns make enough orders. */
const crowds = [
  { buyers: 1, turns: 12 },
  { buyers: 10, turns: 3 },
  { buyers: 50, turns: 1 },
]

/**
 * How long it takes from pressing the button to being sent to the payment page, while others want
 * the same piece: there are half as many as buyers. Each must be sold, to one buyer.
 */
export async function measureOrders(shop: Shop): Promise<Report> {
  const report: Report = {}
  for (const { buyers, turns } of crowds) {
    const pieces = Math.ceil(buyers / 2)
    const times: number[] = []
    let left = 0
    for (let turn = 0; turn < turns; turn++) {
      await setStock(shop, pieces)
      times.push(...(await crowd(shop, buyers)))
      left += await stockOf(shop)
    }
    report[`place order, ${buyers} at once`] = {
      'time, p50': noted(round(percentile(times, 0.5)), 'ms'),
      'time, p95': noted(round(percentile(times, 0.95)), 'ms'),
      'orders for the pieces there were': exactly(pieces * turns, times.length, ''),
      'pieces left': exactly(0, left, ''),
    }
  }
  return report
}

const wanted = { piece: 'piece-8', variant: 'piece-8-0' }

/**
 * Lets buyers order a piece each at the same moment. Returns the times, in ms, of those who got
 * one.
 */
async function crowd({ origin }: Shop, buyers: number): Promise<number[]> {
  const orders = []
  for (let buyer = 0; buyer < buyers; buyer++) orders.push(await readyToOrder(origin, [wanted]))
  const times: number[] = []
  await Promise.all(
    orders.map(async (order) => {
      const start = performance.now()
      const { status } = await order()
      if (status === 303) times.push(performance.now() - start)
      else if (status !== 409) throw new Error(`Placing an order answered ${status}`)
    }),
  )
  return times
}

const setStock = ({ sql }: Shop, pieces: number) =>
  sql([{ sql: 'update variants set stock = ? where id = ?', params: [pieces, wanted.variant] }])

async function stockOf({ sql }: Shop): Promise<number> {
  const [rows] = await sql<{ stock: number }>([
    { sql: 'select stock from variants where id = ?', params: [wanted.variant] },
  ])
  return rows?.[0]?.stock ?? Number.NaN
}
