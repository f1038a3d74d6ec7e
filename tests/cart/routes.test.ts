import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { readCartLink } from '../../src/cart/forms.ts'
import { cartLines, carts } from '../../src/cart/tables.ts'
import { products, variants } from '../../src/catalog/tables.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart } from '../support/purchase.ts'
import { clockStrikes, db, hiddenFields, later, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'

const quantities = (page: string) =>
  [...page.matchAll(/name="quantity"[^>]*value="(\d+)"/g)].map((match) => Number(match[1]))

test('looking around sets no cookie; the first ring in the cart does', async () => {
  const ring = await offerRing({ stock: 3 })
  const shopper = visitor()
  await shopper.get('/')
  await shopper.get(`/products/${ring.handle}`)
  await shopper.get('/cart')
  expect(shopper.cookies.size).toBe(0)
  const added = await addToCart(shopper, ring)
  expect(added.headers.get('Set-Cookie')).toMatch(
    /^__Host-cart=[\w-]{32}\.1; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  expect((await shopper.get('/')).page).toContain('Cart (1)')
})

test('the database keeps only a hash of the cart’s token', async () => {
  const shopper = visitor()
  await addToCart(shopper, await offerRing())
  const [token = ''] = shopper.cookies.get('__Host-cart')?.split('.') ?? []
  const rows = await db.select().from(carts)
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('the same form posted twice at once adds one ring', async () => {
  const ring = await offerRing({ stock: 5 })
  const shopper = visitor()
  await addToCart(shopper, ring)
  const { page } = await shopper.get(`/products/${ring.handle}`)
  const form = { ...hiddenFields(page, '/cart/add'), variant: ring.variant, quantity: '1' }
  await Promise.all([shopper.post('/cart/add', form), shopper.post('/cart/add', form)])
  expect(quantities((await shopper.get('/cart')).page)).toEqual([2])
})

test('two tabs do not lose each other’s lines', async () => {
  const [one, two] = [await offerRing({ stock: 5 }), await offerRing({ stock: 5 })]
  const shopper = visitor()
  await addToCart(shopper, await offerRing({ stock: 5 }))
  await Promise.all([addToCart(shopper, one), addToCart(shopper, two)])
  expect(quantities((await shopper.get('/cart')).page)).toEqual([1, 1, 1])
})

test('the same ring with another engraving is another line; the same engraving is the same line', async () => {
  const ring = await offerRing({ stock: 9, engraving: { maxLetters: 10 } })
  const shopper = visitor()
  await addToCart(shopper, ring, { engraving: 'Ida' })
  await addToCart(shopper, ring, { engraving: 'Bertil' })
  await addToCart(shopper, ring, { engraving: ' Ida ' })
  const { page } = await shopper.get('/cart')
  expect(quantities(page)).toEqual([2, 1])
  expect(page).toContain('“Bertil”')
})

test('an engraving that is too long is refused at its field, and what was typed is kept', async () => {
  const ring = await offerRing({ stock: 9, engraving: { maxLetters: 5 } })
  const answer = await addToCart(visitor(), ring, { engraving: 'Wilhelmina' })
  expect(answer.status).toBe(422)
  expect(answer.page).toContain('There’s room for 5 letters; this has 10.')
  expect(answer.page).toContain('Wilhelmina')
})

test('more rings than there are cannot be put in, and the number is not told', async () => {
  const ring = await offerRing({ stock: 7 })
  const shopper = visitor()
  await addToCart(shopper, ring, { quantity: '5' })
  const answer = await addToCart(shopper, ring, { quantity: '5' })
  expect(answer.status).toBe(422)
  expect(answer.page).toContain('We don’t have that many')
  expect(answer.page).not.toMatch(/\b7\b pieces/)
})

test('a number that cannot be is named at its field; an empty one removes nothing', async () => {
  const ring = await offerRing({ stock: 99 })
  const shopper = visitor()
  const answer = await addToCart(shopper, ring, { quantity: '50' })
  expect(answer.status).toBe(422)
  expect(answer.page).toContain('Please enter a number from 1 to 10.')
  await addToCart(shopper, ring)
  const { line = '' } = hiddenFields((await shopper.get('/cart')).page, '/cart/change')
  const wrong = await shopper.post('/cart/change', { line, quantity: '' })
  expect(wrong.status).toBe(422)
  expect(wrong.page).toMatch(
    new RegExp(
      `<input id="quantity-${line}"[^>]* aria-invalid="true" aria-describedby="quantity-${line}-error"`,
    ),
  )
  expect(quantities((await shopper.get('/cart')).page)).toEqual([1])
})

test('a cart holds forty lines, however many forms are posted at once; lines that are there can grow', async () => {
  const sizes = Array.from({ length: 48 }, (_, size) => String(size))
  const ring = await offerRing({ stock: 5, sizes })
  const shopper = visitor()
  await addToCart(shopper, ring)
  const add = (size: string, times = '') =>
    shopper.post('/cart/add', {
      key: `a-key-of-a-form-${size}${times}`,
      variant: ring.ids[size] ?? '',
      quantity: '1',
      handle: ring.handle,
    })
  const answers = await Promise.all(sizes.slice(1).map((size) => add(size)))
  expect(answers.filter((answer) => answer.status === 303)).toHaveLength(39)
  expect((await add('0', 'again')).status).toBe(303)
})

test('what is no form of ours is refused', async () => {
  const answer = await visitor().post(
    '/cart/add',
    {},
    { Origin: 'https://shop.test', 'Content-Type': 'multipart/form-data' },
  )
  expect(answer.status).toBe(415)
})

test('no size chosen: the page asks for one, and keeps the rest', async () => {
  const ring = await offerRing({ stock: 3, sizes: ['50', '52'], engraving: { maxLetters: 9 } })
  const shopper = visitor()
  const { page } = await shopper.get(`/products/${ring.handle}`)
  const answer = await shopper.submit('/cart/add', page, { quantity: '1', engraving: 'Ida' })
  expect(answer.page).toContain('value="Ida"')
  expect(answer.status).toBe(422)
  expect(answer.page).toContain('Please choose an option first.')
})

test('a line is changed and removed; a line of another cart cannot be touched', async () => {
  const ring = await offerRing({ stock: 9 })
  const [anna, eve] = [visitor(), visitor()]
  await addToCart(anna, ring)
  await addToCart(eve, ring)
  const { page } = await anna.get('/cart')
  const { line = '' } = hiddenFields(page, '/cart/change')
  await eve.post('/cart/change', { remove: line })
  await eve.post('/cart/change', { line, quantity: '9' })
  expect(quantities((await anna.get('/cart')).page)).toEqual([1])

  await anna.post('/cart/change', { line, quantity: '3' })
  expect(quantities((await anna.get('/cart')).page)).toEqual([3])
  expect((await anna.post('/cart/change', { line, quantity: '11' })).status).toBe(422)
  await anna.post('/cart/change', { remove: line })
  expect((await anna.get('/cart')).page).toContain('Nothing here yet')
})

test('the cart tells that a price changed, and that a ring is not sold any more', async () => {
  const ring = await offerRing({ stock: 9, price: 50_000 })
  const shopper = visitor()
  await addToCart(shopper, ring)
  await db.update(variants).set({ price: 55_000 }).where(eq(variants.id, ring.variant))
  expect((await shopper.get('/cart')).page).toContain('changed from €500 to €550')
  await db.update(products).set({ status: 'archived' }).where(eq(products.id, ring.handle))
  const { page } = await shopper.get('/cart')
  expect(page).toContain('Sold out since you added it')
  expect(page).not.toContain('href="/checkout"')
  expect((await shopper.get('/checkout')).location).toBe('/cart')
})

test('a cart link asks before it adds, and adds once', async () => {
  const [one, two] = [
    await offerRing({ title: 'Aurelia', stock: 3 }),
    await offerRing({ stock: 3 }),
  ]
  const shopper = visitor()
  const link = `/cart/${one.variant}:2,${two.variant}:1`
  const { page } = await shopper.get(link)
  expect(page).toContain('2 × Aurelia')
  expect(shopper.cookies.size).toBe(0)
  const form = hiddenFields(page, '/cart/add')
  await shopper.post('/cart/add', form)
  await shopper.post('/cart/add', form)
  expect(quantities((await shopper.get('/cart')).page)).toEqual([2, 1])
  expect((await shopper.get('/cart/no-such-variant:1')).status).toBe(404)
})

test('a form from another site is refused', async () => {
  const ring = await offerRing({ stock: 3 })
  const shopper = visitor()
  const { page } = await shopper.get(`/products/${ring.handle}`)
  const form = { ...hiddenFields(page, '/cart/add'), variant: ring.variant }
  const answer = await shopper.post('/cart/add', form, { Origin: 'https://evil.example' })
  expect(answer.status).toBe(403)
  expect(shopper.cookies.size).toBe(0)
})

test('a cart that nobody touches for thirty days is purged, a fresh one is not', async () => {
  const [old, fresh] = [visitor(), visitor()]
  await addToCart(old, await offerRing({ stock: 3 }))
  later(31 * 86_400)
  await addToCart(fresh, await offerRing({ stock: 3 }))
  await clockStrikes()
  expect((await old.get('/cart')).page).toContain('Nothing here yet')
  expect(quantities((await fresh.get('/cart')).page)).toEqual([1])
  const left = await db.select().from(cartLines)
  expect(left).toHaveLength(1)
})

test('two engravings of the last ring: the cart says that there are not enough', async () => {
  const ring = await offerRing({ stock: 2, engraving: { maxLetters: 9 } })
  const shopper = visitor()
  await addToCart(shopper, ring, { engraving: 'Ida' })
  await addToCart(shopper, ring, { engraving: 'Bertil' })
  await db.update(variants).set({ stock: 1 }).where(eq(variants.id, ring.variant))
  const { page } = await shopper.get('/cart')
  expect(page).toContain('fewer of these left')
  expect(page).not.toContain('href="/checkout"')
})

test('of a cart link with more lines than a cart, none is looked at', async () => {
  const shopper = visitor()
  const looks = vi.spyOn(RegExp.prototype, 'test')
  const looked = (lines: number) => {
    looks.mockClear()
    expect(readCartLink(Array(lines).fill('ring-52:1').join())?.length ?? null).toBe(
      lines > 40 ? null : lines,
    )
    return looks.mock.calls.length
  }
  expect(looked(40)).toBeGreaterThan(0)
  expect(looked(41)).toBe(0)
  expect(looked(16_000)).toBe(0)
  looks.mockRestore()
  const link = Array(16_000).fill('a:1').join()
  expect((await shopper.get(`/cart/${link}`)).status).toBe(414)
  const form = { key: 'k'.repeat(16), lines: link.slice(0, 20_000) }
  expect((await shopper.post('/cart/add', form)).status).toBe(404)
})

test('a network that opens cart links without end is asked to wait', async () => {
  const { variant } = await offerRing()
  const { answer } = shopWith({ FORM_LIMIT: { limit: async () => ({ success: false }) } })
  const log = vi.spyOn(console, 'warn').mockReturnValue()
  const { status, headers } = await visitor({ answer }).get(`/cart/${variant}:1`)
  expect([status, headers.get('Retry-After')]).toEqual([429, '60'])
  log.mockRestore()
})
