import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { products } from '../../src/catalog/tables.ts'
import { keptLinks, MAX_SHARED } from '../../src/kept/tables.ts'
import { offerRing } from '../support/catalogue.ts'
import { interposed } from '../support/interposed-database.ts'
import { isScan } from '../support/plans.ts'
import { addToCart } from '../support/purchase.ts'
import { bindings, clockStrikes, db, hiddenFields, later, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { keep, linkIn, rowsOf, share, tokenOf } from './keeping.ts'

async function keepsRing() {
  const ring = await offerRing({
    ...{ title: 'Aurelia', price: 89_000, stock: 2 },
    ...{ sizes: ['52', '54'], engraving: { maxLetters: 9 } },
  })
  const guest = visitor()
  await keep(guest, { ...ring, variant: ring.ids['54'] ?? '' }, { engraving: 'Ida' })
  return { ring, guest }
}

test('a shared list shows pictures and names: no price, no size, no engraving, nobody’s name', async () => {
  const { ring, guest } = await keepsRing()
  const link = await share(guest)
  expect(link).not.toBe('')
  const reader = visitor()
  const { status, page, headers } = await reader.get(link)
  expect(status).toBe(200)
  expect(page).toContain('Aurelia')
  expect(page).toContain(`href="/products/${ring.handle}"`)
  for (const hidden of ['€', '890', '54', 'Ida', tokenOf(guest), 'name="piece"', 'action="/kept'])
    expect(page.split('<main')[1]?.split('</main>')[0], hidden).not.toContain(hidden)
  expect(reader.cookies.size).toBe(0)
  expect(Object.fromEntries(headers)).toMatchObject({
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
    'referrer-policy': 'same-origin',
  })
})

test('it shows prices and sizes when its guest says so, and an engraving never', async () => {
  const { ring, guest } = await keepsRing()
  const link = await share(guest, { prices: 'yes', choices: 'yes' })
  const { page } = await visitor().get(link)
  expect(page).toContain('€890')
  expect(page).toContain('ring size 54')
  expect(page).toContain(`/products/${ring.handle}?variant=${ring.ids['54']}`)
  expect(page).not.toContain('Ida')
  // The same link then shows less.
  expect(await share(guest)).toBe(link)
  expect((await visitor().get(link)).page).not.toContain('€890')
})

test('what the shop sells no more is not on it', async () => {
  const { ring, guest } = await keepsRing()
  await keep(guest, await offerRing({ title: 'Bice' }))
  const link = await share(guest)
  await db.update(products).set({ status: 'draft' }).where(eq(products.id, ring.handle))
  const { page } = await visitor().get(link)
  expect(page).toContain('Bice')
  expect(page).not.toContain('Aurelia')
})

test('the database keeps only a hash of the link’s token', async () => {
  const { guest } = await keepsRing()
  const [, token = ''] = /shared\/(.*)/.exec(await share(guest)) ?? []
  expect(JSON.stringify(await db.select().from(keptLinks))).not.toContain(token)
})

test('stopped at once: the link opens nothing, and the next one is another', async () => {
  const { guest } = await keepsRing()
  const link = await share(guest)
  const stop = () => guest.post('/kept/share', { stop: 'yes' })
  expect((await Promise.all([stop(), stop()])).map(({ status }) => status)).toEqual([303, 303])
  expect((await visitor().get(link)).status).toBe(404)
  expect(linkIn((await guest.get('/kept')).page)).toBe('')
  const next = await share(guest)
  expect(next).not.toBe(link)
  expect((await visitor().get(next)).status).toBe(200)
  expect((await visitor().get(link)).status).toBe(404)
})

test('a form sent twice, or two at once, make one link', async () => {
  const { guest } = await keepsRing()
  const { page } = await guest.get('/kept')
  const form = hiddenFields(page, '/kept/share')
  const other = hiddenFields((await guest.get('/kept')).page, '/kept/share')
  await Promise.all([form, form, other].map((each) => guest.post('/kept/share', each)))
  expect((await rowsOf(guest)).links).toMatchObject([{ changes: 2 }])
  const link = linkIn((await guest.get('/kept')).page)
  expect((await visitor().get(link)).status).toBe(200)
  // Once more the first form, after the link has ended: it shares nothing again.
  await guest.post('/kept/share', { stop: 'yes' })
  await guest.post('/kept/share', form)
  expect(linkIn((await guest.get('/kept')).page)).toBe('')
})

test('a link changes twenty times a day; it can be ended all the same', async () => {
  const { guest } = await keepsRing()
  const link = await share(guest)
  await db.update(keptLinks).set({ changes: MAX_SHARED })
  const { page } = await guest.get('/kept')
  const refused = await guest.submit('/kept/share', page, { prices: 'yes' })
  expect(refused.status).toBe(422)
  expect(refused.page).toContain('try again tomorrow')
  await guest.post('/kept/share', { stop: 'yes' })
  expect((await visitor().get(link)).status).toBe(404)
  later(86_400)
  expect(await share(guest)).toMatch(/^\/kept\/shared\//)
  expect((await rowsOf(guest)).links).toMatchObject([{ changes: 1 }])
})

test('what a shared link gives away opens nothing else', async () => {
  const { guest } = await keepsRing()
  await addToCart(guest, await offerRing({ stock: 2 }))
  const token = (await share(guest)).split('/').at(-1) ?? ''
  const before = await rowsOf(guest)
  const thief = visitor()
  thief.cookies.set('__Host-cart', `${token}.1`)
  expect((await thief.get('/kept')).page).toContain('Nothing here yet')
  expect((await thief.get('/cart')).page).toContain('Nothing here yet')
  const piece = before.pieces[0]?.id ?? ''
  for (const [path, form] of [
    ['/kept/move', { piece }],
    ['/kept/let-go', { piece }],
    ['/kept/later', { later: before.lines[0]?.id ?? '' }],
    ['/kept/share', { stop: 'yes' }],
    ['/kept/share', { key: 'k'.repeat(16), prices: 'yes' }],
  ] as const) {
    thief.cookies.set('__Host-cart', `${token}.1`)
    expect((await thief.post(path, form)).status).toBe(303)
  }
  expect(await rowsOf(guest)).toEqual(before)
  expect((await visitor().get(`/kept/shared/${token}`)).status).toBe(200)
  // Neither does a guest's own token open a list, nor anything like one.
  for (const wrong of [tokenOf(guest), token.toLowerCase(), 'x', `${token}x`])
    expect((await visitor().get(`/kept/shared/${wrong}`)).status).toBe(404)
})

test('one list is not another’s; nobody without a guest’s cookie shares anything', async () => {
  const [one, two] = [await keepsRing(), await keepsRing()]
  expect(await share(one.guest)).not.toBe(await share(two.guest))
  const before = await db.$count(keptLinks)
  expect((await visitor().post('/kept/share', { key: 'k'.repeat(16) })).location).toBe('/kept')
  expect(await db.$count(keptLinks)).toBe(before)
})

test('the link goes with its guest', async () => {
  const { guest } = await keepsRing()
  const link = await share(guest)
  later(181 * 86_400)
  await clockStrikes()
  expect(await db.select().from(keptLinks)).toEqual([])
  expect((await visitor().get(link)).status).toBe(404)
})

test('a shared list costs one round trip, scans nothing, and is braked', async () => {
  const { guest } = await keepsRing()
  const link = await share(guest)
  const trips: { sql: string; params: unknown[] }[][] = []
  const DB = interposed(bindings.DB, (trip, act) => {
    trips.push(trip)
    return act()
  })
  const { answer } = shopWith({ DB })
  await visitor({ answer }).get(link)
  expect(trips).toHaveLength(1)
  for (const { sql: text, params } of trips.flat()) {
    const { results } = await bindings.DB.prepare(`explain query plan ${text}`)
      .bind(...params)
      .all<{ detail: string }>()
    expect(results.filter(({ detail }) => isScan(detail))).toEqual([])
  }
  const log = vi.spyOn(console, 'warn').mockReturnValue()
  const rushed = shopWith({ FORM_LIMIT: { limit: async () => ({ success: false }) } })
  expect((await visitor(rushed).get(link)).status).toBe(429)
  expect(JSON.stringify(log.mock.calls)).not.toContain(link.split('/').at(-1))
  log.mockRestore()
})

test('with another TOKEN_KEY a link still opens, and its guest can make a new one', async () => {
  const { guest } = await keepsRing()
  const link = await share(guest)
  await db.update(keptLinks).set({ seed: 'of-another-key' })
  const { page } = await guest.get('/kept')
  expect(page).toContain('its link can’t be shown again')
  expect((await visitor().get(link)).status).toBe(200)
  await guest.post('/kept/share', { stop: 'yes' })
  expect(await share(guest)).not.toBe('')
})
