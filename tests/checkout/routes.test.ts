import { expect, test } from 'vitest'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { addToCart, anna, checkoutPage, placeOrder } from '../support/purchase.ts'
import { clockStrikes, later, visitor } from '../support/shop.ts'

test('the checkout does not show who was here days ago', async () => {
  const shopper = visitor()
  await placeOrder(shopper, await offerRing({ stock: 5 }))
  expect((await shopper.get('/checkout')).page).toContain('Keizersgracht 174')
  later(2 * 3600)
  await clockStrikes()
  expect((await shopper.get('/checkout')).page).not.toContain('Keizersgracht 174')
})

test('a checkout with the field that nobody sees filled in is shown again as it was typed, and the second time taken', async () => {
  const ring = await offerRing({ stock: 1 })
  const shopper = visitor()
  await addToCart(shopper, ring)
  const page = await checkoutPage(shopper)
  const refused = await shopper.submit('/checkout', page, { ...anna, topic: 'Rings' })
  expect(refused.status).toBe(422)
  expect(refused.page).toContain('A hidden field was filled in')
  expect(refused.page).toContain('Keizersgracht 174')
  expect(await stockOf(ring.variant)).toBe(1)
  expect((await shopper.submit('/checkout', refused.page, anna)).location).toContain('/pay/')
})
