import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { visitTotals } from '../../src/analytics/tables.ts'
import { outbox } from '../../src/mail/tables.ts'
import { orders } from '../../src/orders/tables.ts'
import { paths } from '../../src/paths.ts'
import { addDays, todayIn } from '../../src/platform/calendar-date.ts'
import { now } from '../../src/platform/clock.ts'
import { points, recorded } from '../analytics/book.ts'
import { offerRing } from '../support/catalogue.ts'
import { atTheDesk } from '../support/desk.ts'
import { shop } from '../support/get.ts'
import { addToCart, checkOut, orderNow } from '../support/purchase.ts'
import { config, db, later, stripe, visitor } from '../support/shop.ts'
import { closeDays } from './seed.ts'

for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()

const today = todayIn(config.shop.time_zone)
const day = addDays(today, -1)
const evil = '/"><img src=x onerror=alert(1)>'

const page = async (look: Record<string, string> = {}, role: 'owner' | 'books' = 'owner') =>
  (await (await atTheDesk(role)).get(paths.deskSiteFigures(look))).page
/** What a part of the page says, without its markup. */
const textOf = (html: string, id: string) =>
  (html.split(`id="${id}"`)[1]?.split('</section>')[0] ?? '')
    .replace(/^[^>]*>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

beforeAll(async () => {
  await closeDays(day, 3, (n) =>
    n === 1 ? { points: 90_000, stored: 30_000 } : { points: 400, stored: 400 },
  )
  const rows = [
    ['error', '503 /checkout', 4],
    ['not-found', evil, 12],
    ['not-found', '/blogs/news', 7],
    ['not-found-from', 'old.example', 5],
    ['dropped', 'bot', 900],
    ['dropped', 'webhook refused', 3],
    ['answer-time', 'over 1 s', 2],
    ['answer-time', 'under 50 ms', 300],
    ['answer-time', 'under 1 s', 10],
    ['slow-page', '/search', 2],
  ] as const
  await db.insert(visitTotals).values(
    rows.map(([dimension, key, times]) => ({
      ...{ dimension, key, times, period: day, visitors: 2, visits: 0 },
    })),
  )
})

beforeEach(() => void points.splice(0))

describe('the owner reads', () => {
  test('what failed, what is not there, what is slow and what was not counted', async () => {
    const html = await page({ period: '7d' })
    expect(textOf(html, 'errors')).toContain('503 /checkout 4 2')
    expect(textOf(html, 'not-found')).toMatch(/onerror=alert\(1\)&gt; 12 2 \/blogs\/news 7 2/)
    expect(textOf(html, 'not-found')).toContain('“Redirect from” and “Redirect to”')
    expect(html).not.toContain('<img')
    expect(textOf(html, 'not-found-from')).toContain('old.example 5')
    expect(textOf(html, 'answer-times')).toContain(
      'under 50 ms 300 200 ms to 1 s 10 1 s and more 2',
    )
    expect(textOf(html, 'slow-pages')).toContain('/search 2')
    expect(textOf(html, 'dropped')).toContain('A search engine or another machine that says so 900')
    expect(textOf(html, 'dropped')).not.toContain('signed')
    expect(textOf(html, 'webhooks')).toContain('not signed by the payment provider 3')
  })

  test('that nothing is known of days that nobody looked at, and not that all went well', async () => {
    const html = await page({ from: '2020-02-01', to: '2020-02-02' })
    for (const id of ['errors', 'not-found', 'dropped', 'sampling'])
      expect(textOf(html, id), id).toContain('Not known.')
  })

  test('which days the engine kept a sample of, and how much of the plan is used', async () => {
    const html = await page({ period: '7d' })
    const sampling = textOf(html, 'sampling')
    expect(sampling).toContain('Points written 90,800 Points kept 30,800')
    expect(sampling.match(/\d{4} 90,000 30,000/g)).toHaveLength(1)
    const usage = textOf(html, 'usage')
    expect(usage).toMatch(/Size of the database [\d.]+ MB [\d.]+% of 500 MB [\d.]+% of 10 GB/)
    expect(usage).toContain('90,000 90% of 100K a day')
    expect(usage).toMatch(/Points in \w+ \d{4}, closed days/)
    const exact = await page({ period: 'yesterday' })
    expect(textOf(exact, 'sampling')).toContain('nothing is estimated')
  })

  test('orders that wait for payment and the units they hold, and when the clock forgets them', async () => {
    const shopper = visitor()
    await addToCart(shopper, await offerRing({ stock: 5 }), { quantity: '2' })
    await addToCart(shopper, await offerRing({ stock: 0, madeToOrder: true }))
    await checkOut(shopper)
    const html = await page()
    expect(textOf(html, 'holds')).toContain('Not paid yet 1 2')
    expect(textOf(html, 'running')).toContain('Orders whose time is over none waits for the clock')
    expect(textOf(html, 'rows')).toMatch(/Orders 1 Carts 1/)
    const id = stripe.sessions.at(-1)?.client_reference_id ?? ''
    later((await orderNow(id)).holdUntil - now() + 16 * 60)
    expect(textOf(await page(), 'running')).toContain('1 should have ended 15 minutes ago late')
    await db.update(orders).set({ state: 'released' }).where(eq(orders.id, id))
    expect(textOf(await page(), 'holds')).toContain('No order waits for its money.')
  })

  test('mails that did not go out; who may not see to them gets no link', async () => {
    const mail = {
      ...{ cause: '', kind: 'order-confirmed', subjectId: '', attempts: 5, dueAt: 0, createdAt: 5 },
      state: 'dead' as const,
    }
    for (const n of [1, 2])
      await db.insert(outbox).values({ ...mail, id: `dead-${n}`, cause: `${n}`, subjectId: `${n}` })
    await db
      .insert(outbox)
      .values({ ...mail, id: 'seen-to', cause: 'x', state: 'unclear', settledAt: 9 })
    await db.insert(outbox).values({ ...mail, id: 'due', cause: 'y', state: 'queued', dueAt: 100 })
    const html = await page()
    expect(textOf(html, 'mails')).toMatch(/Never delivered 2 1 Jan 1970/)
    expect(textOf(html, 'mails')).not.toContain('Nobody knows')
    expect(html).toContain(`href="${paths.deskMails()}"`)
    expect(textOf(html, 'running')).toMatch(/\d+ should have gone out 15 minutes ago late/)
    expect(await page({}, 'books')).not.toContain(`href="${paths.deskMails()}"`)
  })

  test('to which day visits are added up, and which version runs', async () => {
    const running = textOf(await page(), 'running')
    expect(running).toMatch(/Visits added up to \w+, \d+ \w+, on [^V]* Version of the shop \w+ dep/)
    expect(running).not.toMatch(/late Version/)
    later(4 * 86_400)
    expect(textOf(await page(), 'running')).toMatch(/Visits added up to [^V]* late Version/)
  })
})

test('a webhook that nobody signed is a point with its reason, and no row', async () => {
  const request = new Request('https://shop.test/webhooks/stripe', { method: 'POST', body: '{}' })
  expect((await shop.fetch(request as never)).status).toBe(400)
  expect(recorded()).toEqual([
    { event: 'dropped', page: '/webhooks/stripe', reason: 'webhook refused' },
  ])
})

test('only whoever has the right reads it', async () => {
  for (const role of ['desk', 'workshop', 'editor'] as const)
    expect((await (await atTheDesk(role)).get(paths.deskSiteFigures())).status).toBe(403)
})

test('filters are of no use here, which the page says, and are kept for the other screens', async () => {
  const html = await page({ country: 'NL', channel: 'search', period: '7d' })
  expect(html).toContain('its figures are of everybody')
  expect(html).not.toContain('class="chips"')
  const query = '?period=7d&amp;channel=search&amp;country=NL'
  for (const screen of ['', '/audience', '/shop', '/site'])
    expect(html).toContain(`href="/admin/statistics${screen}${query}"`)
  expect(html).toContain('<input type="hidden" name="country" value="NL"/>')
  expect(html).not.toMatch(/table=[^"]*country=NL/)
  expect(await page({ period: '7d' })).not.toContain('its figures are of everybody')
})
