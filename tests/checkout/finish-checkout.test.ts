import { afterEach, expect, test } from 'vitest'
import { offerRing } from '../support/catalogue.ts'
import { addToCart, anna, checkOut, placeOrder } from '../support/purchase.ts'
import { stripe, type Visitor, visitor } from '../support/shop.ts'

afterEach(() => stripe.webhooks.forget())

/**
 * Somebody who has come by the cart's cookie of another: a browser that both use, or one prepared
 * beforehand.
 */
function withCartOf(shopper: Visitor): Visitor {
  const eve = visitor()
  const cart = shopper.cookies.get('__Host-cart')
  if (!cart) throw new Error('There is no cart')
  eve.cookies.set('__Host-cart', cart)
  return eve
}

test('who has the cookie of a cart does not see the order that is paid from it', async () => {
  const shopper = visitor()
  const order = await placeOrder(shopper, await offerRing({ stock: 5 }))
  const eve = withCartOf(shopper)
  stripe.webhooks.hold()
  await stripe.pay(order.session)
  const answer = await checkOut(eve, { name: 'Eve', line1: 'Elsewhere 1' })
  expect(answer.location).toBe(`/orders/${order.number}`)
  expect((await eve.get(answer.location)).status).toBe(404)
  expect(eve.cookies.get('__Host-cart')).toBe(shopper.cookies.get('__Host-cart'))
  expect((await shopper.get(`/orders/${order.number}`)).page).toContain(anna.name)
})

test('after the payment the cart goes on under another token: the old one finds nothing', async () => {
  const [ring, more] = [await offerRing({ stock: 5 }), await offerRing({ title: 'Second thought' })]
  const shopper = visitor()
  const order = await placeOrder(shopper, ring)
  const eve = withCartOf(shopper)
  await addToCart(shopper, more)
  await stripe.pay(order.session)
  await shopper.get(`/checkout/return?order=${order.number}`)
  expect((await shopper.get('/cart')).page).toContain('Second thought')
  expect((await eve.get('/cart')).page).toContain('Nothing here yet')
})

test('whoever reloads while coming back from the payment keeps what is left in the cart', async () => {
  const [ring, more] = [await offerRing({ stock: 5 }), await offerRing({ title: 'Second thought' })]
  const shopper = visitor()
  const order = await placeOrder(shopper, ring)
  await addToCart(shopper, more)
  await stripe.pay(order.session)
  // The same browser, whose first answer was lost on the way.
  const cutOff = visitor()
  for (const [name, value] of shopper.cookies) cutOff.cookies.set(name, value)
  await cutOff.get(`/checkout/return?order=${order.number}`)
  await shopper.get(`/checkout/return?order=${order.number}`)
  expect((await shopper.get('/cart')).page).toContain('Second thought')
})

test('an empty cart leaves no cookie behind when it was paid, and stays known while it was not', async () => {
  const shopper = visitor()
  const order = await placeOrder(shopper, await offerRing())
  const cart = shopper.cookies.get('__Host-cart')
  await shopper.get(`/checkout/return?order=${order.number}`)
  expect(shopper.cookies.get('__Host-cart')).toBe(cart)
  await stripe.pay(order.session)
  const both = [1, 2].map(() => shopper.get(`/checkout/return?order=${order.number}`))
  await Promise.all(both)
  expect(shopper.cookies.has('__Host-cart')).toBe(false)
})
