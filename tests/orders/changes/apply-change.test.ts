import { expect, test } from 'vitest'
import { packOrders } from '../../../src/fulfilment/pack-orders.ts'
import { applyChange } from '../../../src/orders/changes/apply-change.ts'
import { dropChange, enterApplied } from '../../../src/orders/changes/queries.ts'
import { orderChanges } from '../../../src/orders/tables.ts'
import { brokeConstraint } from '../../../src/platform/db.ts'
import { change, changesNow, PRICE, paymentOf, sellSize } from '../../fulfilment/changes/support.ts'
import { piecesNow, staffAtWork } from '../../support/fulfilment.ts'
import { orderNow } from '../../support/purchase.ts'
import { config, db, stripe } from '../../support/shop.ts'

const dearer = { price: PRICE + 3_000 }
const at = 1_900_000_000

test('a change that was dropped is made by nobody, and one that was made is dropped by nobody', async () => {
  const sold = await sellSize({ 52: {}, 54: dearer })
  await change(sold, { to: '54' })
  const payment = await paymentOf(sold.id)
  const [{ id = '' } = {}] = await changesNow(sold.id)
  await dropChange(db, payment)
  const made = enterApplied(db, { id, lineId: sold.line, at })
  const broken = await made.then(
    () => false,
    (error: unknown) => brokeConstraint(error, 'changed_in_time'),
  )
  expect(broken).toBe(true)
  expect(await changesNow(sold.id)).toMatchObject([{ state: 'dropped', appliedAt: null }])

  const other = await sellSize({ 52: {}, 54: dearer })
  await change(other, { to: '54' })
  const paid = await paymentOf(other.id)
  await stripe.pay(paid.session)
  await dropChange(db, paid)
  expect(await changesNow(other.id)).toMatchObject([{ state: 'applied' }])
})

test('an order that pays for no change makes none, and says so', async () => {
  const sold = await sellSize({ 52: {} })
  await expect(applyChange({ db, config }, await orderNow(sold.id))).rejects.toThrow(
    `Order ${sold.number} pays for no change`,
  )
})

test('of two pieces of a line the one in a parcel is left alone, and what is changed has a new version', async () => {
  const sold = await sellSize({ 52: {} }, { quantity: 2 })
  await packOrders(staffAtWork(), { act: crypto.randomUUID(), orderIds: [sold.id] })
  await db.run(`update shipment_pieces set live = 0 where piece_id = '${sold.line}.1'`)
  const [first] = await db
    .insert(orderChanges)
    .values({
      ...{ id: `change-of-${sold.line}`, orderId: sold.id, fromLine: sold.line, lineId: sold.line },
      ...{ units: 1, before: '' as never, after: '' as never, difference: 0, state: 'waiting' },
      ...{ leaves: 'ready', enters: 'to-make', staffId: '', at },
    })
    .returning()
  await enterApplied(db, { id: first?.id ?? '', lineId: sold.line, at })
  expect(await piecesNow(sold.id)).toMatchObject([
    { unit: 1, stage: 'to-make', version: 2, since: at },
    { unit: 2, stage: 'ready', version: 1 },
  ])
})
