import { afterEach, beforeEach, expect, test } from 'vitest'
import { change, PRICE, paymentOf, sellSize } from '../fulfilment/changes/support.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart, checkOut, orderNow, placeOrder } from '../support/purchase.ts'
import { clockStrikes, later, stripe } from '../support/shop.ts'
import { person, points, recorded } from './book.ts'

beforeEach(() => {
  points.length = 0
})

afterEach(() => {
  stripe.faults.clear()
  stripe.webhooks.forget()
})

test('a purchase is recorded step by step, its payment once and without its shopper', async () => {
  const ring = await offerRing()
  const shopper = person()
  await addToCart(shopper, ring)
  await checkOut(shopper)
  const steps = recorded()
  expect(steps.map(({ event, page }) => [event, page])).toEqual([
    ['product viewed', '/products/:handle'],
    ['added to cart', '/cart/add'],
    ['page viewed', '/checkout'],
    ['checkout started', '/checkout'],
  ])
  expect(steps[1]).toMatchObject({ handle: ring.handle, country: 'NL' })
  expect(new Set(steps.map((step) => step.visitor)).size).toBe(1)

  stripe.webhooks.duplicateNext()
  const session = stripe.sessions.at(-1)
  await stripe.pay(session?.id ?? '')
  expect(points.map(({ indexes }) => indexes)).toEqual([['shop']])
  expect(recorded()).toEqual([{ event: 'order paid' }])

  const { pathname, search } = new URL(session?.success_url ?? '')
  const fromPayment = { Referer: 'http://payments.test/' }
  const back = await shopper.get(pathname + search, fromPayment)
  expect((await shopper.get(back.location, fromPayment)).page).toContain('Your order is paid')
  const seen = recorded()
  expect(seen).toMatchObject([{ page: '/orders/:number', channel: 'internal' }])
  expect(JSON.stringify(seen)).not.toContain(back.location.replace('/orders/', ''))
})

test('a piece that was refused is not recorded as put into the cart', async () => {
  const ring = await offerRing({ stock: 1 })
  expect((await addToCart(person(), ring, { quantity: '7' })).status).toBe(422)
  expect(recorded().map(({ event }) => event)).toEqual(['product viewed'])
})

test('a kept piece is recorded once, however often its heart is sent, and never when it is let go of', async () => {
  const ring = await offerRing()
  const who = person()
  for (const form of [{ keep: ring.handle }, { keep: ring.handle }, { 'let-go': ring.handle }])
    expect((await who.post('/kept', form)).status).toBe(303)
  await who.post('/kept', { keep: 'no-such-ring' })
  const kept = recorded().filter(({ event }) => event === 'kept')
  expect(kept).toMatchObject([{ page: '/kept', handle: ring.handle, country: 'NL' }])
})

test('what a bot puts into the cart is recorded as a bot’s', async () => {
  const ring = await offerRing()
  expect((await addToCart(person({ 'User-Agent': 'curl/8.5.0' }), ring)).status).toBe(303)
  expect(recorded()).toMatchObject([{ reason: 'bot' }, { reason: 'bot', page: '/cart/add' }])
})

test('a payment whose webhook was lost is recorded when the clock finds out', async () => {
  const order = await placeOrder(person(), await offerRing())
  stripe.webhooks.loseNext(5)
  await stripe.pay(order.session)
  points.length = 0
  later(3600)
  await clockStrikes()
  await clockStrikes()
  expect((await orderNow(order.id)).state).toBe('paid')
  expect(recorded()).toEqual([{ event: 'order paid' }])
})

test('what pays for a change of an order is no other order', async () => {
  const sold = await sellSize({ 52: {}, 54: { price: PRICE + 3_000 } })
  expect(recorded().map(({ event }) => event)).toContain('order paid')
  points.length = 0
  await change(sold, { to: '54' })
  await stripe.pay((await paymentOf(sold.id)).session)
  expect((await paymentOf(sold.id)).state).toBe('paid')
  expect(recorded()).toEqual([])
})

test('money that goes back because the ring was sold meanwhile is no paid order', async () => {
  const ring = await offerRing({ stock: 1 })
  const shopper = person()
  await addToCart(shopper, ring)
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'drop-after', times: 2 })
  await checkOut(shopper)
  const late = stripe.sessions.at(-1)
  const other = await placeOrder(person(), ring)
  await stripe.pay(other.session)
  points.length = 0
  await stripe.pay(late?.id ?? '')
  expect((await orderNow(late?.client_reference_id ?? '')).state).toBe('refunded')
  expect(recorded()).toEqual([])
})
