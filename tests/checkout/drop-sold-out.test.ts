import { expect, test } from 'vitest'
import { readCart } from '../../src/cart/read-cart.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart, anna, checkOut, checkoutPage, placeOrder } from '../support/purchase.ts'
import { config, db, visitor } from '../support/shop.ts'

const NL = { country: 'NL', update: 'country' }

test('sold out at the checkout: what is sold can be taken out there, and what was typed stays', async () => {
  const [last, other] = [
    await offerRing({ title: 'Last', stock: 1 }),
    await offerRing({ stock: 3 }),
  ]
  const [anne, bert] = [visitor(), visitor()]
  await addToCart(anne, last)
  await addToCart(bert, last)
  await addToCart(bert, other)
  const page = await checkoutPage(bert)
  await checkOut(anne)
  const refused = await bert.submit('/checkout', page, anna)
  expect(refused.status).toBe(409)
  expect(refused.page).toContain('Sold out')
  const left = await bert.submit('/checkout', refused.page, { ...anna, update: 'drop-sold-out' })
  expect(left.page).not.toContain('1 × Last')
  expect(left.page).toContain('Keizersgracht 174')
  expect((await bert.submit('/checkout', left.page, anna)).location).toContain('/pay/')
})

test('of three rings in the cart one is sold meanwhile: two stay, the engraved one among them', async () => {
  const ring = await offerRing({ stock: 3, engraving: { maxLetters: 12 } })
  const [anne, bert] = [visitor(), visitor()]
  await addToCart(bert, ring, { engraving: 'Ida' })
  await addToCart(bert, ring, { quantity: '2' })
  const { page } = await bert.submit('/checkout', (await bert.get('/checkout')).page, NL)
  await placeOrder(anne, ring)
  const refused = await bert.submit('/checkout', page, anna)
  expect(refused.status).toBe(409)
  const left = await bert.submit('/checkout', refused.page, { ...anna, update: 'drop-sold-out' })
  expect(left.page).toContain('Ida')
  const token = bert.cookies.get('__Host-cart')?.split('.')[0] ?? ''
  const cart = await readCart(db, config, token)
  expect(cart?.lines.map(({ engraving, quantity }) => [engraving?.letters, quantity])).toEqual([
    ['Ida', 1],
    [undefined, 1],
  ])
  expect((await bert.submit('/checkout', left.page, anna)).location).toContain('payments.test')
})
