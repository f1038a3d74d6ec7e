import { expect, test } from 'vitest'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { addToCart, checkOut, placeOrder } from '../support/purchase.ts'
import { clockStrikes, later, stripe, type Visitor, visitor } from '../support/shop.ts'

/** Somebody with a ring in the cart. */
async function shopperWith(ring: { handle: string; variant: string }): Promise<Visitor> {
  const shopper = visitor()
  await addToCart(shopper, ring)
  return shopper
}

test('an address with three unpaid orders gets no fourth, from whatever cart, until one of them is paid', async () => {
  const ring = await offerRing({ stock: 9 })
  const bert = { email: 'bert@example.com' }
  const first = await placeOrder(visitor(), ring, bert)
  await placeOrder(visitor(), ring, bert)
  const third = await shopperWith(ring)
  await checkOut(third, { email: 'BERT@example.com ' })

  const fourth = await shopperWith(ring)
  const told = await checkOut(fourth, bert)
  expect(told.status).toBe(409)
  expect(told.page).toContain('Three orders under this email address are still unpaid')
  expect(told.page).toContain('Keizersgracht 174')
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
