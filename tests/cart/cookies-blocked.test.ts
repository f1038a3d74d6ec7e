import { expect, test } from 'vitest'
import { now } from '../../src/platform/clock.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart, placeOrder } from '../support/purchase.ts'
import { type Answer, config, later, visitor } from '../support/shop.ts'

const ring = await offerRing({ stock: 99 })
const isTold = ({ page }: Answer) => page.includes('Your browser blocks our cookie')

test('who blocks cookies is told so instead of being shown an empty cart, and whom to call', async () => {
  const shopper = visitor()
  const added = await addToCart(shopper, ring)
  shopper.cookies.clear()
  const cart = await shopper.get(added.location)
  expect([cart.status, isTold(cart)]).toEqual([200, true])
  expect(cart.page).not.toContain('Nothing here yet')
  const main = cart.page.split('<main')[1]?.split('</main>')[0]
  expect(main).toContain(`href="tel:${config.shop.phone.replaceAll(' ', '')}"`)
  expect(cart.headers.getSetCookie()).toEqual([])
})

test('the same for who comes by a link that fills the cart', async () => {
  const shopper = visitor()
  const { page } = await shopper.get(`/cart/${ring.variant}:2`)
  const added = await shopper.submit('/cart/add', page)
  shopper.cookies.clear()
  expect(isTold(await shopper.get(added.location))).toBe(true)
})

test('who keeps the cookie is told nothing, and after the first piece the cart is at its own address', async () => {
  const shopper = visitor()
  const cart = await shopper.get((await addToCart(shopper, ring)).location)
  expect(isTold(cart)).toBe(false)
  expect(cart.page).toContain('Test ring')
  expect((await addToCart(shopper, ring)).location).toBe('/cart')
})

test('no false alarm: an old address, another time, none, or a cart that was emptied', async () => {
  const shopper = visitor()
  const { location } = await addToCart(shopper, ring)
  const { page } = await shopper.get('/cart')
  const [, remove = ''] = /name="line" value="([^"]+)"/.exec(page) ?? []
  await shopper.post('/cart/change', { remove })
  expect(isTold(await shopper.get(location))).toBe(false)
  shopper.cookies.clear()
  for (const added of ['', 'x', '0', '-1', String(now() + 99), '1e99', '9'.repeat(400)]) {
    const answer = await shopper.get(`/cart?added=${added}`)
    expect([added, answer.status, isTold(answer)]).toEqual([added, 200, false])
  }
  expect(isTold(await shopper.get(location))).toBe(true)
  later(61)
  const old = await shopper.get(location)
  expect(isTold(old)).toBe(false)
  expect(old.page).toContain('Nothing here yet')
})

test('who opens an order’s link without cookies learns why it stays closed', async () => {
  const { number } = await placeOrder(visitor(), ring)
  const { page } = await visitor().get(`/orders/${number}`)
  expect(page).toContain('allow cookies')
})
