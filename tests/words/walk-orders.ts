import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { insertEvent } from '../../src/orders/queries.ts'
import type { OrderState } from '../../src/orders/rules.ts'
import { orders } from '../../src/orders/tables.ts'
import { now } from '../../src/platform/clock.ts'
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

/** Too many unpaid orders, and a payment that nobody can ask about. */
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
  stripe.faults.order({ endpoint: 'sessions.retrieve', kind: 'error-before', times: 5 })
  stripe.faults.order({ endpoint: 'sessions.expire', kind: 'error-before', times: 5 })
  expect((await checkOut(who)).status).toBe(503)
  stripe.faults.clear()
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
  const { page } = await who.get(`/orders/${order?.number}`)
  expect((await who.submit('/orders/close', page)).status).toBe(303)
  expect((await who.get(`/orders/${order?.number}`)).status).toBe(404)
  expect((await who.get(`/checkout/return?order=${order?.number}`)).status).toBe(200)
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
