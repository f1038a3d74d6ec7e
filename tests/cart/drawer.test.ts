import { expect, test } from 'vitest'
import { offerRing } from '../support/catalogue.ts'
import { addToCart, placeOrder } from '../support/purchase.ts'
import { hiddenFields, later, visitor } from '../support/shop.ts'

/** Puts a ring into the cart as the script does, which stays on the page. */
const addAndStay: typeof addToCart = (shopper, ring, typed = {}) =>
  addToCart(shopper, ring, { drawer: '1', ...typed })

const drawerIn = (page: string) => /<dialog.*<\/dialog>/s.exec(page)?.[0] ?? ''

test('who stays on the page is shown what was added, the sum of the cart and the ways on', async () => {
  const first = await offerRing({ title: 'Aurelia', stock: 5, price: 90_000 })
  const ring = await offerRing({ title: 'Tide', stock: 5, engraving: { maxLetters: 9 } })
  const shopper = visitor()
  await addToCart(shopper, first)
  const added = await addAndStay(shopper, ring, { quantity: '2', engraving: 'Ida' })
  expect(added.status).toBe(303)
  expect(added.location).toMatch(/^\/cart\/drawer\?line=[\w-]{36}$/)
  const { page } = await shopper.get(added.location)
  const drawer = drawerIn(page)
  for (const words of ['Added to your cart', 'Tide', '52', '“Ida”', 'Quantity 2', '€1,780.00'])
    expect(drawer).toContain(words)
  expect(drawer).not.toContain('Aurelia')
  expect(drawer).toContain('3 pieces')
  expect(drawer).toContain('€2,680.00')
  for (const path of ['/checkout', '/cart']) expect(drawer).toContain(`href="${path}"`)
  expect(drawer).toContain('Continue shopping')
  expect(page).toContain('Cart (3)')
})

test('the same ring again: the drawer shows the line that has grown', async () => {
  const ring = await offerRing({ stock: 9, engraving: { maxLetters: 9 } })
  const shopper = visitor()
  await addAndStay(shopper, ring, { engraving: 'Ida' })
  await addAndStay(shopper, ring, { engraving: 'Bertil' })
  const { location } = await addAndStay(shopper, ring, { engraving: 'Ida' })
  const drawer = drawerIn((await shopper.get(location)).page)
  expect(drawer).toContain('“Ida”')
  expect(drawer).toContain('Quantity 2')
  expect(drawer).toContain('3 pieces')
})

test('the form sent twice adds once, and both answers lead to the drawer', async () => {
  const ring = await offerRing({ stock: 9 })
  const shopper = visitor()
  const { page } = await shopper.get(`/products/${ring.handle}`)
  const form = { ...hiddenFields(page, '/cart/add'), variant: ring.variant, quantity: '1' }
  const once = await shopper.post('/cart/add', { ...form, drawer: '1' })
  const again = await shopper.post('/cart/add', { ...form, drawer: '1' })
  expect(again.location).toBe(once.location)
  expect(drawerIn((await shopper.get(again.location)).page)).toContain('1 piece')
  expect((await shopper.post('/cart/add', form)).location).toBe('/cart')
})

test('what is refused is refused as without script: the page with the message at its field', async () => {
  const ring = await offerRing({ stock: 2, engraving: { maxLetters: 5 } })
  const { status, page } = await addAndStay(visitor(), ring, { engraving: 'Wilhelmina' })
  expect(status).toBe(422)
  expect(page).toContain('There’s room for 5 letters')
  expect((await addAndStay(visitor(), ring, { quantity: '3' })).status).toBe(422)
})

test('no drawer for who blocks cookies, and the form sent plainly says so', async () => {
  const ring = await offerRing({ stock: 9 })
  const shopper = visitor()
  const { location } = await addAndStay(shopper, ring)
  shopper.cookies.clear()
  const { status, page } = await shopper.get(location)
  expect([status, drawerIn(page)]).toEqual([200, ''])
  expect((await addToCart(shopper, ring)).location).toMatch(/^\/cart\?added=\d+$/)
})

test('nobody looks into another cart: a line that is not in it opens nothing', async () => {
  const ring = await offerRing({ stock: 9, title: 'Aurelia' })
  const [anna, eve] = [visitor(), visitor()]
  const { location } = await addAndStay(anna, ring)
  await addToCart(eve, await offerRing({ stock: 9 }))
  const { page } = await eve.get(location)
  expect(drawerIn(page)).toBe('')
  expect(page).not.toContain('Aurelia')
  expect(page).toContain('Cart (1)')
})

test('a page that comes back asks for the number in the cart alone', async () => {
  const shopper = visitor()
  await addToCart(shopper, await offerRing({ stock: 9 }), { quantity: '2' })
  const { headers, page } = await shopper.get('/cart/drawer')
  expect(page).toBe('<a class="cart-link" href="/cart">Cart (2)</a>')
  expect(headers.get('Cache-Control')).toBe('no-store')
  expect((await visitor().get('/cart/drawer')).page).toContain('>Cart </a>')
})

test('where the cart cannot be ordered, the drawer says so instead of leading to the checkout', async () => {
  const shopper = visitor()
  const ring = await offerRing({ stock: 1, price: 90_000 })
  await addToCart(shopper, ring)
  const other = visitor()
  await addToCart(other, ring)
  await placeOrder(other, ring)
  later(1)
  const { location } = await addAndStay(shopper, await offerRing({ stock: 9 }))
  const drawer = drawerIn((await shopper.get(location)).page)
  expect(drawer).toContain('Please remove what isn’t available')
  expect(drawer).not.toContain('href="/checkout"')
})

test('the pages of products say nothing of the drawer: no byte of it, and its look is allowed', async () => {
  const ring = await offerRing({ stock: 9 })
  const shopper = visitor()
  const { location } = await addAndStay(shopper, ring)
  const product = await shopper.get(`/products/${ring.handle}`)
  expect(product.page).not.toContain('drawer')
  const { page } = await shopper.get(location)
  const look = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? ''
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(look))
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)))
  expect(product.headers.get('Content-Security-Policy')).toContain(`'sha256-${hash}'`)
})
