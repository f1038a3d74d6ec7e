import { createExecutionContext } from 'cloudflare:test'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Role } from '../../../src/admin/rules.ts'
import { createApp } from '../../../src/app.tsx'
import { cartLines, carts } from '../../../src/cart/tables.ts'
import { variants } from '../../../src/catalog/tables.ts'
import { days } from '../../../src/platform/clock.ts'
import { hashToken } from '../../../src/platform/digest.ts'
import { offerRing, stockOf } from '../../support/catalogue.ts'
import { interposed, type Trip } from '../../support/interposed-database.ts'
import { isScan } from '../../support/plans.ts'
import { addToCart } from '../../support/purchase.ts'
import { bindings, clockStrikes, db, hiddenFields, later, visitor } from '../../support/shop.ts'
import { deskOf, draftWith, place, saleForm, sell } from './sell.ts'

test('a piece is found by its title, its article number and its scanned code', async () => {
  const desk = await deskOf()
  const path = await draftWith(desk, [])
  const ring = await offerRing({ sizes: ['52', '54'], stock: 2 })
  const sold = ring.ids['54'] ?? ''
  await db.update(variants).set({ barcode: '8712345678906' }).where(eq(variants.id, sold))
  for (const code of [sold, '8712345678906', ' 8712345678906 ']) {
    const { page } = await desk.get(`${path}?q=${encodeURIComponent(code)}`)
    expect(page).toContain(`<option value="${sold}" selected="">`)
    expect(page).toContain('€890 · 2 in stock')
  }
  const { page } = await desk.get(`${path}?q=${sold}x`)
  expect(page).toContain('Nothing on sale matches that.')
})

test('a line is added with its size and engraving, changed and taken out, as in a cart', async () => {
  const desk = await deskOf()
  const ring = await offerRing({ stock: 3, engraving: { maxLetters: 5 } })
  const path = await draftWith(desk, [{ ...ring, typed: { engraving: 'Ida' } }])
  const { page } = await desk.get(path)
  expect(page).toContain('Ida')
  expect(page).toContain('€890.00')
  const line = /name="line" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const change = (typed: Record<string, string>) => desk.submit(`${path}/line`, page, typed)
  expect((await change({ quantity: '3' })).status).toBe(303)
  expect((await desk.get(path)).page).toContain('€2,670.00')
  const tooMany = await change({ quantity: '4' })
  expect(tooMany.status).toBe(422)
  expect(tooMany.page).toContain('There are not that many')
  expect((await change({ quantity: 'x' })).status).toBe(422)
  const fields = hiddenFields(page, `${path}/line`)
  const removed = await desk.post(`${path}/line`, { act: fields.act ?? '', remove: line })
  expect(removed.status).toBe(303)
  expect((await desk.get(path)).page).toContain('Nothing yet.')
})

test('what cannot be added is refused at its field, and what was typed stays', async () => {
  const desk = await deskOf()
  const ring = await offerRing({ stock: 1, engraving: { maxLetters: 5 } })
  const path = await draftWith(desk, [])
  const { page } = await desk.get(`${path}?product=${ring.handle}`)
  const add = (typed: Record<string, string>) =>
    desk.submit(`${path}/line`, page, { variant: ring.variant, quantity: '1', ...typed })
  const long = await add({ engraving: 'Wilhelmina' })
  expect(long.status).toBe(422)
  expect(long.page).toContain('value="Wilhelmina"')
  expect((await add({ quantity: '2' })).page).toContain('There are not that many')
  expect((await add({ variant: '' })).page).toContain('Please choose a variant.')
  expect((await add({ variant: 'none' })).status).toBe(422)
  expect(await db.select().from(cartLines).where(eq(cartLines.variantId, ring.variant))).toEqual([])
})

test('the same form adds once, and stock moves only when the order is placed', async () => {
  const desk = await deskOf()
  const ring = await offerRing({ stock: 3 })
  const path = await draftWith(desk, [])
  const { page } = await desk.get(`${path}?product=${ring.handle}`)
  const form = { variant: ring.variant, quantity: '1' }
  await Promise.all([1, 2].map(() => desk.submit(`${path}/line`, page, form)))
  const lines = await db.select().from(cartLines).where(eq(cartLines.variantId, ring.variant))
  expect(lines.map(({ quantity }) => quantity)).toEqual([1])
  expect(await stockOf(ring.variant)).toBe(3)
})

test('every mistake is named at its field, and nothing that was typed is lost', async () => {
  const desk = await deskOf()
  const path = await draftWith(desk, [await offerRing()])
  const { page, values } = await saleForm(desk, path)
  const wrong: [Record<string, string>, string][] = [
    [{ email: '' }, 'Please enter the customer’s email address'],
    [{ email: 'bert' }, 'Please enter an email address, like'],
    [{ phone: '' }, 'Please enter a telephone number'],
    [{ name: '' }, 'Please enter the name on the door.'],
    [{ postcode: '1' }, 'An example is'],
    [{ origin: '' }, 'Please say where the customer is.'],
    [{ way: '' }, 'Please say how it is paid.'],
    [{ way: 'cash' }, 'Nobody on the telephone pays here and now.'],
    [{ delivery: 'pigeon' }, 'Please choose a delivery option.'],
    [{ delivery: 'collected', name: '' }, 'Please enter the name on the door.'],
    [{ billing_other: 'yes' }, 'Please enter the name on the door.'],
  ]
  for (const [typed, said] of wrong) {
    const answer = await place(desk, path, page, { ...values, ...typed })
    expect([answer.status, said]).toEqual([422, said])
    expect(answer.page).toContain(said)
    expect(answer.page).toContain('value="Prinsengracht 20"')
  }
})

test('prices that changed since the page was shown are shown before anything is placed', async () => {
  const desk = await deskOf()
  const ring = await offerRing()
  const path = await draftWith(desk, [ring])
  const { page, values } = await saleForm(desk, path)
  await db.update(variants).set({ price: 99_000 }).where(eq(variants.id, ring.variant))
  const answer = await place(desk, path, page, values)
  expect(answer.status).toBe(409)
  expect(answer.page).toContain('not what this page showed')
  expect((await place(desk, path, answer.page, values)).status).toBe(303)
})

test('a draft belongs to no browser, and a shopper’s cart is none', async () => {
  const desk = await deskOf()
  const path = await draftWith(desk, [await offerRing()])
  expect(desk.cookies.size).toBe(0)
  const id = path.split('/').at(-1) ?? ''
  const [draft] = await db.select().from(carts).where(eq(carts.id, id))
  for (const token of [id, id.replaceAll('-', '')])
    expect(draft?.tokenHash).not.toBe(await hashToken(token))
  const shopper = visitor()
  await addToCart(shopper, await offerRing())
  const token = shopper.cookies.get('__Host-cart')?.split('.')[0] ?? ''
  const [theirs] = await db
    .select()
    .from(carts)
    .where(eq(carts.tokenHash, await hashToken(token)))
  expect((await desk.get(`/admin/new-order/${theirs?.id}`)).status).toBe(404)
})

test('a draft that was placed leads to its order, and one that nobody touches for 30 days is gone', async () => {
  const desk = await deskOf()
  const path = await draftWith(desk, [await offerRing()])
  const { location } = await sell(desk, path)
  expect(location).toContain((await desk.get(path)).location)
  const idle = await draftWith(desk, [await offerRing()])
  later(days(31))
  await clockStrikes()
  expect((await (await deskOf()).get(idle)).status).toBe(404)
})

test.each<[Role, number]>([
  ['owner', 200],
  ['desk', 200],
  ['workshop', 403],
  ['editor', 403],
  ['books', 403],
])('a new order is for who may change orders: %s', async (role, status) => {
  const desk = await deskOf(role)
  const { status: shown } = await desk.get('/admin/new-order')
  expect(shown).toBe(status)
  const home = await desk.get(role === 'workshop' ? '/admin/bench' : '/admin/orders')
  expect(home.page.includes('>New order<')).toBe(status === 200)
})

test('the page of a full draft weighs less than 50 KB', async () => {
  const desk = await deskOf()
  const rings = await Promise.all(
    Array.from({ length: 12 }, () => offerRing({ title: 'A ring with a rather long title, gold' })),
  )
  const path = await draftWith(desk, rings)
  const { page } = await saleForm(desk, path)
  const bytes = new TextEncoder().encode(page).length
  expect(bytes).toBeLessThan(50 * 1024)
})

test.each(['', '?q=alba+ring', '?q=8712345678906', '?product=none'])(
  'a draft is read in one round trip and walks through no table: %s',
  async (look) => {
    const { headers, ...desk } = await deskOf()
    const path = await draftWith(desk, [await offerRing()])
    const trips: Trip[] = []
    const DB = interposed(bindings.DB, (trip, act) => {
      trips.push(trip)
      return act()
    })
    const request = new Request(`https://shop.test${path}${look}`, { headers })
    const answer = await createApp().fetch(request, { ...bindings, DB }, createExecutionContext())
    // One more knows who asks.
    expect([answer.status, trips.length]).toEqual([200, 2])
    for (const { sql, params } of trips.flat()) {
      const plan = await bindings.DB.prepare(`explain query plan ${sql}`)
        .bind(...params)
        .all<{ detail: string }>()
      expect(plan.results.map(({ detail }) => detail).filter(isScan)).toEqual([])
    }
  },
)
