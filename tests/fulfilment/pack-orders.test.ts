import { expect, test } from 'vitest'
import { packOrders } from '../../src/fulfilment/pack-orders.ts'
import { unpack } from '../../src/fulfilment/unpack.ts'
import { auditOf, sellAndPay, staffAtWork, stagesNow } from '../support/fulfilment.ts'
import { interposed } from '../support/interposed-database.ts'
import { bindings, stripe } from '../support/shop.ts'
import { act, makeReady, packed, parcelsOf, sent } from './parcels.ts'

const pack = (orderIds: string[], id = act(), desk = staffAtWork()) =>
  packOrders(desk, { act: id, orderIds })

test('several orders are packed at once: a parcel each, with all that is ready', async () => {
  const two = await sellAndPay([{ quantity: 2, price: 12_000 }, { price: 5_000 }])
  const mixed = await sellAndPay([{ price: 7_000 }, { madeToOrder: true }])
  const { shipments } = await pack([two.id, mixed.id])
  expect(shipments.map(({ orderId }) => orderId).sort()).toEqual([two.id, mixed.id].sort())
  const [first] = await parcelsOf(two.id)
  expect(first).toMatchObject({ value: 29_000, version: 1, sentAt: null })
  expect(first?.pieces).toHaveLength(3)
  const [second] = await parcelsOf(mixed.id)
  expect(second).toMatchObject({ value: 7_000 })
  expect(await stagesNow(mixed.id)).toEqual(expect.arrayContaining(['ready', 'to-make']))
})

test('what gets ready later goes into a second parcel', async () => {
  const order = await sellAndPay([{}, { madeToOrder: true }])
  const first = await sent(order.id)
  expect((await pack([order.id])).shipments).toEqual([])
  await makeReady(order.id)
  const second = await packed(order.id)
  expect(second.pieces).toHaveLength(1)
  expect(second.pieces[0]?.id).not.toBe(first.pieces[0]?.id)
})

test('an order without anything ready, or nobody’s, is packed into nothing and not noted', async () => {
  const order = await sellAndPay([{ madeToOrder: true }])
  const id = act()
  expect(await pack([order.id, 'none'], id)).toEqual({ ok: true, shipments: [] })
  expect(await auditOf(id)).toEqual([])
})

test('two people who pack the same orders at once make one parcel of each', async () => {
  const orders = [await sellAndPay([{ quantity: 2 }]), await sellAndPay([{}])]
  const ids = orders.map(({ id }) => id)
  const answers = await Promise.all([
    pack(ids, act(), staffAtWork('owner')),
    pack(ids.toReversed(), act(), staffAtWork('desk')),
    pack(ids.slice(0, 1), act(), staffAtWork('desk')),
  ])
  for (const id of ids) expect(await parcelsOf(id)).toHaveLength(1)
  const all = (await Promise.all(ids.map(parcelsOf))).flat().map(({ id }) => id)
  expect(answers[0].shipments.map(({ id }) => id).sort()).toEqual(all.sort())
  expect(answers[1]).toEqual(answers[0])
})

test('a form that is posted twice packs once and answers the same', async () => {
  const order = await sellAndPay([{}])
  const id = act()
  const [first, second] = await Promise.all([pack([order.id], id), pack([order.id], id)])
  expect(second).toEqual(first)
  expect(await pack([order.id], id)).toEqual(first)
  expect(await parcelsOf(order.id)).toHaveLength(1)
  expect(await auditOf(id)).toHaveLength(1)
})

test('a piece that goes back to the bench while the order is being packed is left out', async () => {
  const order = await sellAndPay([{ quantity: 2 }])
  let reads = 0
  const d1 = interposed(bindings.DB, async (trip, run) => {
    const answer = await run()
    if (trip.some(({ sql }) => sql.includes('json_each')) && ++reads === 1)
      await toTheBench(order.id)
    return answer
  })
  await pack([order.id], act(), staffAtWork('desk', d1))
  expect((await parcelsOf(order.id)).map(({ pieces }) => pieces.length)).toEqual([1])
})

async function toTheBench(orderId: string) {
  await bindings.DB.batch([
    bindings.DB.prepare(
      `insert into piece_events select id, version, order_id, stage, 'on-the-bench', 0, 'w', 'a'
       from pieces where order_id = ? order by id limit 1`,
    ).bind(orderId),
    bindings.DB.prepare(
      `update pieces set stage = 'on-the-bench', version = version + 1
       where id = (select min(id) from pieces where order_id = ?)`,
    ).bind(orderId),
  ])
}

test('when the answer of the batch is lost, the order is packed once', async () => {
  const order = await sellAndPay([{}])
  let tries = 0
  const d1 = interposed(bindings.DB, async (trip, run) => {
    const isPacking = trip.some(({ sql }) => sql.startsWith('insert into "shipments"'))
    if (isPacking) tries++
    const answer = await run()
    if (isPacking) throw new Error('D1_ERROR: Network connection lost.')
    return answer
  })
  const { shipments } = await pack([order.id], act(), staffAtWork('desk', d1))
  expect(tries).toBe(2)
  expect(shipments).toHaveLength(1)
  expect(await parcelsOf(order.id)).toHaveLength(1)
})

test('unpacked, its pieces can be packed again; two people at once unpack it once', async () => {
  const order = await sellAndPay([{}])
  const parcel = await packed(order.id)
  const out = (id = act()) => unpack(staffAtWork(), { act: id, id: parcel.id, version: 1 })
  const answers = await Promise.all([out(), out()])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers).toContainEqual({ ok: false, reason: 'changed-meanwhile' })
  const again = await packed(order.id)
  expect(again.id).not.toBe(parcel.id)
  expect(again.pieces).toEqual(parcel.pieces)
  expect(await unpack(staffAtWork(), { act: act(), id: 'none', version: 1 })).toMatchObject({
    ok: false,
  })
})

test('unpacking posted twice happens once and answers well both times', async () => {
  const order = await sellAndPay([{}])
  const { id, version } = await packed(order.id)
  const once = { act: act(), id, version }
  const desk = staffAtWork()
  expect(await Promise.all([unpack(desk, once), unpack(desk, once)])).toEqual([
    { ok: true },
    { ok: true },
  ])
  expect(await unpack(desk, once)).toEqual({ ok: true })
  expect(await auditOf(once.act)).toHaveLength(1)
})

test('what was sent is not unpacked', async () => {
  const order = await sellAndPay([{}])
  const { id, version } = await sent(order.id)
  const desk = staffAtWork()
  expect(await unpack(desk, { act: act(), id, version })).toMatchObject({ ok: false })
  expect(await stagesNow(order.id)).toEqual(['sent'])
})

test('a parcel of an order whose money went back is undone, and nothing is packed any more', async () => {
  const order = await sellAndPay([{}])
  const parcel = await packed(order.id)
  await stripe.refund(order.session)
  expect(await parcelsOf(order.id)).toMatchObject([{ id: parcel.id, sentAt: null, version: 2 }])
  expect((await pack([order.id])).shipments).toEqual([])
})
