import { afterEach, expect, test } from 'vitest'
import { readCart } from '../../src/cart/read-cart.ts'
import { placeOrder as place } from '../../src/checkout/place-order.ts'
import type { Draft } from '../../src/checkout/write-order.ts'
import { anna } from '../support/anna.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import {
  addToCart,
  cartIsEmpty,
  checkOut,
  checkoutPage,
  orderNow,
  paymentContext,
  placeOrder,
} from '../support/purchase.ts'
import { clockStrikes, config, db, later, stripe, type Visitor, visitor } from '../support/shop.ts'

afterEach(() => {
  stripe.faults.clear()
  stripe.webhooks.forget()
})

const NL = { country: 'NL', update: 'country' }

/** Somebody with a ring in the cart. */
async function shopperWith(ring: { handle: string; variant: string }): Promise<Visitor> {
  const shopper = visitor()
  await addToCart(shopper, ring)
  return shopper
}

test('a double click on a slow day: both answers lead to the one payment page', async () => {
  const ring = await offerRing({ stock: 5 })
  const shopper = visitor()
  await addToCart(shopper, ring)
  const page = await checkoutPage(shopper)
  stripe.faults.order({ endpoint: 'sessions.create', kind: 'slow' })
  const answers = await Promise.all([1, 2].map(() => shopper.submit('/checkout', page, anna)))
  expect(answers.map((answer) => answer.status)).toEqual([303, 303])
  expect(new Set(answers.map((answer) => answer.location)).size).toBe(1)
  expect(await stockOf(ring.variant)).toBe(4)
})

test('two tabs with two forms check out the same cart at once: one order waits for payment', async () => {
  const ring = await offerRing({ stock: 5 })
  const shopper = visitor()
  await addToCart(shopper, ring)
  const pages = [await checkoutPage(shopper), await checkoutPage(shopper)]
  await Promise.all(pages.map((page) => shopper.submit('/checkout', page, anna)))
  expect(await stockOf(ring.variant)).toBe(4)
  const open = stripe.sessions.filter((session) => session.status === 'open')
  const states = await Promise.all(
    open.map(async (session) => (await orderNow(session.client_reference_id ?? '')).state),
  )
  expect(states.filter((state) => state === 'released')).toHaveLength(0)
})

test('the form posted again after it was paid leads to the order, not to the payment page', async () => {
  const shopper = visitor()
  await addToCart(shopper, await offerRing({ stock: 5 }))
  const page = await checkoutPage(shopper)
  await shopper.submit('/checkout', page, anna)
  const session = stripe.sessions.at(-1)
  const order = await orderNow(session?.client_reference_id ?? '')
  stripe.webhooks.hold()
  await stripe.pay(session?.id ?? '')
  const again = await shopper.submit('/checkout', page, anna)
  expect(again.location).toBe(`/orders/${order.number}`)
  expect(await cartIsEmpty(shopper)).toBe(true)
})

test('the same form sent again with another address is another order, and the old one is ended', async () => {
  const shopper = visitor()
  await addToCart(shopper, await offerRing({ stock: 5 }))
  const page = await checkoutPage(shopper)
  await shopper.submit('/checkout', page, anna)
  const first = stripe.sessions.at(-1)
  await shopper.submit('/checkout', page, { ...anna, line1: 'Prinsengracht 1' })
  const second = stripe.sessions.at(-1)
  expect(second?.id).not.toBe(first?.id)
  expect(stripe.session(first?.id ?? '').status).toBe('expired')
  await stripe.pay(second?.id ?? '')
  const order = await orderNow(second?.client_reference_id ?? '')
  expect((await shopper.get(`/orders/${order.number}`)).page).toContain('Prinsengracht 1')
})

test('going back to a form whose order has ended places another, and only one', async () => {
  const ring = await offerRing({ stock: 5 })
  const shopper = visitor()
  await addToCart(shopper, ring)
  const page = await checkoutPage(shopper)
  await shopper.submit('/checkout', page, anna)
  later(3600)
  await clockStrikes()
  expect(await stockOf(ring.variant)).toBe(5)
  const answers = await Promise.all([1, 2].map(() => shopper.submit('/checkout', page, anna)))
  expect(new Set(answers.map((answer) => answer.location)).size).toBe(1)
  expect(answers[0]?.location).toContain('/pay/')
  expect(await stockOf(ring.variant)).toBe(4)
})

test('a form key of somebody else opens nobody’s order', async () => {
  const ring = await offerRing({ stock: 5 })
  const order = await placeOrder(visitor(), ring)
  await stripe.pay(order.session)
  const eve = visitor()
  await addToCart(eve, ring)
  const stolen = {
    ...anna,
    line1: 'Elsewhere 1',
    key: (await orderNow(order.id)).formKey,
  }
  const answer = await eve.submit('/checkout', await checkoutPage(eve), stolen)
  expect(answer.location).toContain('/pay/')
  expect((await eve.get(`/orders/${order.number}`)).status).toBe(404)
})

test('who goes back and corrects the address keeps the last ring, however many wait for it', async () => {
  const ring = await offerRing({ stock: 1 })
  const shopper = visitor()
  const rivals = Array.from({ length: 6 }, () => visitor())
  const forms = await Promise.all(
    rivals.map(async (rival) => {
      await addToCart(rival, ring)
      return (await rival.submit('/checkout', (await rival.get('/checkout')).page, NL)).page
    }),
  )
  let first = await placeOrder(shopper, ring)
  // What the provider reports of a page that the shop has closed itself comes later than the shop's
  // next step.
  stripe.webhooks.hold()
  for (const line1 of ['Singel 1', 'Singel 2', 'Singel 3']) {
    let done = false
    const mine = checkOut(shopper, { line1 }).finally(() => {
      done = true
    })
    const keepTrying = rivals.map(async (rival, n) => {
      while (!done) expect((await rival.submit('/checkout', forms[n] ?? '', anna)).status).toBe(409)
    })
    await Promise.all(keepTrying)
    expect((await mine).location).toContain('http://payments.test')
    expect((await orderNow(first.id)).state).toBe('released')
    const id = stripe.sessions.at(-1)?.client_reference_id ?? ''
    first = { ...first, id }
    expect((await orderNow(id)).state).toBe('pending')
    expect(await stockOf(ring.variant)).toBe(0)
  }
  await stripe.webhooks.release()
  expect((await orderNow(first.id)).state).toBe('pending')
})

test('a cart that another tab has changed since it was read is not ordered', async () => {
  const ring = await offerRing({ stock: 5 })
  const shopper = visitor()
  await addToCart(shopper, ring)
  const token = shopper.cookies.get('__Host-cart')?.split('.')[0] ?? ''
  const seen = await readCart(db, config, token)
  if (!seen) throw new Error('The cart is empty')

  const { page } = await shopper.get('/cart')
  const line = /name="line" value="([^"]+)"/.exec(page)?.[1] ?? ''
  await shopper.post('/cart/change', { line, quantity: '3' })
  const context = paymentContext()
  const { email, name, line1, postcode, city } = anna
  const draft: Draft = {
    sale: { origin: 'shop', placedBy: null, way: 'page' },
    formKey: 'form',
    cart: seen,
    email,
    networks: [],
    contact: {
      name,
      phone: '+31205550123',
      address: { name, lines: [line1], city, state: '', postcode, country: 'NL' },
      billing: null,
      giftMessage: '',
      giftWrap: false,
    },
    delivery: {
      ...{ method: 'insured', name: 'Insured', price: 1490, days: [1, 3] },
      dates: { readyBy: '2026-12-01', deliverFrom: '2026-12-02', deliverBy: '2026-12-04' },
    },
  }
  expect(await place(context, draft, null)).toEqual({ ok: false, reason: 'cart-changed' })
  expect(await stockOf(ring.variant)).toBe(5)

  const cart = await readCart(db, config, token)
  if (!cart) throw new Error('The cart is empty')
  expect(await place(context, { ...draft, cart }, null)).toMatchObject({ ok: true })
  expect(await stockOf(ring.variant)).toBe(2)
})

test('an address with three unpaid orders gets no fourth, from whatever cart, until one of them is paid', async () => {
  const ring = await offerRing({ stock: 9 })
  const bert = { email: 'bert@example.com' }
  const first = await placeOrder(visitor(), ring, bert)
  await placeOrder(visitor(), ring, bert)
  const third = await shopperWith(ring)
  await checkOut(third, { email: 'BERT@example.com ' })

  const fourth = await shopperWith(ring)
  const refused = await checkOut(fourth, bert)
  expect(refused.status).toBe(409)
  expect(refused.page).toContain(
    'Three orders under this email address, or from this cart, are still unpaid',
  )
  expect(refused.page).toContain('Keizersgracht 174')
  expect(await stockOf(ring.variant)).toBe(6)
  expect((await checkOut(third, { ...bert, line1: 'Singel 1' })).location).toContain('/pay/')
  expect((await checkOut(await shopperWith(ring))).location).toContain('/pay/')

  await stripe.pay(first.session)
  expect((await checkOut(fourth, bert)).location).toContain('/pay/')
})

test('ten carts that check out at the same moment with one address: three keep a ring', async () => {
  const ring = await offerRing({ stock: 10 })
  const shoppers = await Promise.all(Array.from({ length: 10 }, () => shopperWith(ring)))
  const all = await Promise.all(shoppers.map((each) => checkOut(each, { email: 'c@example.com' })))
  expect(all.map(({ status }) => status).sort()).toEqual([
    ...Array(3).fill(303),
    ...Array(7).fill(409),
  ])
  expect(await stockOf(ring.variant)).toBe(7)
  later(3600)
  await clockStrikes()
  expect((await checkOut(shoppers[0]!, { email: 'c@example.com' })).status).toBe(303)
})
