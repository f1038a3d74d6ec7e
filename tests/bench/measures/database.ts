import { isScan } from '../../support/plans.ts'
import { keeping, readyToOrder, withCart } from '../buyer.ts'
import { atMost, type Figure, type Report } from '../figure.ts'
import type { Shop } from '../open-shop.ts'
import { pages } from '../pages.ts'
import { createShopper, type Shopper } from '../shopper.ts'
import type { Asked } from '../watched-database.ts'

const telling = { 'X-Bench': 'tell' }

/**
 * What each page asks of a database with 10,000 products: round trips when it is asked for the
 * first time, and again; plans that walk through a table. Pages that are the same for everyone by
 * somebody without a cookie, the others by a guest with a cart and a kept piece, who also sees what
 * is picked for them: of what that costs, see docs/decisions/057. To be measured before anybody else
 * has seen a page.
 */
export async function measureDatabase(shop: Shop): Promise<Report> {
  await seesScans(shop)
  const wanted = [{ piece: 'piece-0', variant: 'piece-0-0' }]
  const guest = await keeping(await withCart(shop.origin, wanted), 'piece-3')
  const stranger = createShopper(shop.origin)
  const report: Report = {}
  for (const { name, path, isPublic } of pages) {
    const shopper = isPublic ? stranger : guest
    const first = await ask(shopper, path)
    const figures: Record<string, Figure> = {
      [isPublic ? 'D1 round trips, miss' : 'D1 round trips']: atMost(
        name === 'cart' ? 2 : 1,
        first.roundTrips,
        '',
      ),
    }
    if (isPublic) {
      // The page is put into the cache after the answer.
      await new Promise((resolve) => setTimeout(resolve, 500))
      const again = await ask(shopper, path)
      figures['D1 round trips, hit'] = atMost(0, again.roundTrips, '')
    }
    let scans = await scansOf(shop, first)
    if (name === 'home') {
      const picked = await ask(guest, path)
      figures['D1 round trips, hit, a guest'] = atMost(1, picked.roundTrips, '')
      scans = [...scans, ...(await scansOf(shop, picked))]
    }
    if (!isPublic) figures['D1, waits'] = atMost(1, first.waits, '')
    figures['plans with SCAN'] = atMost(0, scans.length, '')
    report[name] = figures
  }

  const order = await readyToOrder(shop.origin, wanted)
  const placed = told((await order(telling)).page, 303, 'Placing an order')
  if (placed.beforeCall === null) throw new Error('No payment page was opened')
  report['place order'] = {
    'D1 round trips before payment': atMost(2, placed.beforeCall, ''),
    'plans with SCAN': atMost(0, (await scansOf(shop, placed)).length, ''),
  }
  return report
}

async function ask(shopper: Shopper, path: string): Promise<Asked> {
  return told((await shopper.get(path, { headers: telling })).page, 200, path)
}

/** What was asked of the database for an answer that was expected. */
export function told(page: string, expected: number, what: string): Asked {
  const { status, ...asked } = JSON.parse(page) as Asked & { status: number }
  if (status !== expected) throw new Error(`${what} answered ${status}`)
  return asked
}

/** Steps of the statements' plans that walk through a table. */
export async function scansOf(
  shop: Shop,
  { statements }: Pick<Asked, 'statements'>,
): Promise<string[]> {
  if (statements.length === 0) return []
  const plans = await shop.sql<{ detail: string }>(
    statements.map(({ sql, params }) => ({ sql: `explain query plan ${sql}`, params })),
  )
  return plans
    .flat()
    .map(({ detail }) => detail)
    .filter(isScan)
}

/** A count of nothing is worth something only if it could have been one. */
async function seesScans(shop: Shop): Promise<void> {
  const statements = [{ sql: 'select * from products where title = ?', params: ['x'] }]
  if ((await scansOf(shop, { statements })).length !== 1)
    throw new Error('A scan is not seen where there is one')
}
