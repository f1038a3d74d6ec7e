import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { products } from '../../src/catalog/tables.ts'
import { engravingText } from '../../src/engraving/rules.ts'
import { dueMails } from '../../src/mail/queries.ts'
import { sendMail } from '../../src/mail/send-mail.ts'
import { writeOrderMail } from '../../src/orders/write-mail.ts'
import { now } from '../../src/platform/clock.ts'
import { seal } from '../../src/platform/sealing.ts'
import { offerRing } from '../support/catalogue.ts'
import { type Mailed, transportInto } from '../support/mail.ts'
import { addToCart, checkOut } from '../support/purchase.ts'
import { config, db, hiddenFields, stripe, visitor } from '../support/shop.ts'

const engraving = { maxLetters: 12, fonts: ['roman', 'script', 'block'], place: 'inside' } as const
const offer = { engraving: { ...engraving, fonts: [...engraving.fonts] } }
const band = (more = {}) => offerRing({ stock: 9, sizes: ['52', '54'], ...offer, ...more })

const quantities = (page: string) =>
  [...page.matchAll(/name="quantity"[^>]*value="(\d+)"/g)].map((match) => Number(match[1]))

test('two rings with different letterings are two lines; the same engraving twice is one line of two', async () => {
  const ring = await band()
  const shopper = visitor()
  await addToCart(shopper, ring, { engraving: 'A & M', font: 'script' })
  await addToCart(shopper, ring, { engraving: 'A & M', font: 'roman' })
  await addToCart(shopper, ring, { engraving: '  A  & M ', font: 'script' })
  const { page } = await shopper.get('/cart')
  expect(quantities(page)).toEqual([2, 1])
  expect(page).toContain('Engraving: “A &amp; M”, Script, on the inside')
  expect(page).toContain('Engraving: “A &amp; M”, Roman, on the inside')
  expect(page.match(/font-family="cut-(script|roman)"/g)).toHaveLength(2)
})

test('a letter that cannot be cut is named at its field; letters, lettering, size and number are kept', async () => {
  const ring = await band()
  const variant = ring.ids['54'] ?? ''
  const typed = { variant, engraving: 'Für ĭ', font: 'block', quantity: '2' }
  const { page, status } = await addToCart(visitor(), ring, typed)
  expect(status).toBe(422)
  expect(page).toMatch(
    /id="engraving-error">We can’t cut “ĭ” in Block, but we can in Roman or Script.</,
  )
  expect(page).toContain('value="Für ĭ"')
  expect(page).toMatch(/name="font" value="block" checked/)
  expect(page).toMatch(new RegExp(`value="${variant}"[^>]* (selected|checked)`))
  expect(quantities(page)).toEqual([2])
  expect(page).not.toContain('<text font-family="cut-block" font-size="0')
})

test('the page shows the engraving before it is bought, and keeps it out of every address and cache', async () => {
  const ring = await band()
  const shopper = visitor()
  const { page } = await shopper.get(`/products/${ring.handle}`)
  expect(page).toContain('formaction="/cart/engraving#engraving"')
  expect(page).toContain('<figure hidden')
  const form = hiddenFields(page, '/cart/add')
  const shown = await shopper.post('/cart/engraving', {
    ...form,
    engraving: 'A & M',
    font: 'script',
  })
  expect(shown.status).toBe(200)
  expect(shown.headers.get('Cache-Control')).toBe('no-store')
  expect(shown.page).toMatch(/<text font-family="cut-script".*<textPath[^>]*>A &amp; M<\/textPath>/)
  expect(shown.page).toContain('value="A &amp; M"')
  expect(shown.page).not.toContain('<figure hidden')
  expect(shown.page).not.toMatch(/(href|src|action)="[^"]*A(%20|\+|&amp;| )/)
  expect(shopper.cookies.size).toBe(0)

  const refused = await shopper.post('/cart/engraving', { ...form, engraving: 'A 😀' })
  expect(refused.status).toBe(422)
  expect(refused.page).toContain('We can’t cut “😀”.')
  expect((await shopper.post('/cart/engraving', { handle: 'none' })).status).toBe(404)
})

test('an engraving is drawn on half of the ring, in the size that is chosen: on its page, and in the cart', async () => {
  const ring = await band({ sizes: ['48', '54', '62'] })
  const lengths = (page: string) =>
    [...page.matchAll(/class="drawing" viewBox="-1 -1 ([\d.]+) /g)].map(
      ([, box]) => Number(box) - 2,
    )
  const room = (page: string) => Number(/data-room="([\d.]+)"/.exec(page)?.[1])
  const shopper = visitor()
  const { page } = await shopper.get(`/products/${ring.handle}`)
  expect(lengths(page)).toEqual([27])
  const rooms = []
  for (const [size, variant] of Object.entries(ring.ids)) {
    const typed = { variant, engraving: 'A', font: 'block' }
    const form = { ...hiddenFields(page, '/cart/add'), ...typed }
    const shown = (await shopper.post('/cart/engraving', form)).page
    expect(lengths(shown)).toEqual([Number(size) / 2])
    rooms.push(room(shown) / Number(size))
    await addToCart(shopper, { ...ring, variant }, typed)
  }
  for (const share of rooms) expect(share).toBeCloseTo(rooms[0] ?? 0, 3)
  expect(lengths((await shopper.get('/cart')).page)).toEqual([24, 27, 31])
})

test('what the shop has stopped engraving is not sold as if it still did', async () => {
  const ring = await band()
  const shopper = visitor()
  await addToCart(shopper, ring, { engraving: 'A & M', font: 'script' })
  const now = async (facts: object) => {
    await db
      .update(products)
      .set({ facts: { stones: [], dimensions: {}, ...facts } })
      .where(eq(products.handle, ring.handle))
    return shopper.get('/checkout')
  }
  for (const less of [{ maxLetters: 4 }, { fonts: ['roman' as const] }])
    expect((await now({ engraving: { ...engraving, ...less } })).status).toBe(303)
  expect((await now({})).status).toBe(303)
  expect((await shopper.get('/cart')).page).toContain('We no longer engrave this on the piece')
  expect((await now(offer)).status).toBe(200)
})

test('a page full of letters is refused, and not sent back', async () => {
  const ring = await band()
  const letters = 'A'.repeat(50_000)
  const { status, page } = await addToCart(visitor(), ring, { engraving: letters })
  expect(status).toBe(422)
  expect(page).toContain('There’s room for 12 letters; this has 500.')
  expect(page.length).toBeLessThan(100_000)
  expect(page).not.toContain('A'.repeat(501))
})

test('hostile letters are words wherever they are shown', async () => {
  const ring = await band({ engraving: { maxLetters: 60, fonts: ['roman'] } })
  const shopper = visitor()
  const { page } = await shopper.get(`/products/${ring.handle}`)
  const form = hiddenFields(page, '/cart/add')
  const engraving = '"></text><script>x()</script>'
  const shown = await shopper.post('/cart/engraving', { ...form, engraving })
  expect(shown.status).toBe(422)
  expect(shown.page).not.toContain('<script>x()')
  const old = await offerRing({ stock: 9, ...offer })
  await addToCart(shopper, old, { engraving: 'A' })
  await rewriteEngravings('<script>x()</script>')
  const cart = await shopper.get('/cart')
  expect(cart.page).toContain('“&lt;script&gt;x()&lt;/script&gt;”, Roman</p>')
  expect(cart.page).not.toContain('<script>x()')
})

test('engraving, wrap and message are told on cart, checkout, order and both mails, with what cannot be sent back', async () => {
  const ring = await band()
  const shopper = visitor()
  await addToCart(shopper, ring, { engraving: 'A & M', font: 'script' })
  await addToCart(shopper, await offerRing({ title: 'Plain ring', stock: 2 }))
  const told = 'Engraving: “A &amp; M”, Script, on the inside'
  const notBack = 'Made for you: it can’t be returned unless it’s faulty.'
  expect((await shopper.get('/cart')).page.split(notBack)).toHaveLength(2)

  const checkout = (await shopper.get('/checkout')).page
  expect(checkout).toContain(told)
  const beforePaying = 'Made for you, so it can’t be returned unless it’s faulty: Test ring.'
  expect(checkout.indexOf(beforePaying)).toBeGreaterThan(0)
  expect(checkout.indexOf(beforePaying)).toBeLessThan(checkout.lastIndexOf('Continue to payment'))
  expect(checkout).toContain('name="gift_wrap"')

  const message = 'For Ida,\nfrom all of us'
  const placed = await checkOut(shopper, { gift_wrap: 'yes', gift_message: message })
  expect(placed.status).toBe(303)
  const session = stripe.sessions.at(-1)
  await stripe.pay(session?.id ?? '')
  const back = await shopper.get(session?.success_url ?? '')
  const order = (await shopper.get(back.location)).page
  for (const words of [told, notBack, 'Gift-wrapped', 'For Ida,\nfrom all of us'])
    expect(order).toContain(words)

  const [confirmed, owners] = await mails()
  for (const mail of [confirmed, owners]) {
    expect(mail?.html).toContain(told)
    expect(mail?.text).toContain('Engraving: “A & M”, Script, on the inside')
    expect(mail?.html).toContain(notBack)
    expect(mail?.text).toContain(notBack)
  }
  expect(owners?.text).toContain('Gift wrap: yes. Put no prices in the parcel.')
  expect(owners?.html).toContain('For Ida,\nfrom all of us')
})

test('a one-of-a-kind piece asks for no number; one of several and one made to order do', async () => {
  const only = await offerRing({ stock: 1 })
  const several = await offerRing({ stock: 2 })
  const made = await offerRing({ stock: 0, madeToOrder: true })
  const shopper = visitor()
  const field = /name="quantity" type="number"|type="number"[^>]*name="quantity"/
  const asks = async ({ handle }: { handle: string }) =>
    /<input[^>]*id="quantity"/.test((await shopper.get(`/products/${handle}`)).page)
  expect([await asks(only), await asks(several), await asks(made)]).toEqual([false, true, true])
  await addToCart(shopper, only)
  const { page } = await shopper.get('/cart')
  expect(page).not.toMatch(field)
  expect(page).toContain('name="remove"')
  const again = await addToCart(shopper, only)
  expect(again.page).toContain('href="#quantity"')
  expect(again.page).toContain('id="quantity"')
})

/** Puts letters in the place of those of every engraving in a cart. */
async function rewriteEngravings(letters: string): Promise<void> {
  const text = engravingText({ letters, font: 'roman', place: null })
  const lines = await db.all<{ id: string }>(
    sql`select id from cart_lines where personalization is not null`,
  )
  for (const { id } of lines) {
    const sealed = await seal(config.sealingKeys, `cart_lines.personalization:${id}`, text)
    await db.run(sql`update cart_lines set personalization = ${sealed} where id = ${id}`)
  }
}

/** Sends what is due: the shopper's mail, then the owner's. */
async function mails(): Promise<Mailed[]> {
  const sent: Mailed[] = []
  const office = { db, config, transport: transportInto(sent), writers: [writeOrderMail] }
  for (const { id } of await dueMails(db, now())) await sendMail(office, id)
  return ['Your order', 'New order'].flatMap((subject) =>
    sent.filter((mail) => mail.subject.startsWith(subject)),
  )
}
