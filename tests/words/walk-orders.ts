import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { movePieces } from '../../src/fulfilment/move-pieces.ts'
import { packOrders } from '../../src/fulfilment/pack-orders.ts'
import type { Stage } from '../../src/fulfilment/rules.ts'
import { sendShipment } from '../../src/fulfilment/send-shipment.ts'
import { pieceEvents, pieces } from '../../src/fulfilment/tables.ts'
import { insertEvent } from '../../src/orders/queries.ts'
import type { OrderState } from '../../src/orders/rules.ts'
import { orders } from '../../src/orders/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { piecesNow, staffAtWork } from '../support/fulfilment.ts'
import { db, hiddenFields, later, stripe } from '../support/shop.ts'
import { checkOut, type GreekShop, person, putIntoCart, setStock } from './greek-shop.ts'

/** The checkout in every state. */
export async function walkCheckout(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  expect(await putIntoCart(who, 'plain')).toBe(303)
  expect(
    (await checkOut(who, { name: '', line1: '', email: '', phone: '1', delivery: '' })).status,
  ).toBe(422)
  const nothing = {
    email: '',
    phone: '',
    name: '',
    line1: '',
    city: '',
    postcode: '',
    delivery: '',
  }
  for (const country of ['GR', 'US', 'JP', 'IE', 'CY', 'DE', ''])
    expect((await checkOut(who, { ...nothing, country })).status, country).toBe(422)
  const billing = {
    billing_other: 'yes',
    billing_country: 'US',
    billing_name: '',
    billing_postcode: '1',
  }
  expect(
    (await checkOut(who, { ...billing, postcode: '1', gift_message: 'α'.repeat(301) })).status,
  ).toBe(422)
  expect((await checkOut(who, { country: 'US', state: '99', postcode: '1' })).status).toBe(422)
  expect((await checkOut(who, { email: 'ἑλένη@example.gr' })).status).toBe(422)
  expect((await checkOut(who, { key: '' })).status).toBe(422)
  expect((await checkOut(who, { topic: 'x' })).status).toBe(422)
  expect((await checkOut(who, { seen: 'x' })).status).toBe(409)
  expect((await checkOut(who, { delivery: 'pigeon' })).status).toBe(422)

  const { page } = await who.get('/checkout')
  await setStock('plain-0', 0)
  expect((await who.submit('/checkout', page, person)).status).toBe(409)
  await setStock('plain-0', 900_000)
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'error-before', times: 5 })
  expect((await checkOut(who)).status).toBe(503)
  stripe.faults.clear()
  await putIntoCart(who, 'made')
  await putIntoCart(who, 'rich', 1, { engraving: '10.10.2030' })

  const old = await who.get('/checkout')
  const { line = '' } = hiddenFields((await who.get('/cart')).page, '/cart/change')
  await who.post('/cart/change', { remove: line })
  await putIntoCart(who, 'made')
  await putIntoCart(who, 'mixed')
  expect((await who.submit('/checkout', old.page, person)).status).toBe(409)
}

/** Too many unpaid orders, a payment that nobody can ask about, and one for an order that has ended. */
export async function walkUnpaidOrders(shop: GreekShop): Promise<void> {
  const email = 'anna@example.com'
  for (let at = 0; at < 3; at++) {
    const other = shop.visitor()
    await putIntoCart(other, 'many-4')
    expect((await checkOut(other, { email })).status).toBe(303)
  }
  const who = shop.visitor()
  await putIntoCart(who, 'many-4')
  expect((await checkOut(who, { email })).status).toBe(409)
  expect((await checkOut(who)).status).toBe(303)
  const ended = stripe.sessions.at(-1)
  stripe.faults.order({ endpoint: 'sessions.retrieve', kind: 'error-before', times: 5 })
  stripe.faults.order({ endpoint: 'sessions.expire', kind: 'error-before', times: 5 })
  expect((await checkOut(who)).status).toBe(503)
  stripe.faults.clear()
  expect((await checkOut(who)).status).toBe(303)
  const back = `/checkout/return?order=${ended?.metadata.order_number}&token=${ended?.id}`
  expect((await who.get(back)).page).toContain('<a class="button" href="/orders/J-')
}

const states: Record<OrderState, true> = {
  pending: true,
  processing: true,
  paid: true,
  review: true,
  released: true,
  refunding: true,
  refunded: true,
}

const placedByStaff = [
  ['phone', 'released'],
  ['change', 'released'],
  ['phone', 'pending'],
] as const

/** An order in every state and with every event. */
export async function walkOrder(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  await putIntoCart(who, 'made')
  await putIntoCart(who, 'rich', 1, { engraving: '10.10.2030' })
  const billing = {
    billing_other: 'yes',
    billing_country: 'CY',
    ...Object.fromEntries(
      ['name', 'line1', 'postcode', 'city'].map((part) => [
        `billing_${part}`,
        person[part as 'name'],
      ]),
    ),
    billing_postcode: '1010',
  }
  expect((await checkOut(who, { ...billing, gift_wrap: 'yes' })).status).toBe(303)
  const session = stripe.sessions.at(-1)
  const id = session?.client_reference_id ?? ''
  const [order] = await db.select().from(orders).where(eq(orders.id, id))
  for (const kind of [
    ...(['placed', 'payment-processing', 'paid', 'paid-after-release', 'payment-failed'] as const),
    ...([
      'payment-overdue',
      'payment-page-failed',
      'expired',
      'given-up',
      'amount-differs',
      'refund-asked',
    ] as const),
  ])
    await insertEvent(db, { orderId: id, kind, at: now() })
  await insertEvent(db, { orderId: id, kind: 'refunded', at: now(), amount: 1000 })
  for (const state of Object.keys(states) as OrderState[]) {
    await db.update(orders).set({ state, paid: 5000, refunded: 1000 }).where(eq(orders.id, id))
    expect((await who.get(`/orders/${order?.number}`)).status, state).toBe(200)
  }
  for (const [origin, state] of placedByStaff) {
    await db.update(orders).set({ origin, state, paid: 0, refunded: 0 }).where(eq(orders.id, id))
    expect((await who.get(`/orders/${order?.number}`)).status, origin).toBe(200)
  }
  const { page } = await who.get(`/orders/${order?.number}`)
  stripe.faults.order({ endpoint: 'sessions.retrieve', kind: 'error-before', times: 99 })
  expect((await who.submit('/checkout/pay', page)).status).toBe(503)
  stripe.faults.clear()
  expect((await who.submit('/orders/close', page)).status).toBe(303)
  expect((await who.get(`/orders/${order?.number}`)).status).toBe(404)
  expect((await who.get(`/checkout/return?order=${order?.number}`)).status).toBe(200)
}

const brought = { link: '', insured: true, signature: true, tell: false }

/** An order from the first piece on the bench to the last parcel that came back. */
export async function walkParcels(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  await putIntoCart(who, 'made')
  await putIntoCart(who, 'mixed')
  expect((await checkOut(who)).status).toBe(303)
  const session = stripe.sessions.at(-1)
  const id = session?.client_reference_id ?? ''
  await stripe.pay(session?.id ?? '')
  const [order] = await db.select().from(orders).where(eq(orders.id, id))
  const desk = staffAtWork()
  const look = async () => {
    const { page, status } = await who.get(`/orders/${order?.number}`)
    expect(status).toBe(200)
    return page
  }
  const move = async (to: Stage) => {
    const pieces = await piecesNow(id)
    const left = pieces.filter(({ lineId, stage }) => lineId === pieces[0]?.lineId && stage !== to)
    await movePieces(desk, { act: crypto.randomUUID(), pieces: left, to })
    return look()
  }
  const send = async (carrier: string, number: string) => {
    const { shipments } = await packOrders(desk, { act: crypto.randomUUID(), orderIds: [id] })
    const sending = { id: shipments[0]?.id ?? '', version: 1, carrier, number, ...brought }
    expect(await sendShipment(desk, { act: crypto.randomUUID(), ...sending })).toEqual({ ok: true })
    return look()
  }
  await look()
  await move('to-make')
  await move('on-the-bench')
  expect(await send('postnl', '3SJEGEM0001')).toContain('3SJEGEM0001')
  await move('ready')
  await send('other', '')
  await db.update(orders).set({ deliverBy: '2020-01-01' }).where(eq(orders.id, id))
  const page = await look()
  expect((await who.submit('/orders/arrived', page)).status).toBe(303)
  expect((await who.submit('/orders/arrived', await look())).status).toBe(303)
  expect((await shop.visitor().post('/orders/arrived', {})).status).toBe(404)
  await look()
  await bringBack(id)
  await look()
}

/** All pieces of an order come back, as a return does it. */
async function bringBack(orderId: string): Promise<void> {
  for (const { id, version, stage } of await piecesNow(orderId)) {
    const event = { pieceId: id, leavesVersion: version, orderId, leaves: stage, at: now() }
    await db.insert(pieceEvents).values({ ...event, enters: 'returned', act: 'return' })
    await db
      .update(pieces)
      .set({ stage: 'returned', version: version + 1 })
      .where(eq(pieces.id, id))
  }
}

/** The look-up of an order in every state. */
export async function walkLookUp(shop: GreekShop): Promise<void> {
  const who = shop.visitor()
  const ask = async (typed: Record<string, string>, wait = 5) => {
    const { page } = await who.get('/orders')
    later(wait)
    return (await who.submit('/orders', page, typed)).status
  }
  const good = { number: 'J-22222222', email: 'anna@example.com' }
  expect(await ask({ number: '1', email: '1' })).toBe(422)
  expect(await ask({ ...good, topic: 'x' })).toBe(422)
  expect(await ask(good, 0)).toBe(422)
  expect(await ask(good)).toBe(200)
}
