import { eq } from 'drizzle-orm'
import { orderLines, orders } from '../../../src/orders/tables.ts'
import { paypal } from '../../support/paypal.ts'
import { db, reachable } from '../../support/shop.ts'

/**
 * Watches every capture that the shop asks PayPal for: it must hold the pieces at that moment, must
 * not have released the order when the money is there, and asks anew for what it has taken under no
 * other key.
 *
 * @returns what was wrong, from now on
 */
export function watchTakings(): string[] {
  const wrong: string[] = []
  const keys = new Map<string, string>()

  async function look(id: string) {
    const [order] = await db.select().from(orders).where(eq(orders.sessionId, id))
    const lines = await db
      .select()
      .from(orderLines)
      .where(eq(orderLines.orderId, order?.id ?? ''))
    return { state: order?.state, whole: lines.every(({ held, quantity }) => held === quantity) }
  }

  reachable(paypal.origin, async (asked) => {
    const [, id = ''] = /orders\/(\w+)\/capture$/.exec(new URL(asked.url).pathname) ?? []
    if (!id) return paypal.fetch(asked)
    const key = asked.headers.get('PayPal-Request-Id') ?? ''
    const before = await look(id)
    if (before.state !== 'pending' || !before.whole)
      wrong.push(`${id} is taken for an order that is ${before.state}`)
    if (paypal.order(id).captures.length > 0 && keys.get(id) !== key)
      wrong.push(`${id} is taken once more`)
    keys.set(id, key)
    try {
      return await paypal.fetch(asked)
    } finally {
      const after = await look(id)
      if (after.state === 'released' || !after.whole)
        wrong.push(`${id} was taken and the order is ${after.state}`)
    }
  })
  return wrong
}
