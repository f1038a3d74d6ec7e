import { expect, test } from 'vitest'
import { markDelivered, noteArrived } from '../../src/fulfilment/mark-delivered.ts'
import {
  auditOf,
  mailsAbout,
  pieceEventsNow,
  sellAndPay,
  staffAtWork,
  stagesNow,
} from '../support/fulfilment.ts'
import { orderNow } from '../support/purchase.ts'
import { act, delivered, eventsNow, makeReady, newest, packed, sent } from './parcels.ts'

const desk = staffAtWork()
const parcelMails = async (orderId: string) =>
  (await mailsAbout(orderId)).map(({ kind }) => kind).filter((kind) => kind.startsWith('parcel-'))

test('somebody of the staff knows that a parcel arrived', async () => {
  const order = await sellAndPay([{}])
  expect(await delivered(await sent(order.id))).toEqual({ ok: true })
  expect(await newest(order.id)).toMatchObject({ deliveryKnown: 'staff', version: 3 })
  expect(await stagesNow(order.id)).toEqual(['delivered'])
  expect((await orderNow(order.id)).stage).toBe('delivered')
  expect(await eventsNow(order.id)).toContain('delivered')
  expect(await parcelMails(order.id)).toEqual(['parcel-sent', 'parcel-delivered'])
})

test('the order stands where its least advanced piece does', async () => {
  const order = await sellAndPay([{}, { madeToOrder: true }])
  await delivered(await sent(order.id))
  expect((await orderNow(order.id)).stage).toBe('to-make')
  await makeReady(order.id)
  await sent(order.id)
  expect((await orderNow(order.id)).stage).toBe('sent')
})

test('the shopper says so: noted once, without a mail', async () => {
  const order = await sellAndPay([{}])
  const { id } = await sent(order.id)
  const say = () => noteArrived(desk, { id, orderId: order.id })
  expect(await Promise.all([say(), say()])).toEqual([{ ok: true }, { ok: true }])
  expect(await say()).toEqual({ ok: true })
  expect(await newest(order.id)).toMatchObject({ deliveryKnown: 'shopper', version: 3 })
  expect((await pieceEventsNow(order.id)).at(-1)).toMatchObject({
    enters: 'delivered',
    staffId: null,
  })
  expect((await eventsNow(order.id)).filter((kind) => kind === 'delivered')).toHaveLength(1)
  expect(await parcelMails(order.id)).toEqual(['parcel-sent'])
})

test('a parcel of another order, or one that was not sent, does not arrive', async () => {
  const [mine, other] = [await sellAndPay([{}]), await sellAndPay([{}])]
  const { id } = await sent(other.id)
  const waiting = await packed(mine.id)
  for (const parcel of [id, waiting.id, 'none'])
    expect(await noteArrived(desk, { id: parcel, orderId: mine.id })).toMatchObject({ ok: false })
  expect(await stagesNow(other.id)).toEqual(['sent'])
  expect(await delivered(waiting)).toEqual({ ok: false, reason: 'changed-meanwhile' })
})

test('two desks and the shopper at once: it arrives once', async () => {
  const order = await sellAndPay([{}])
  const parcel = await sent(order.id)
  const answers = await Promise.all([
    delivered(parcel),
    noteArrived(desk, { id: parcel.id, orderId: order.id }),
    delivered(parcel),
  ])
  expect(answers.some(({ ok }) => ok)).toBe(true)
  expect((await eventsNow(order.id)).filter((kind) => kind === 'delivered')).toHaveLength(1)
  expect(await pieceEventsNow(order.id)).toHaveLength(2)
})

test('a form that is posted twice notes it once', async () => {
  const order = await sellAndPay([{}])
  const { id, version } = await sent(order.id)
  const once = { act: act(), id, version, tell: true }
  expect(await Promise.all([markDelivered(desk, once), markDelivered(desk, once)])).toEqual([
    { ok: true },
    { ok: true },
  ])
  expect(await markDelivered(desk, once)).toEqual({ ok: true })
  expect(await auditOf(once.act)).toHaveLength(1)
  expect(await parcelMails(order.id)).toEqual(['parcel-sent', 'parcel-delivered'])
})

test('not told, no mail', async () => {
  const order = await sellAndPay([{}])
  const { id, version } = await sent(order.id)
  await markDelivered(desk, { act: act(), id, version, tell: false })
  expect(await parcelMails(order.id)).toEqual(['parcel-sent'])
})
