import { expect, test } from 'vitest'
import { handOver } from '../../src/fulfilment/hand-over.ts'
import { packOrders } from '../../src/fulfilment/pack-orders.ts'
import { shipmentsOfOrder } from '../../src/fulfilment/shipment-queries.ts'
import {
  mailsAbout,
  pieceEventsNow,
  sell,
  sellAndPay,
  staffAtWork,
  stagesNow,
} from '../support/fulfilment.ts'
import { db } from '../support/shop.ts'

const act = () => crypto.randomUUID()

test('what is ready is handed over at once: a parcel without a carrier, gone and arrived, and no mail', async () => {
  const { id } = await sellAndPay([{}, { madeToOrder: true }])
  const before = await mailsAbout(id)
  const given = { act: act(), orderId: id }
  expect(await handOver(staffAtWork(), given)).toEqual({ ok: true })
  expect((await stagesNow(id)).sort()).toEqual(['delivered', 'to-make'])
  const [parcel, ...more] = await shipmentsOfOrder(db, id)
  expect(more).toEqual([])
  expect(parcel).toMatchObject({
    ...{ carrier: 'handed-over', number: null, address: null, deliveryKnown: 'staff' },
    ...{ insured: false, signature: false, version: 3 },
  })
  expect([parcel?.packedAt, parcel?.sentAt]).toEqual([parcel?.deliveredAt, parcel?.deliveredAt])
  expect(await mailsAbout(id)).toEqual(before)
  const moves = (await pieceEventsNow(id)).map(({ leaves, enters }) => `${leaves} ${enters}`)
  expect(moves).toEqual(['ready sent', 'sent delivered'])
  expect(await handOver(staffAtWork(), given)).toEqual({ ok: true })
  expect(await shipmentsOfOrder(db, id)).toHaveLength(1)
})

test('two people hand over the same pieces at once: one parcel', async () => {
  const { id } = await sellAndPay([{}])
  const both = await Promise.all(
    [1, 2].map(() => handOver(staffAtWork(), { act: act(), orderId: id })),
  )
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await shipmentsOfOrder(db, id)).toHaveLength(1)
})

test('nothing is handed over that nobody paid for, is in a parcel, or is still to be made', async () => {
  const unpaid = await sell([{}])
  const asked = (orderId: string) => handOver(staffAtWork(), { act: act(), orderId })
  expect(await asked(unpaid.id)).toEqual({ ok: false, reason: 'not-paid' })
  const packed = await sellAndPay([{}])
  await packOrders(staffAtWork(), { act: act(), orderIds: [packed.id] })
  expect(await asked(packed.id)).toEqual({ ok: false, reason: 'nothing-ready' })
  const made = await sellAndPay([{ madeToOrder: true }])
  expect(await asked(made.id)).toEqual({ ok: false, reason: 'nothing-ready' })
})

test('the form of another order hands nothing over, and does not say so', async () => {
  const [first, second] = [await sellAndPay([{}]), await sellAndPay([{}])]
  const form = { act: act(), orderId: first.id }
  await handOver(staffAtWork(), form)
  expect(await handOver(staffAtWork(), { ...form, orderId: second.id })).toEqual({
    ok: false,
    reason: 'changed-meanwhile',
  })
  expect(await stagesNow(second.id)).toEqual(['ready'])
})
