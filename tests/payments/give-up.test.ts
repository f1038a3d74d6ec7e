import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { orders } from '../../src/orders/tables.ts'
import { releaseUnopened } from '../../src/payments/give-up.ts'
import { recordSession } from '../../src/payments/page-queries.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { orderNow, paymentContext, placeOrder } from '../support/purchase.ts'
import { db, visitor } from '../support/shop.ts'

test('a payment page that opens while the order is being given up keeps its pieces', async () => {
  const ring = await offerRing({ stock: 1 })
  const order = await placeOrder(visitor(), ring)
  await db.update(orders).set({ sessionId: null }).where(eq(orders.id, order.id))
  const slow = paymentContext()
  const write = slow.db.batch.bind(slow.db)
  slow.db.batch = (async (statements: never) => {
    await recordSession(db, { id: order.id, provider: 'stripe' }, order.session)
    return write(statements)
  }) as never
  await releaseUnopened(slow, order.id, 'given-up')
  expect((await orderNow(order.id)).state).toBe('pending')
  expect(await stockOf(ring.variant)).toBe(0)
})
