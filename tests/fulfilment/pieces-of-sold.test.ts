import { eq, inArray } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { pieceEvents, pieces, shipmentPieces, shipments } from '../../src/fulfilment/tables.ts'
import { orderLines } from '../../src/orders/tables.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import {
  leastAdvanced,
  moveAll,
  pieceEventsNow,
  piecesNow,
  sell,
  sellAndPay,
  stagesNow,
} from '../support/fulfilment.ts'
import { addToCart, checkOut, orderNow, placeOrder } from '../support/purchase.ts'
import { bindings, clockStrikes, db, later, stripe, visitor } from '../support/shop.ts'

const made = { madeToOrder: true, workshopDays: 10 }
const DAY = 86_400

afterEach(async () => {
  stripe.faults.clear()
  stripe.webhooks.forget()
})

/** Every way in which an order becomes paid. */
const ways: Record<string, (order: Awaited<ReturnType<typeof sell>>) => Promise<unknown>> = {
  'by the provider’s event': ({ session }) => stripe.pay(session),
  async 'by the shopper’s return'({ session, number, shopper }) {
    stripe.webhooks.hold()
    await stripe.pay(session)
    await shopper.get(`/checkout/return?order=${number}`)
  },
  async 'by the clock'({ session }) {
    stripe.webhooks.hold()
    await stripe.pay(session)
    later(32 * 60)
    await clockStrikes()
  },
  async 'days later'({ session }) {
    await stripe.payLater(session)
    later(3 * DAY)
    await stripe.settleAsync(session, 'succeeded')
  },
  async 'by all of them at once'({ session, number, shopper }) {
    stripe.webhooks.hold()
    await stripe.pay(session)
    await Promise.all([
      shopper.get(`/checkout/return?order=${number}`),
      stripe.webhooks.release(),
      shopper.get(`/checkout/return?order=${number}`),
    ])
  },
}

test.each(Object.entries(ways))('an order paid %s has a piece for each unit', async (_, pay) => {
  const order = await sell([{ ...made, quantity: 3 }, { quantity: 2 }])
  expect(await piecesNow(order.id)).toEqual([])
  await pay(order)
  const { state, stage, readyBy, paidAt } = await orderNow(order.id)
  expect([state, stage]).toEqual(['paid', 'to-make'])
  const found = await piecesNow(order.id)
  expect(found.map(({ stage: at }) => at)).toEqual([
    ...['to-make', 'to-make', 'to-make'],
    ...['ready', 'ready'],
  ])
  expect(found.map(({ unit }) => unit)).toEqual([1, 2, 3, 1, 2])
  for (const { due, since, version } of found)
    expect([due, since, version]).toEqual([readyBy, paidAt, 1])
})

test('money for an order that was given up makes its pieces as well', async () => {
  const ring = await offerRing({ stock: 2 })
  const shopper = visitor()
  await addToCart(shopper, ring, { quantity: '2' })
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'drop-after', times: 2 })
  expect((await checkOut(shopper)).status).toBe(503)
  const session = stripe.sessions.at(-1)
  const id = session?.client_reference_id ?? ''
  expect(await orderNow(id)).toMatchObject({ state: 'released', stage: null })
  await stripe.pay(session?.id ?? '')
  expect(await stagesNow(id)).toEqual(['ready', 'ready'])
})

test('what is in stock and engraved goes to the bench first', async () => {
  const engraving = { maxLetters: 20 }
  const order = await sellAndPay([{ engraving, typed: { engraving: '10.10.2030' } }, {}])
  expect(await stagesNow(order.id)).toEqual(['to-make', 'ready'])
})

test('money that does not match the order makes no pieces, nor does its refund', async () => {
  const order = await sell([made])
  await stripe.pay(order.session, { amount: 100 })
  expect(await piecesNow(order.id)).toEqual([])
  await stripe.refund(order.session)
  expect(await orderNow(order.id)).toMatchObject({ state: 'refunded', stage: null })
  expect(await piecesNow(order.id)).toEqual([])
})

test('of an order that nobody pays there are no pieces, and it can be deleted', async () => {
  const order = await placeOrder(visitor(), await offerRing())
  later(3600)
  await clockStrikes()
  later(8 * DAY)
  await clockStrikes()
  await expect(orderNow(order.id)).rejects.toThrow('No order')
  expect(await piecesNow(order.id)).toEqual([])
  // Who has paid stays: no piece loses its order.
  const paid = await sellAndPay([{}])
  later(8 * DAY)
  await clockStrikes()
  expect(await stagesNow(paid.id)).toEqual(['ready'])
})

test('a part of the money that goes back moves no piece', async () => {
  const order = await sellAndPay([made])
  await stripe.refund(order.session, 1000)
  expect(await stagesNow(order.id)).toEqual(['to-make'])
})

test('all money that goes back cancels what was not sent, undoes the parcels that wait, and leaves what has gone', async () => {
  const order = await sellAndPay([{ ...made, quantity: 2 }, { quantity: 3 }])
  const [first, second, sent, packed, loose] = await piecesNow(order.id)
  const variant = await variantOf(order.id, 'ready')
  const stock = await stockOf(variant)
  await parcel(order.id, 'gone', [sent?.id ?? ''])
  await send('gone', sent?.id ?? '')
  await parcel(order.id, 'waiting', [packed?.id ?? ''])
  await stripe.refund(order.session)

  expect(await stagesNow(order.id)).toEqual([
    ...['cancelled', 'cancelled'],
    ...['sent', 'cancelled', 'cancelled'],
  ])
  const [gone, waiting] = await db
    .select()
    .from(shipments)
    .where(inArray(shipments.id, ['gone', 'waiting']))
    .orderBy(shipments.id)
  expect(gone).toMatchObject({ cancelledAt: null, version: 1 })
  expect(waiting?.cancelledAt).toBeGreaterThan(0)
  expect(waiting?.version).toBe(2)
  const held = await db.select().from(shipmentPieces).where(eq(shipmentPieces.live, true))
  expect(held.filter(({ shipmentId }) => shipmentId === 'waiting')).toEqual([])
  expect(held.filter(({ shipmentId }) => shipmentId === 'gone')).toHaveLength(1)
  const cancelled = (await pieceEventsNow(order.id)).filter(({ enters }) => enters === 'cancelled')
  expect(cancelled.map(({ pieceId }) => pieceId).toSorted()).toEqual(
    [first, second, packed, loose].map((piece) => piece?.id ?? '').toSorted(),
  )
  for (const { staffId, act } of cancelled)
    expect([staffId, act]).toEqual([null, `refunded:${order.id}`])
  expect((await orderNow(order.id)).stage).toBe('sent')
  // What was paid may be on its way: the owner decides what goes back into stock.
  expect(await stockOf(variant)).toBe(stock)
})

test('an order stands where its least advanced piece does, as the code ranks stages', async () => {
  const { id } = await sellAndPay([{ ...made, quantity: 2 }, {}])
  const all = async () => leastAdvanced(await stagesNow(id))
  for (const to of ['on-the-bench', 'at-the-assay-office', 'ready', 'cancelled'] as const)
    for (const unit of [0, 1, 2]) {
      const [piece] = (await piecesNow(id)).slice(unit)
      await db.batch([
        db.insert(pieceEvents).values({
          ...{ pieceId: piece?.id ?? '', leavesVersion: piece?.version ?? 0, orderId: id },
          ...{ leaves: piece?.stage ?? 'ready', enters: to, at: 0, staffId: null, act: 'test' },
        }),
        db
          .update(pieces)
          .set({ stage: to, version: (piece?.version ?? 0) + 1 })
          .where(eq(pieces.id, piece?.id ?? '')),
      ])
      expect((await orderNow(id)).stage).toBe(await all())
    }
})

test('a piece does not move without its event, and no event is changed or deleted', async () => {
  const { id } = await sellAndPay([made])
  const d1 = (sql: string) => bindings.DB.prepare(sql).bind(id).run()
  await expect(d1("UPDATE pieces SET stage = 'ready' WHERE order_id = ?")).rejects.toThrow(
    'pieces_move_with_event',
  )
  await moveAll(id, 'ready')
  await expect(d1("UPDATE piece_events SET act = 'x' WHERE order_id = ?")).rejects.toThrow(
    'append-only',
  )
  await expect(d1('DELETE FROM piece_events WHERE order_id = ?')).rejects.toThrow('append-only')
})

async function parcel(orderId: string, id: string, pieceIds: string[]) {
  const values = { orderId, packedAt: 0, value: 0, insured: false, signature: false }
  await db.insert(shipments).values({ id, ...values })
  for (const pieceId of pieceIds)
    await db.insert(shipmentPieces).values({ shipmentId: id, pieceId, live: true })
}

async function send(id: string, pieceId: string) {
  const [piece] = await db.select().from(pieces).where(eq(pieces.id, pieceId))
  await db.batch([
    db.update(shipments).set({ sentAt: 1, carrier: 'own' }).where(eq(shipments.id, id)),
    db.insert(pieceEvents).values({
      ...{ pieceId, leavesVersion: 1, orderId: piece?.orderId ?? '', leaves: 'ready' },
      ...{ enters: 'sent', at: 1, staffId: null, act: id },
    }),
    db.update(pieces).set({ stage: 'sent', version: 2 }).where(eq(pieces.id, pieceId)),
  ])
}

async function variantOf(orderId: string, stage: 'ready') {
  const lines = await db.select().from(orderLines).where(eq(orderLines.orderId, orderId))
  const [piece] = (await piecesNow(orderId)).filter((each) => each.stage === stage)
  return lines.find(({ id }) => id === piece?.lineId)?.variantId ?? ''
}
