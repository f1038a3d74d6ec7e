import { withCart } from '../buyer.ts'
import { atMost, percentile, type Report, round } from '../figure.ts'
import type { Shop } from '../open-shop.ts'
import { pages } from '../pages.ts'
import { createShopper, type Shopper } from '../shopper.ts'

const BLOCKS = 20
const BLOCK = 10
/** In milliseconds; what most visitors of the shop open is to cost least. */
const BUDGETS: Record<string, number> = { product: 3 }
const BUDGET = 5

/**
 * How long the Worker computes for each page: everything from the request to the last byte, without
 * the page cache and without waiting for the database, whose answers it has in memory. A page from
 * the cache costs less.
 *
 * Each figure is the mean of ten answers, so good that a tenth of such means is better: other work
 * on the machine only adds.
 */
export async function measureHandlers({ origin }: Shop): Promise<Report> {
  const guest = await withCart(origin, [{ piece: 'piece-2', variant: 'piece-2-0' }])
  const stranger = createShopper(origin)
  const report: Report = {}
  for (const { name, path, isPublic } of pages) {
    const budget = BUDGETS[name] ?? BUDGET
    const cpu = await cpuOf(isPublic ? stranger : guest, path)
    report[name] = { 'handler CPU': atMost(budget, cpu, 'ms') }
    // With what is picked for them.
    if (name === 'home')
      report[name]['handler CPU, a guest'] = atMost(budget, await cpuOf(guest, path), 'ms')
  }
  return report
}

async function cpuOf(shopper: Shopper, path: string): Promise<number> {
  // The first ones are slower: the engine optimizes what runs often.
  await times(shopper, path)
  const all = await times(shopper, path)
  const blocks = Array.from({ length: BLOCKS }, (_, block) =>
    mean(all.slice(block * BLOCK, (block + 1) * BLOCK)),
  )
  return round(percentile(blocks, 0.1))
}

async function times(shopper: Shopper, path: string) {
  const wish = { headers: { 'X-Bench': `time ${BLOCKS * BLOCK}` } }
  const told = JSON.parse((await shopper.get(path, wish)).page) as Timed
  if (told.status !== 200 || told.milliseconds.length !== BLOCKS * BLOCK)
    throw new Error(`${path} answered ${told.status}`)
  return told.milliseconds
}

type Timed = { status: number; milliseconds: number[] }

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
