import { expect, test } from 'vitest'
import { anna } from '../support/anna.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { addToCart, checkoutPage, placeOrder } from '../support/purchase.ts'
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

test('a state is offered by its names, and one that was typed is chosen', async () => {
  const shopper = visitor()
  await addToCart(shopper, await offerRing())
  const typed = {
    ...anna,
    ...{ billing_other: 'yes', billing_country: 'JP', billing_state: '東京都', update: 'country' },
  }
  const { page } = await shopper.submit('/checkout', await checkoutPage(shopper), typed)
  expect(page).toContain('<option value="13" selected="">Tokyo (東京都)</option>')
  const spain = { ...typed, billing_country: 'ES', billing_state: 'albacete' }
  expect((await shopper.submit('/checkout', page, spain)).page).toContain(
    '<option value="AB" selected="">Albacete</option>',
  )
})
