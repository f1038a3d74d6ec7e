import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { auditLog } from '../../src/admin/tables.ts'
import { paths } from '../../src/paths.ts'
import { booksOf, type Sum } from '../../src/payments/admin/journal/figures.ts'
import { periodOf } from '../../src/payments/admin/journal/period.ts'
import {
  allReadings,
  balancesOf,
  rowsOf,
  sumsOf,
} from '../../src/payments/admin/journal/queries.ts'
import type { JournalKind } from '../../src/payments/refund-rules.ts'
import { journal } from '../../src/payments/tables.ts'
import { wallClock } from '../../src/platform/calendar-date.ts'
import { now } from '../../src/platform/clock.ts'
import { formatMoney } from '../../src/platform/money.ts'
import { atTheDesk } from '../support/desk.ts'
import { sellAndPay } from '../support/fulfilment.ts'
import { isScan } from '../support/plans.ts'
import { orderNow } from '../support/purchase.ts'
import { bindings, db, later, stripe } from '../support/shop.ts'
import { emptyJournal } from './empty-journal.ts'

const zone = 'Europe/Amsterdam'
const thisMonth = () => wallClock(now(), zone).date.slice(0, 7)
const euro = (amount: number) => formatMoney(amount, 'EUR', 'en-IE', true)
const books = await atTheDesk('books')

beforeEach(emptyJournal)

let made = 0
type Row = typeof journal.$inferInsert
const row = (given: Partial<Row> = {}): Row => {
  const { gross = 12_100, tax = 0 } = given
  return {
    id: `txn_${++made}`,
    ...{ at: now(), provider: 'stripe', kind: 'sale', taxRate: 0, currency: 'EUR' },
    ...{ reference: `ch_${made}`, ...given, gross, tax, net: gross - tax },
  }
}
const write = async (rows: Row[]) => {
  for (const each of rows) await db.insert(journal).values(each)
}

async function download(form: Record<string, string> = {}) {
  const answer = await books.post(paths.deskJournalFile(), form)
  expect(answer.status).toBe(200)
  const rows: Record<string, string>[] = parse(answer.page, { bom: true, columns: true })
  return { answer, rows }
}

test('a bookkeeper reads a month, its figures, and that it adds up with the provider', async () => {
  const order = await sellAndPay([{ price: 100_000 }])
  const { total, tax, number } = await orderNow(order.id)
  await stripe.refund(order.session, 10_000)
  const first = await books.get(paths.deskJournal())
  expect(first.page).toContain('No money has moved yet.')
  const read = await books.submit(paths.deskJournal(), first.page)
  expect(read).toMatchObject({
    status: 303,
    location: `/admin/journal?month=${thisMonth()}&done=read`,
  })
  const { page, status } = await books.get(read.location)
  expect(status).toBe(200)
  for (const amount of [total, tax, -10_000, stripe.balance.eur ?? 0])
    expect(page).toContain(euro(amount))
  expect(page).toContain(`Adds up: all rows of Stripe come to ${euro(stripe.balance.eur ?? 0)}`)
  expect(page).toContain(`href="${paths.deskOrder(number)}"`)
  expect(page).toContain('What customers paid')
  stripe.bill(500)
  later(60)
  await db.update(journal).set({ payout: null })
  await bindings.DB.exec(`UPDATE journal_readings SET balance = '{"EUR":1}'`)
  expect((await books.get(paths.deskJournal())).page).toContain('Doesn’t add up yet')
})

test('a provider that does not answer leaves the journal as it was', async () => {
  const { page } = await books.get(paths.deskJournal())
  stripe.faults.order({ endpoint: 'any', kind: 'error-before', times: 9 })
  const answer = await books.submit(paths.deskJournal(), page)
  stripe.faults.clear()
  expect(answer.location).toContain('done=silent')
  expect((await books.get(answer.location)).page).toContain('doesn’t answer')
})

test('a payout opens what it brought', async () => {
  await sellAndPay([{ price: 100_000 }])
  const payout = await stripe.payOut()
  const { page } = await books.get(paths.deskJournal())
  const { location } = await books.submit(paths.deskJournal(), page)
  const href = paths.deskJournal({ payout: payout.id })
  expect((await books.get(location)).page).toContain(`href="${href}"`)
  const opened = await books.get(href)
  expect(opened.page.match(new RegExp(euro(payout.amount), 'g'))).toHaveLength(2)
  expect(opened.page).toContain('Fee')
  expect((await books.get(paths.deskJournal({ payout: 'po_none' }))).location).toBe(
    '/admin/journal',
  )
  const { rows } = await download()
  expect(rows.filter((each) => each.Payout === payout.id)).toHaveLength(2)
})

test.each([
  ['2026-11', '2026-11-01T00:00+01:00', '2026-12-01T00:00+01:00'],
  ['2026-03', '2026-03-01T00:00+01:00', '2026-04-01T00:00+02:00'],
  ['2026-10', '2026-10-01T00:00+02:00', '2026-11-01T00:00+01:00'],
])('%s begins and ends at midnight in the shop', async (month, from, until) => {
  const [begin, end] = [from, until].map((each) => Date.parse(each) / 1000) as [number, number]
  expect(periodOf(month, zone)).toEqual({ month, from: begin, until: end })
  await write([
    row({ at: begin - 1, gross: 1 }),
    row({ at: begin, gross: 20 }),
    row({ at: end - 1, gross: 300 }),
    row({ at: end, gross: 4000 }),
  ])
  const { page } = await books.get(paths.deskJournal({ month }))
  expect(page).toContain(euro(320))
  expect(page).toContain(euro(321))
  expect(page).not.toContain(euro(4000))
  const { rows } = await download({ month })
  expect(rows.map((each) => each.Gross)).toEqual(['0.20', '3.00'])
  expect(rows.map((each) => each.Date)).toEqual([`${month}-01`, wallClock(end - 1, zone).date])
})

test('a month that does not exist is the present one', async () => {
  for (const month of ['2026-13', 'x', '0000-01'])
    expect((await books.get(paths.deskJournal({ month }))).page).toContain(
      new Intl.DateTimeFormat('en-IE', { month: 'long', year: 'numeric', timeZone: zone }).format(
        now() * 1000,
      ),
    )
})

test('the file has every row, no formula, and is noted with the number of its rows', async () => {
  const order = await sellAndPay([{ price: 100_000 }])
  const { number } = await orderNow(order.id)
  await write([
    row({ kind: 'refund', gross: -1250, tax: -217, taxRate: 2100, orderId: order.id }),
    row({ reference: '=HYPERLINK("https://bad.example")', provider: 'cash', currency: 'JPY' }),
    row({ charged: 1300, chargedCurrency: 'USD' }),
  ])
  const { answer, rows } = await download()
  expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('Content-Disposition')).toContain(`journal-${thisMonth()}.csv`)
  expect(rows).toHaveLength(3)
  expect(rows[0]).toMatchObject({
    ...{ Order: number, Kind: 'Refund', Provider: 'Stripe', Country: 'NL', 'Rate %': '21' },
    ...{ Net: '-10.33', Tax: '-2.17', Gross: '-12.50', Currency: 'EUR', Charged: '' },
  })
  expect(rows[1]?.Reference).toMatch(/^'=/)
  expect(rows[1]).toMatchObject({ Provider: 'Cash', Gross: '12100', Currency: 'JPY' })
  expect(rows[2]).toMatchObject({ Charged: '13.00', 'Charged currency': 'USD' })
  const noted = await db.select().from(auditLog).where(eq(auditLog.act, 'journal-exported'))
  expect(noted.at(-1)).toMatchObject({ subject: 'journal', subjectId: thisMonth() })
  const log = await (await atTheDesk('owner')).get(paths.deskLog({ act: 'journal-exported' }))
  expect(log.page).toContain('Journal exported')
  expect((await download({ provider: 'cash' })).rows).toHaveLength(1)
})

test('who may not read the journal may not read again or download either', async () => {
  for (const role of ['desk', 'workshop', 'editor'] as const) {
    const { get, post } = await atTheDesk(role)
    expect((await get(paths.deskJournal())).status).toBe(403)
    expect((await post(paths.deskJournal(), {})).status).toBe(403)
    expect((await post(paths.deskJournalFile(), {})).status).toBe(403)
  }
})

const kinds: JournalKind[] = ['sale', 'refund', 'fee', 'dispute', 'payout', 'other']
const anyRow = fc.record({
  at: fc.integer({ min: -40, max: 40 }).map((days) => now() + days * 86_400),
  provider: fc.constantFrom('stripe', 'cash'),
  kind: fc.constantFrom(...kinds),
  currency: fc.constantFrom('EUR', 'CHF'),
  taxRate: fc.constantFrom(0, 900, 2100),
  gross: fc.integer({ min: -99_999, max: 99_999 }),
  tax: fc.integer({ min: -999, max: 999 }),
})

test('page and file say the same, whatever has moved', async () => {
  const month = thisMonth()
  const period = periodOf(month, zone)
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 25 }), async (rows) => {
      await emptyJournal()
      await write(rows.map((each) => row(each)))
      const [sums, balances] = await db.batch([sumsOf(db, period), balancesOf(db, period.from)])
      const shown = booksOf(sums, balances)
      const { rows: inFile } = await download({ month })
      const minor = (text = '') => Math.round(Number(text) * 100)
      const fromFile = inFile.map(
        (each): Sum => ({
          provider: each.Provider?.toLowerCase() ?? '',
          currency: each.Currency ?? '',
          kind: each.Kind?.toLowerCase() as JournalKind,
          taxRate: minor(each['Rate %']),
          ...{ net: minor(each.Net), tax: minor(each.Tax), gross: minor(each.Gross) },
        }),
      )
      expect(booksOf(fromFile, balances)).toEqual(shown)
      for (const book of shown) {
        const own = rows.filter(
          ({ at, provider, currency }) =>
            at < period.until && provider === book.provider && currency === book.currency,
        )
        expect(book.closing).toBe(own.reduce((sum, { gross }) => sum + gross, 0))
      }
    }),
    { numRuns: 25 },
  )
})

test('lists are paged from a row on, and no plan scans the journal', async () => {
  const period = periodOf(thisMonth(), zone)
  const at = period.from + 60
  await write(
    Array.from({ length: 90 }, (_, n) => row({ at: at + Math.floor(n / 7), gross: n + 1 })),
  )
  const seen: string[] = []
  for (let path = paths.deskJournal(); path; ) {
    const { page } = await books.get(path)
    seen.push(...[...page.matchAll(/<code>(ch_\d+)<\/code>/g)].map(([, id]) => id ?? ''))
    path = /href="([^"]+)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  }
  expect(seen).toHaveLength(90)
  expect(new Set(seen).size).toBe(90)
  const after = { at, id: 'txn_1' }
  for (const statement of [
    sumsOf(db, period),
    sumsOf(db, { payout: 'po_1' }),
    balancesOf(db, period.from),
    rowsOf(db, period, after, 41),
    rowsOf(db, { ...period, provider: 'cash' }, null, 41),
    rowsOf(db, { payout: 'po_1' }, after, 41),
    allReadings(db),
  ]) {
    const { sql, params } = statement.toSQL()
    const { results } = await bindings.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(...params)
      .all<{ detail: string }>()
    expect(results.map(({ detail }) => detail).filter(isScan), sql).toEqual([])
  }
})

test('a month of 10,000 movements is streamed page by page', async () => {
  const { from } = periodOf(thisMonth(), zone)
  await bindings.DB.exec(
    `WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 10000) INSERT INTO journal (id, at, provider, kind, gross, net, tax, tax_rate, currency, reference) SELECT 'txn_' || value, ${from} + value, 'stripe', 'sale', 121, 100, 21, 2100, 'EUR', 'ch_' || value FROM n`,
  )
  const { rows } = await download()
  expect(rows).toHaveLength(10_000)
  expect(new Set(rows.map((each) => each.Reference)).size).toBe(10_000)
})
