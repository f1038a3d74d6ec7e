import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { visitTotals } from '../../src/analytics/tables.ts'
import { orders } from '../../src/orders/tables.ts'
import { paths } from '../../src/paths.ts'
import { readMovements } from '../../src/payments/journal/read-movements.ts'
import { addDays, todayIn } from '../../src/platform/calendar-date.ts'
import { formatMoney } from '../../src/platform/money.ts'
import { offerRing } from '../support/catalogue.ts'
import { atTheDesk } from '../support/desk.ts'
import { addToCart, orderNow, paymentContext, placeOrder } from '../support/purchase.ts'
import { config, db, later, stripe, visitor } from '../support/shop.ts'
import { closeDays } from './seed.ts'

const today = todayIn(config.shop.time_zone)
const day = addDays(today, -1)

const page = async (look: Record<string, string> = {}) =>
  (await (await atTheDesk('owner')).get(paths.deskShopFigures(look))).page
const euro = (amount: number) => formatMoney(amount, 'EUR', 'en-IE')
/** What a part of the page says, without its markup. */
const textOf = (html: string, id: string) =>
  (html.split(`id="${id}"`)[1]?.split('</section>')[0] ?? '')
    .replace(/^[^>]*>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

type Total = Partial<typeof visitTotals.$inferInsert> &
  Pick<typeof visitTotals.$inferInsert, 'dimension' | 'key'>
const total = (rows: Total[]) =>
  db
    .insert(visitTotals)
    .values(rows.map((row) => ({ period: day, visitors: 9, times: 9, visits: 0, ...row })))

const ring = await offerRing({ title: 'Halo <i>ring</i>', stock: 5, price: 90_000 })
const shy = await offerRing({ title: 'Shy ring', stock: 5, price: 40_000 })
const bait = await offerRing({ title: 'Bait ring', stock: 0, madeToOrder: true })
const evil = '"><img src=x onerror=alert(1)>'

beforeAll(async () => {
  await closeDays(day, 3)
  await total([
    { dimension: 'event', key: 'product viewed', visitors: 50, times: 120 },
    { dimension: 'event', key: 'added to cart', visitors: 10 },
    { dimension: 'event', key: 'checkout started', visitors: 5 },
    { dimension: 'channel', key: 'search', visits: 40 },
    { dimension: 'channel', key: 'internal', visits: 0, times: 300 },
    { dimension: 'campaign', key: evil, visits: 7 },
    { dimension: 'product-viewed', key: ring.handle, times: 60 },
    { dimension: 'product-viewed', key: bait.handle, times: 80 },
    { dimension: 'product-viewed', key: shy.handle, times: 3 },
    { dimension: 'term', key: 'three people', visitors: 3, times: 4 },
    { dimension: 'term', key: 'two people', visitors: 2, times: 40 },
    { dimension: 'term', key: evil, visitors: 5, times: 3 },
    { dimension: 'term-without-result', key: 'alone', visitors: 1, times: 9 },
    { dimension: 'term-without-result', key: 'unicorn ring', visitors: 4, times: 6 },
  ])
  await total([
    { dimension: 'event', key: 'kept', times: 31 },
    { dimension: 'event', key: 'recommendations seen', times: 240 },
    { dimension: 'event', key: 'recommendation followed', times: 17 },
  ])
  for (const sold of [ring, shy]) {
    const order = await placeOrder(visitor(), sold)
    await db.update(orders).set({ channel: 'search', campaign: evil })
    await stripe.pay(order.session)
    if (sold === ring) await stripe.refund(order.session, 5_000)
  }
  const late = await placeOrder(visitor(), ring)
  await stripe.expire(late.session)
  await addToCart(visitor(), shy, { quantity: '2' })
  await readMovements(paymentContext())
})

describe('the owner reads', () => {
  test('the way to a paid order, as visits tell it and as carts and orders do', async () => {
    const text = textOf(await page({ period: '7d' }), 'funnel')
    expect(text).toContain('Saw a product 50 –')
    expect(text).toContain('Added to the cart 10 20%')
    expect(text).toContain('Began to pay 5 50%')
    expect(text).toContain('Carts begun 4 –')
    expect(text).toContain('Orders placed 3 75%')
    expect(text).toContain('Orders paid 2 66.7%')
    expect(text).toContain('never joined')
  })

  test('how often pieces were kept, and what “For you” was worth', async () => {
    const text = textOf(await page({ period: '7d' }), 'funnel')
    expect(text).toContain('Pieces kept for later, as counted: 31')
    expect(text).toContain('“For you”, as counted: 240; pieces opened from there: 17')
  })

  test('what channels and campaigns brought, net of what went back', async () => {
    const html = await page({ period: '7d' })
    const all = await db.select().from(orders)
    const kept = all.reduce((sum, order) => sum + order.paid - order.refunded, 0)
    expect(textOf(html, 'channels')).toContain(`Search engines 40 2 5% ${euro(kept)}`)
    expect(textOf(html, 'channels')).not.toContain('Within the shop')
    expect(html).not.toContain('<img src=x')
    expect(html).not.toContain('<i>ring</i>')
    expect(textOf(html, 'campaigns')).toContain(`onerror=alert(1)&gt; 7 2 28.6% ${euro(kept)}`)
  })

  test('which products sell, and which are only looked at or overlooked', async () => {
    const html = await page({ period: '7d' })
    expect(textOf(html, 'products-best')).toMatch(
      /Halo .* 60 1 1.7 €900 4 .*Shy ring 3 1 33.3 €400 4/,
    )
    expect(textOf(html, 'products-never-sold')).toContain('Bait ring 80 made to order')
    expect(textOf(html, 'products-never-sold')).not.toContain('Halo')
    expect(textOf(html, 'products-rarely-seen')).toContain('Shy ring 1 3 4')
    expect(textOf(html, 'products-rarely-seen')).not.toContain('Halo')
  })

  test('what three visitors searched for, never what two did', async () => {
    const html = await page({ period: '7d' })
    expect(textOf(html, 'searches')).toContain('three people 4 3')
    expect(html).toContain(`href="${paths.search('three people')}"`)
    expect(textOf(html, 'searches')).toContain('the three may be one person on three days')
    expect(html).not.toContain('two people')
    expect(html).not.toContain('alone')
    expect(textOf(html, 'searches-without-result')).toContain('unicorn ring 6 4')
  })

  test('what was left behind, a day later', async () => {
    const before = await page({ period: 'today' })
    expect(before).toContain('No cart was left in this period.')
    expect(before).toMatch(/Checkouts left[^€]*?figure-value">1</s)
    const placed = (await db.select().from(orders)).find(({ state }) => state === 'released')
    expect(before).toContain(euro((await orderNow(placed?.id ?? '')).total))
    later(90_000)
    const html = await page({ period: '7d' })
    expect(html).toMatch(/Carts left[^€]*?figure-value">2</s)
    expect(html).toContain(`figure-value">${euro(90_000 + 2 * 40_000)}<`)
    expect(textOf(html, 'carts-left')).toMatch(/Halo .* 1 1 .*Shy ring 1 2/)
  })
})

test('nothing here is compared, so no second period is named', async () => {
  const html = await page({ from: '2026-01-08', to: '2026-01-14' })
  expect(html).toContain('Thu, 8 Jan – Wed, 14 Jan')
  expect(html).not.toContain('compared with')
})

test('a period without anything says so, and another right does not help', async () => {
  await closeDays('2020-01-31', 1, () => ({ visitors: 0, views: 0, visits: 0, onePage: 0 }))
  const empty = await page({ from: '2020-01-01', to: '2020-01-31' })
  for (const says of [
    'Nobody came and nothing was sold',
    'No link with a campaign',
    'None in this period.',
  ])
    expect(empty).toContain(says)
  const unknown = await page({ from: '2020-02-01', to: '2020-02-02' })
  for (const id of ['funnel', 'channels', 'campaigns', 'searches'])
    expect(textOf(unknown, id), id).toContain('Not known.')
  expect(textOf(unknown, 'funnel')).toMatch(/Carts begun 0 .*Orders paid 0/)
  for (const role of ['desk', 'workshop', 'editor'] as const)
    expect((await (await atTheDesk(role)).get(paths.deskShopFigures())).status).toBe(403)
  expect((await (await atTheDesk('books')).get(paths.deskShopFigures())).status).toBe(200)
})

describe('files', () => {
  const file = async (table: string) => {
    const look = { period: '7d' }
    const answer = await (await atTheDesk('books')).get(paths.deskStatisticsFile(table, look))
    expect(answer.status).toBe(200)
    return parse(answer.page, { bom: true, columns: true }) as Record<string, string>[]
  }

  test('have every row of a table, amounts as plain numbers and no formula', async () => {
    await total([{ dimension: 'term', key: '=1+1', visitors: 8, times: 50 }])
    expect((await file('channels'))[0]).toMatchObject({ Name: 'Search engines', Visits: '40' })
    const all = await db.select().from(orders)
    const kept = all.reduce((sum, order) => sum + order.paid - order.refunded, 0)
    expect((await file('channels'))[0]?.Revenue).toBe((kept / 100).toFixed(2))
    expect((await file('campaigns'))[0]?.Name).toBe(evil)
    expect((await file('products-best')).map((row) => [row.Handle, row.Revenue])).toEqual([
      [ring.handle, '900.00'],
      [shy.handle, '400.00'],
    ])
    expect((await file('searches')).map((row) => row.Words)).toEqual([
      "'=1+1",
      'three people',
      evil,
    ])
    expect(await file('funnel')).toHaveLength(4)
    expect((await file('carts-left')).map((row) => row['Units sold'])).toEqual(['1', '2'])
  })

  test('and a page of its own shows one table alone', async () => {
    const html = await page({ period: '7d', table: 'campaigns' })
    expect(html.match(/class="panel"/g)).toHaveLength(1)
    expect(textOf(html, 'campaigns')).toContain('28.6%')
    expect((await page({ table: 'toString' })).match(/class="panel"/g)?.length).toBeGreaterThan(5)
  })
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
