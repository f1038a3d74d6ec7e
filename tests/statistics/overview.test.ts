import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import { visitDays, visitTotals } from '../../src/analytics/tables.ts'
import { orders } from '../../src/orders/tables.ts'
import { paths } from '../../src/paths.ts'
import { readMovements } from '../../src/payments/journal/read-movements.ts'
import { journal, journalReadings } from '../../src/payments/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { formatMoney } from '../../src/platform/money.ts'
import { figureNames } from '../../src/statistics/figures.ts'
import { chartNotes } from '../../src/statistics/tables.ts'
import { en } from '../../src/statistics/words/en.ts'
import { emptyJournal } from '../payments/empty-journal.ts'
import { openAnalytics } from '../support/analytics.ts'
import { atTheDesk } from '../support/desk.ts'
import { sell, sellAndPay } from '../support/fulfilment.ts'
import { interposed, type Trip } from '../support/interposed-database.ts'
import { isScan } from '../support/plans.ts'
import { orderNow, paymentContext } from '../support/purchase.ts'
import { bindings, db, stripe, travelTo, visitor } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { closeDays, textOf } from './seed.ts'

const euro = (amount: number) => formatMoney(amount, 'EUR', 'en-IE')

/** The page as the owner sees it now; tokens end, where time is set. */
async function look(query: Record<string, string> = {}, role: 'owner' | 'books' = 'owner') {
  const { status, page } = await (await atTheDesk(role)).get(paths.deskStatistics(query))
  expect(status).toBe(200)
  return { page, text: textOf(page), figure: (name: string) => figureIn(page, name) }
}

/** What the page says of a figure, without its definition. */
function figureIn(page: string, name: string): string {
  const [, own = ''] = new RegExp(`id="figure-${name}">(.*?)<details>`, 's').exec(page) ?? []
  return own
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

afterEach(async () => {
  await db.delete(visitDays)
  await db.delete(visitTotals)
})

test('each figure is compared with as many days before, and says what it means', async () => {
  travelTo('2027-01-15T12:00+01:00')
  await closeDays('2027-01-14', 14, (n) => (n < 7 ? { visitors: 120 } : { visitors: 100 }))
  const { figure, text } = await look({ from: '2027-01-08', to: '2027-01-14' })
  expect(figure('visitors')).toBe('Visitors 840 20% more before: 700')
  expect(figure('views')).toBe('Views 2,100 unchanged before: 2,100')
  expect(figure('bounce')).toBe('One page only 33.3% 6.7 points lower before: 40%')
  expect(text).toContain('Fri, 8 Jan – Thu, 14 Jan compared with Fri, 1 Jan – Thu, 7 Jan')
  for (const name of figureNames) expect(text).toContain(en.figures[name].definition)
})

test('orders, revenue, conversion and average are of what was sold and went back', async () => {
  await emptyJournal()
  travelTo('2027-02-10T10:00+01:00')
  await sellAndPay([{ price: 30_000 }])
  travelTo('2027-02-11T10:00+01:00')
  const first = await sellAndPay([{ price: 100_000 }])
  const second = await sellAndPay([{ price: 50_000 }])
  // Neither is an order: nobody has paid for it, or it was never accepted.
  await sell([{ price: 70_000 }])
  await closeDays('2027-02-11', 2, () => ({ visits: 80 }))
  await stripe.refund(first.session, 10_000)
  await readMovements(paymentContext())
  const totals = await Promise.all([first, second].map(({ id }) => orderNow(id)))
  const total = totals.reduce((sum, order) => sum + order.total, 0)
  const { figure } = await look({ from: '2027-02-11', to: '2027-02-11' })
  expect(figure('orders')).toBe('Orders 2 100% more before: 1')
  expect(figure('revenue')).toContain(`Revenue ${euro(total - 10_000)}`)
  expect(figure('conversion')).toBe('Conversion 2.5% 1.2 points higher before: 1.3%')
  expect(figure('average')).toContain(`Average order ${euro(total / 2)}`)

  // An order at the counter has no visit, and one that was never accepted is none.
  await db.update(orders).set({ origin: 'counter' }).where(eq(orders.id, second.id))
  const after = await look({ from: '2027-02-11', to: '2027-02-11' })
  expect(after.figure('orders')).toMatch(/^Orders 2 /)
  expect(after.figure('conversion')).toMatch(/^Conversion 1.3% /)
})

test('an order counts on the shop’s day of its payment, not on that of UTC', async () => {
  travelTo('2027-03-04T23:30Z')
  await sellAndPay([{ price: 30_000 }])
  expect((await look({ period: 'today' })).figure('orders')).toMatch(/^Orders 1 /)
  expect((await look({ from: '2027-03-04', to: '2027-03-04' })).figure('orders')).toBe(
    'Orders 0 unchanged before: 0',
  )
  const { page } = await look({ period: 'today', figure: 'orders' })
  expect(page).toMatch(/<th scope="row">00:00<\/th><td>1<\/td>/)
})

const row = (given: Partial<typeof journal.$inferInsert>) => ({
  ...{
    id: crypto.randomUUID(),
    at: now(),
    provider: 'stripe',
    kind: 'sale' as const,
    reference: 'r',
  },
  ...{ currency: 'EUR', gross: 0, net: given.gross ?? 0, tax: 0, taxRate: 0, ...given },
})

test('revenue may be negative; fees and payouts are none, nor is another currency', async () => {
  await emptyJournal()
  travelTo('2027-04-05T12:00+02:00')
  await db.insert(journal).values([
    row({ gross: 5_000 }),
    row({ gross: -12_000, kind: 'refund' }),
    row({ gross: -300, kind: 'fee' }),
    row({ gross: -4_000, kind: 'payout' }),
    row({ gross: 9_900, currency: 'USD' }),
    // Paid in the shop's currency, and settled in another.
    row({ gross: 2_000, currency: 'USD', charged: 1_800, chargedCurrency: 'EUR' }),
  ])
  const { figure } = await look({ period: 'today' })
  expect(figure('revenue')).toContain(`Revenue ${euro(-5_200)}`)
  expect(figure('revenue')).toContain('One movement is not in EUR, and not included.')
  const chart = await look({ period: '7d', figure: 'revenue' })
  expect(chart.text).toContain(`Mon, 5 Apr ${euro(-5_200)}`)
})

test('where the journal is behind, revenue says of what it is', async () => {
  await emptyJournal()
  travelTo('2027-05-05T12:00+02:00')
  const never = await look({ period: 'today' })
  expect(never.figure('revenue')).toContain('has not been read yet')
  const reading = { provider: 'stripe', readTo: null, balance: {}, readAt: now() }
  await db.insert(journalReadings).values({ ...reading, complete: false })
  expect((await look({ period: 'today' })).figure('revenue')).toContain('still being read')
  await db.update(journalReadings).set({ complete: true })
  expect((await look({ period: 'today' })).figure('revenue')).toContain(
    'As read from the payment provider on 5 May 2027, 12:00.',
  )
  // What is over is known.
  const past = await look({ from: '2027-04-01', to: '2027-04-30' })
  expect(past.figure('revenue')).not.toContain('read')
})

test('the chart shows the figure that was chosen, by day, hour or month', async () => {
  travelTo('2027-06-10T12:00+02:00')
  await closeDays('2027-06-09', 75, (n) => ({ views: 300 + n, points: 0, stored: 0 }))
  const days = await look({ period: '30d', figure: 'views' })
  expect(days.page).toContain('aria-current="true">Views</a>')
  expect(days.text).toContain('Wed, 9 Jun 300 330')
  expect(days.text).toContain('Thu, 10 Jun not known 329')
  const months = await look({ period: '12m', figure: 'views' })
  expect(months.text).toContain('The first and last months may be incomplete.')
  expect(months.text).toMatch(/June 2027 2,7\d\d/)
  // Of hours it is not known who saw one page only, of the day it is.
  const hour = { dimension: 'hour' as const, period: '2027-06-09' }
  await db.insert(visitTotals).values([
    { ...hour, key: '08', visitors: 30, times: 90, visits: 40 },
    { ...hour, key: '17', visitors: 80, times: 210, visits: 80 },
  ])
  const hours = await look({ period: 'yesterday', figure: 'views' })
  expect(hours.text).toContain('08:00 90')
  expect(hours.figure('visitors')).toBe('Visitors 100 unchanged before: 100')
  const bounce = await look({ period: 'yesterday', figure: 'bounce' })
  expect(bounce.figure('bounce')).toBe('One page only 40% unchanged before: 40%')
  expect(bounce.text).toContain('08:00 not known')
})

test('the chart is a file with every figure of each step, as plain numbers', async () => {
  await emptyJournal()
  travelTo('2026-12-20T12:00+01:00')
  await closeDays('2026-12-19', 2, (n) => ({ onePage: 40 + n, visits: 80 }))
  const { id } = await sellAndPay([{ price: 50_000 }])
  await readMovements(paymentContext())
  await db.insert(chartNotes).values({ id: 'letter', day: '2026-12-19', text: '=Letter' })
  const query = { from: '2026-12-18', to: '2026-12-20', figure: 'views' }
  const { page } = await look(query)
  const [, href = ''] = /href="([^"]*table=steps[^"]*)"/.exec(page) ?? []
  expect(href).toContain('from=2026-12-18')
  const file = await (await atTheDesk('books')).get(href.replaceAll('&amp;', '&'))
  const rows: string[][] = parse(file.page, { bom: true })
  expect(rows[0]).toEqual(['Day', ...figureNames.map((name) => en.figures[name].title), 'Notes'])
  const money = ((await orderNow(id)).total / 100).toFixed(2)
  expect(rows.slice(1)).toEqual([
    ['2026-12-18', '100', '300', '80', '0.41', '0', '0.00', '0', '', ''],
    ['2026-12-19', '100', '300', '80', '0.4', '0', '0.00', '0', '', "'=Letter"],
    ['2026-12-20', '', '', '', '', '1', money, '', money, ''],
  ])
  // As many as the table has, of filtered visits and of hours as well.
  for (const more of [{ ...query, country: 'NL' }, { period: 'today' }, { period: '12m' }]) {
    const shown = await look(more)
    const answer = await (await atTheDesk('books')).get(paths.deskStatisticsFile('steps', more))
    expect(parse(answer.page, { bom: true, from: 2 })).toHaveLength(
      /chart-table.*<\/table>/s.exec(shown.page)?.[0].match(/<th scope="row">/g)?.length ?? 0,
    )
  }
  await db.delete(chartNotes)
})

test('a figure nobody has heard of, and a period that is none, are the first and 30 days', async () => {
  const { page } = await look({ figure: '__proto__', period: 'ever', from: 'x' })
  expect(page).toContain('aria-current="true">Visitors</a>')
  expect(page).toContain('aria-current="true">30 days</a>')
})

test('without keys the page says how to get them, and zero is not said of what nobody knows', async () => {
  travelTo('2027-07-10T12:00+02:00')
  const { text, figure } = await look()
  expect(text).toContain('two keys are missing')
  expect(text).toContain('ANALYTICS_TOKEN')
  expect(figure('visitors')).toBe('Visitors – not known')
  expect(figure('conversion')).toBe('Conversion – not known')
  expect(figure('orders')).toMatch(/^Orders 0/)
})

test('a day that was never added up is not known, though the engine forgot it long ago', async () => {
  travelTo('2027-07-10T12:00+02:00')
  // The night of 3 March failed; on 2 March nobody came.
  await closeDays('2027-03-05', 2)
  await closeDays('2027-03-02', 1, () => ({ visitors: 0, views: 0, visits: 0, onePage: 0 }))
  const { text, figure } = await look({ from: '2027-03-01', to: '2027-03-05' })
  expect(text).toContain('Mon, 1 Mar not known')
  expect(text).toContain('Tue, 2 Mar 0')
  expect(text).toContain('Wed, 3 Mar not known')
  expect(text).toContain('Thu, 4 Mar 100')
  expect(figure('visitors')).toBe('Visitors 200')
})

test('filters are shown, can be removed, and orders say that they are not filtered', async () => {
  travelTo('2027-07-10T12:00+02:00')
  const { page, figure } = await look({ country: 'NL', channel: 'search', figure: 'visits' })
  expect(page).toMatch(
    /href="\/admin\/statistics\?channel=search&amp;figure=visits">.*?Remove .*?Country: Netherlands/,
  )
  expect(page).toContain('/admin/statistics/audience?channel=search&amp;country=NL"')
  expect(figure('orders')).toContain('All orders')
  expect(figure('conversion')).toContain('Not known for filtered visits.')
})

test('the engine tells of today and of filters; one that is silent is said so', async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  travelTo('2027-08-10T12:00+02:00')
  const analytics = await openAnalytics()
  const seen = (hour: string, visitor: string, country: string) => ({
    ...{ at: `2027-08-10T${hour}:05+02:00`, event: 'page viewed' as const, page: '/' },
    ...{ visitor, country, channel: 'search' },
  })
  await analytics.record([seen('08', 'a', 'NL'), seen('09', 'a', 'NL'), seen('09', 'b', 'DE')])
  const shop = shopWith(analytics.bindings)
  const { headers } = await atTheDesk('owner')
  const owner = visitor({ headers, answer: (request) => shop.answer(request) })
  const all = await owner.get(paths.deskStatistics({ period: 'today', figure: 'views' }))
  expect(figureIn(all.page, 'visitors')).toBe('Visitors 2')
  expect(textOf(all.page)).toContain('09:00 2')
  const dutch = await owner.get(paths.deskStatistics({ period: 'today', country: 'NL' }))
  expect(figureIn(dutch.page, 'visitors')).toBe('Visitors 1 nothing before')
  const refused = await owner.get(paths.deskStatistics({ page: "/it's" }))
  expect(textOf(refused.page)).toContain('No visit can have this value: Page.')
  const silent = shopWith({ ...analytics.bindings, ANALYTICS_ACCOUNT: 'nobody' } as never)
  const other = visitor({ headers, answer: (request) => silent.answer(request) })
  const { page, status } = await other.get(paths.deskStatistics({ period: 'today' }))
  expect(status).toBe(200)
  expect(textOf(page)).toContain('isn’t answering at the moment')
  expect(figureIn(page, 'visitors')).toBe('Visitors – not known')
})

test('days that nobody knows are not days without visits, nor compared', async () => {
  travelTo('2027-06-30T12:00+02:00')
  const analytics = await openAnalytics()
  const visit = { event: 'page viewed', page: '/', visitor: 'a', channel: 'direct' } as const
  await analytics.record([{ at: '2027-06-30T10:00+02:00', ...visit }])
  const { headers } = await atTheDesk('owner')
  const owner = visitor({ answer: shopWith(analytics.bindings).answer, headers })
  const read = async (query: Record<string, string>) => {
    const { page } = await owner.get(paths.deskStatistics(query))
    return { text: textOf(page), visitors: figureIn(page, 'visitors') }
  }
  // The keys came in March: of what was before, the engine has forgotten everything.
  await closeDays('2027-06-29', 120, () => ({ visitors: 100 }))
  const year = await read({ period: '12m' })
  expect(year.visitors).toBe('Visitors 12,001')
  expect(year.text).toContain('Not all visits before Tuesday 2 March 2027 are known.')
  const half = await read({ from: '2027-04-01', to: '2027-06-29' })
  expect(half.visitors).toBe('Visitors 9,000')
  expect(half.text).not.toContain('Not all visits')
  const recent = await read({ from: '2027-06-01', to: '2027-06-29' })
  expect(recent.visitors).toBe('Visitors 2,900 unchanged before: 2,900')
})

test('a page is small, asks twice, and reads no whole table', async () => {
  travelTo('2027-09-10T12:00+02:00')
  await closeDays('2027-09-09', 200, (n) => ({ views: 12_345_678 + n, visitors: 1_234_567 - n }))
  const trips: Trip[] = []
  const d1 = interposed(bindings.DB, (trip, act) => {
    trips.push(trip)
    return act()
  })
  const shop = shopWith({ DB: d1 })
  const { headers } = await atTheDesk('owner')
  const owner = visitor({ headers, answer: (request) => shop.answer(request) })
  for (const period of ['today', 'yesterday', '7d', '30d', '90d', '12m']) {
    trips.length = 0
    const { page } = await owner.get(paths.deskStatistics({ period, figure: 'visitors' }))
    expect(trips.length, period).toBeLessThanOrEqual(2)
    expect(page.length, period).toBeLessThan(50_000)
    for (const { sql, params } of trips.flat()) {
      const plan = await bindings.DB.prepare(`explain query plan ${sql}`)
        .bind(...params)
        .all<{ detail: string }>()
      expect(
        plan.results.filter(({ detail }) => isScan(detail)),
        sql,
      ).toEqual([])
      const details = plan.results.map(({ detail }) => detail).join('\n')
      if (/from "orders"|join "orders"/.test(sql))
        expect(details).toContain('USING COVERING INDEX orders_by_payment')
      if (/join "journal"/.test(sql))
        expect(details).toContain('USING COVERING INDEX journal_revenue')
    }
  }
})

test('books may look; the desk, the workshop and the editor have neither page nor entry', async () => {
  expect((await look({}, 'books')).page).toContain('>Statistics</a>')
  for (const role of ['desk', 'workshop', 'editor'] as const) {
    const who = await atTheDesk(role)
    expect((await who.get(paths.deskStatistics())).status).toBe(403)
    expect((await who.get(paths.desk())).page).not.toContain('>Statistics</a>')
  }
})
