import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { products, variants } from '../../src/catalog/tables.ts'
import { writeOrderMail } from '../../src/orders/write-mail.ts'
import { offerRing } from '../support/catalogue.ts'
import { addToCart, anna, checkOut, orderNow, placeOrder } from '../support/purchase.ts'
import { bindings, config, db, later, stripe, travelTo, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'

/** A Tuesday without holidays near it, in the morning of the workshop. */
const tuesday = '2029-11-06T10:00+01:00'
beforeEach(() => travelTo(tuesday))

/** What a page says, without its markup. */
const wordsOf = (page: string) =>
  page
    .replace(/<br[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ')

/** The confirmation as plain text, as it would be written now. */
async function confirmation(orderId: string) {
  const mail = { kind: 'order-confirmed', subjectId: orderId, detail: null, secret: null }
  return wordsOf((await writeOrderMail({ db, config } as never, mail as never))?.text ?? '')
}

const datesOf = async (id: string) => {
  const { readyBy, deliverFrom, deliverBy } = await orderNow(id)
  return [readyBy, deliverFrom, deliverBy]
}

test('ordered on Friday afternoon before Christmas, a ring is promised for after the holidays, by every page alike', async () => {
  travelTo('2029-12-21T15:00+01:00')
  const closed = ['2029-12-24/2030-01-01']
  const SHOP = { ...(bindings.SHOP as object), closed }
  const { answer } = shopWith({ SHOP })
  const shopper = visitor({ answer })
  const ring = await offerRing({ price: 30_000 })
  const ready = 'Ready to send by Wednesday, 2 January'

  const product = wordsOf((await shopper.get(`/products/${ring.handle}`)).page)
  expect(product).toContain(`${ready}; with you Fri 4 – Tue 8 January (Netherlands)`)
  await addToCart(shopper, ring)
  expect(wordsOf((await shopper.get('/cart')).page)).toContain(`${ready}; with you Fri 4 – Tue 8`)
  const checkout = wordsOf((await shopper.get('/checkout')).page)
  expect(checkout).toContain(ready)
  expect(checkout).toContain('With you Fri 4 – Tue 8 January')

  await checkOut(shopper, { delivery: 'standard' })
  const session = stripe.sessions.at(-1)
  const order = await orderNow(session?.client_reference_id ?? '')
  expect(await datesOf(order.id)).toEqual(['2030-01-02', '2030-01-04', '2030-01-08'])
  await stripe.pay(session?.id ?? '')
  const page = wordsOf((await shopper.get(`/orders/${order.number}`)).page)
  const mail = await confirmation(order.id)
  expect(page).toContain('Wednesday 2 January 2030')
  expect(page).toContain('Fri 4 – Tue 8 January 2030')
  expect(mail).toContain('Ready to send by Wednesday 2 January 2030')
  expect(mail).toContain('With you Fri 4 – Tue 8 January 2030')

  const policy = wordsOf((await shopper.get('/policies/delivery')).page)
  expect(policy).toContain('ordered before 14:00 (Europe/Amsterdam)')
  expect(policy).toContain('Monday 24 December 2029 to Tuesday 1 January 2030')
})

test('what the workshop makes over King’s Day is ready a day later', async () => {
  travelTo('2029-04-26T10:00+02:00')
  const ring = await offerRing({ madeToOrder: true, workshopDays: 1 })
  const { page } = await visitor().get(`/products/${ring.handle}`)
  expect(wordsOf(page)).toContain('Ready to send by Monday, 30 April')
  expect(page).toContain('<time datetime="2029-04-30">')
})

test('insured is faster than standard, and each is kept as it was chosen', async () => {
  const ring = await offerRing({ price: 30_000, stock: 2 })
  const shopper = visitor()
  await addToCart(shopper, ring)
  const checkout = wordsOf((await shopper.get('/checkout')).page)
  expect(checkout).toMatch(
    /Standard With you Thu 8 – Mon 12 November.*signed for With you Wed 7 – Fri 9/,
  )
  const [standard, insured] = [
    await placeOrder(visitor(), ring, { delivery: 'standard' }),
    await placeOrder(visitor(), ring, { delivery: 'insured' }),
  ]
  expect(await datesOf(standard.id)).toEqual(['2029-11-06', '2029-11-08', '2029-11-12'])
  expect(await datesOf(insured.id)).toEqual(['2029-11-06', '2029-11-07', '2029-11-09'])
})

test('a ring that is made to order lets the whole order wait, and cart and checkout say which it is', async () => {
  const ready = await offerRing({ title: 'Alba', price: 20_000 })
  const made = await offerRing({
    title: 'Verde',
    price: 20_000,
    madeToOrder: true,
    workshopDays: 10,
  })
  const shopper = visitor()
  await addToCart(shopper, ready)
  const before = wordsOf((await shopper.get('/cart')).page)
  expect(before).toContain('Ready to send by Tuesday, 6 November')
  expect(before).not.toContain('takes longest')
  await addToCart(shopper, made)
  for (const path of ['/cart', '/checkout']) {
    const page = wordsOf((await shopper.get(path)).page)
    expect(page).toContain('Ready to send by Tuesday, 20 November')
    expect(page).toContain('Verde takes longest')
  }
})

test('a piece that is partly in stock and partly made to order has a date for each, until one is chosen', async () => {
  const ring = await offerRing({ sizes: ['52', '54'], stock: 3, workshopDays: 10 })
  const second = ring.ids['54'] ?? ''
  await db.update(variants).set({ madeToOrder: true, stock: 0 }).where(eq(variants.id, second))
  const asked = async (variant?: string) =>
    wordsOf(
      (await visitor().get(`/products/${ring.handle}${variant ? `?variant=${variant}` : ''}`)).page,
    )
  const both = await asked()
  expect(both).toContain('In stock: ready to send by Tuesday, 6 November')
  expect(both).toContain('Made to order: ready to send by Tuesday, 20 November')
  const one = await asked(second)
  expect(one).not.toContain('Tuesday, 6 November')
  // Each is told once: the days in the workshop and on the way are in the dates.
  expect(one).toMatch(
    /Made to orderReady to send by Tuesday, 20 November; with you [^()]+ \(Netherlands\)Delivery from \S+ \(European Union\), insuredReturns within 14 days/,
  )
})

test('a piece whose dearer sizes travel insured is told to come between the days of both ways, until one is chosen', async () => {
  const ring = await offerRing({ sizes: ['52', '54'], stock: 3, price: 30_000, workshopDays: 10 })
  const [cheap = '', dear = ''] = Object.values(ring.ids)
  const asked = async (variant = '') =>
    wordsOf((await visitor().get(`/products/${ring.handle}?variant=${variant}`)).page)
  await db.update(variants).set({ price: 90_000 }).where(eq(variants.id, dear))
  const leaves = 'Ready to send by Tuesday, 6 November; with you'
  expect(await asked(cheap)).toContain(`${leaves} Thu 8 – Mon 12 November (`)
  expect(await asked(dear)).toContain(`${leaves} Wed 7 – Fri 9 November (`)
  expect(await asked()).toContain(`${leaves} Wed 7 – Mon 12 November (`)

  // In which order they stand does not matter: each way of getting it is told with its own days.
  for (const made of [cheap, dear]) {
    const isMade = sql`${variants.id} = ${made}`
    await db
      .update(variants)
      .set({ madeToOrder: isMade })
      .where(eq(variants.productId, ring.handle))
    const told = await asked()
    const [stock, order] =
      made === dear
        ? ['Thu 8 – Mon 12 November', 'Wed 21 – Fri 23 November']
        : ['Wed 7 – Fri 9 November', 'Thu 22 – Mon 26 November']
    expect(told).toContain(`In stock: ready to send by Tuesday, 6 November; with you ${stock} (`)
    expect(told).toContain(
      `Made to order: ready to send by Tuesday, 20 November; with you ${order} (`,
    )
  }
})

test('what is made to order in no time is told together with what is in stock, unless it comes on other days', async () => {
  const ring = await offerRing({ sizes: ['52', '54'], stock: 3, price: 30_000 })
  const made = ring.ids['54'] ?? ''
  const asked = async () => wordsOf((await visitor().get(`/products/${ring.handle}`)).page)
  await db.update(variants).set({ madeToOrder: true }).where(eq(variants.id, made))
  const together = await asked()
  expect(together).toContain('Ready to send by Tuesday, 6 November; with you Thu 8 – Mon 12')
  expect(together).not.toContain('In stock: ')
  await db.update(variants).set({ price: 90_000 }).where(eq(variants.id, made))
  const apart = await asked()
  expect(apart).toContain('In stock: ready to send by Tuesday, 6 November; with you Thu 8')
  expect(apart).toContain('Made to order: ready to send by Tuesday, 6 November; with you Wed 7')
})

test('what was promised stays, although the workshop takes longer by now', async () => {
  const ring = await offerRing({ madeToOrder: true, workshopDays: 5 })
  const shopper = visitor()
  const order = await placeOrder(shopper, ring)
  const slow = { stones: [], dimensions: {}, workshopDays: 60 }
  await db.update(products).set({ facts: slow }).where(eq(products.handle, ring.handle))
  later(20 * 60)
  await stripe.pay(order.session)
  expect((await orderNow(order.id)).readyBy).toBe('2029-11-13')
  const { page } = await shopper.get(`/orders/${order.number}`)
  expect(wordsOf(page)).toContain('Tuesday 13 November 2029')
})

test('who pays within the half hour gets what they read, although the cut-off hour has passed', async () => {
  travelTo('2029-11-06T13:50+01:00')
  const order = await placeOrder(visitor(), await offerRing())
  later(20 * 60)
  await stripe.pay(order.session)
  expect(await datesOf(order.id)).toEqual(['2029-11-06', '2029-11-07', '2029-11-09'])
})

test('a payment that takes a week moves the promise, which nobody is told before', async () => {
  const ring = await offerRing({ madeToOrder: true, workshopDays: 2 })
  const shopper = visitor()
  const order = await placeOrder(shopper, ring)
  await stripe.payLater(order.session)
  const waiting = wordsOf((await shopper.get(`/orders/${order.number}`)).page)
  expect(waiting).toContain('We’ll give you the dates once your payment is here')
  expect(waiting).not.toContain('Ready to send')
  travelTo('2029-11-13T10:00+01:00')
  await stripe.settleAsync(order.session, 'succeeded')
  expect(await datesOf(order.id)).toEqual(['2029-11-15', '2029-11-16', '2029-11-20'])
  expect(await confirmation(order.id)).toContain('Ready to send by Thursday 15 November 2029')
})

test('a checkout page that was left open until other dates hold is shown again before it is paid', async () => {
  travelTo('2029-11-06T13:59+01:00')
  const shopper = visitor()
  await addToCart(shopper, await offerRing())
  const { page } = await shopper.get('/checkout')
  later(10 * 60)
  const sent = await shopper.submit('/checkout', page, anna)
  expect(sent.status).toBe(409)
  expect(wordsOf(sent.page)).toContain('Ready to send by Wednesday, 7 November')
  expect((await shopper.submit('/checkout', sent.page, anna)).location).toContain('/pay/')
})

test('an order that was not paid promises nothing', async () => {
  const shopper = visitor()
  const order = await placeOrder(shopper, await offerRing())
  const pending = wordsOf((await shopper.get(`/orders/${order.number}`)).page)
  expect(pending).toContain('Ready to send by')
  expect(pending).toContain('6 Nov 2029, 10:00 ')
  later(32 * 60)
  const released = await shopper.get(`/checkout/return?order=${order.number}`)
  expect(wordsOf((await shopper.get(released.location)).page)).not.toContain('Ready to send')
})
