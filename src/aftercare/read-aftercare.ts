import { sellableVariants } from '../catalog/queries.ts'
import type { Order } from '../orders/read-order.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import { type Again, planAgain } from './rules/again.ts'

/** What the page of an order says to whom the pieces belong by now. */
export type Aftercare = { again: Again }

/**
 * Reads all that the page of an order needs to say of what comes after it. One round trip: whatever
 * else is to be read goes into the same batch. Null, without one: nobody has paid for it, or it only
 * pays for the change of another order.
 */
export async function readAftercare(
  db: Db,
  _config: Config,
  order: Order,
): Promise<Aftercare | null> {
  if (order.state !== 'paid' || order.parentId !== null) return null
  const [variants] = await db.batch([
    sellableVariants(
      db,
      order.lines.map(({ variantId }) => variantId),
    ),
  ])
  return { again: planAgain(order.lines, variants) }
}
