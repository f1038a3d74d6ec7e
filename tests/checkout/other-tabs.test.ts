import { createExecutionContext } from 'cloudflare:test'
import { expect, test } from 'vitest'
import { readCart } from '../../src/cart/read-cart.ts'
import { placeOrder as place } from '../../src/checkout/place-order.ts'
import type { Draft } from '../../src/checkout/write-order.ts'
import { openPayments } from '../../src/payments/context.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { addToCart, anna, checkOut, orderNow, placeOrder } from '../support/purchase.ts'
import { bindings, config, db, stripe, visitor } from '../support/shop.ts'

const NL = { country: 'NL', update: 'country' }

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
  // What the provider reports of a page that the shop has closed itself comes later than the shop's next step.
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
  const context = openPayments(bindings, config, createExecutionContext())
  const { email, name, line1, postcode, city } = anna
  const draft: Draft = {
    formKey: 'form',
    cart: seen,
    email,
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

test('of three rings in the cart one is sold meanwhile: two stay, the engraved one among them', async () => {
  const ring = await offerRing({ stock: 3, engraving: { maxLetters: 12 } })
  const [anne, bert] = [visitor(), visitor()]
  await addToCart(bert, ring, { engraving: 'Ida' })
  await addToCart(bert, ring, { quantity: '2' })
  const { page } = await bert.submit('/checkout', (await bert.get('/checkout')).page, NL)
  await placeOrder(anne, ring)
  const told = await bert.submit('/checkout', page, anna)
  expect(told.status).toBe(409)
  const left = await bert.submit('/checkout', told.page, { ...anna, update: 'drop-sold-out' })
  expect(left.page).toContain('Ida')
  const token = bert.cookies.get('__Host-cart')?.split('.')[0] ?? ''
  const cart = await readCart(db, config, token)
  expect(cart?.lines.map(({ engraving, quantity }) => [engraving?.letters, quantity])).toEqual([
    ['Ida', 1],
    [undefined, 1],
  ])
  expect((await bert.submit('/checkout', left.page, anna)).location).toContain('payments.test')
})
