import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { visitTotals } from '../../src/analytics/tables.ts'
import { outbox } from '../../src/mail/tables.ts'
import { orders } from '../../src/orders/tables.ts'
import { paths } from '../../src/paths.ts'
import { journalReadings } from '../../src/payments/tables.ts'
import { addDays, todayIn } from '../../src/platform/calendar-date.ts'
import { shopTables } from '../../src/statistics/admin/shop/csv.ts'
import { siteTables } from '../../src/statistics/admin/site/csv.ts'
import { closeDays } from '../statistics/seed.ts'
import { db } from '../support/shop.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import { greekDesk } from './greek-desk.ts'
import { whatDidNotComeThrough } from './greek-shop.ts'

const { owner, buy } = await greekDesk()

beforeAll(async () => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()
  await openGreekCatalogue()
})
afterAll(() => vi.restoreAllMocks())

test('every word of the figures of shop and site, and of their files, came through', async () => {
  const pages = [paths.deskShopFigures, paths.deskSiteFigures]
  const read = async () => {
    for (const path of pages)
      for (const look of [{ period: 'today' }, { period: '7d' }])
        expect((await owner.get(path(look))).status).toBe(200)
  }
  await read()
  const { id } = await buy({}, {})
  const day = addDays(todayIn('Europe/Athens'), -1)
  await closeDays(day, 3, (n) => (n === 1 ? { stored: 1 } : {}))
  const keys: [(typeof visitTotals.$inferInsert)['dimension'], string[]][] = [
    ['channel', ['search', 'direct']],
    ['campaign', Array.from({ length: 7 }, (_, n) => `εκστρατεία ${n}`)],
    ['dropped', ['bot', 'prefetch', 'webhook refused', 'webhook postponed', 'background']],
    ['dropped', ['no page asked', 'no browser']],
    ['answer-time', ['under 50 ms', 'under 200 ms', 'under 1 s', 'over 1 s']],
    ['not-found', ['/παλιό']],
  ]
  for (const [dimension, names] of keys)
    for (const key of names)
      await db
        .insert(visitTotals)
        .values({ dimension, key, period: day, visitors: 3, times: 3, visits: 3 })
  const mail = { kind: 'x', subjectId: 'x', attempts: 1, dueAt: 0, createdAt: 5 }
  for (const state of ['dead', 'unclear', 'queued'] as const)
    await db.insert(outbox).values({ ...mail, id: state, cause: state, state })
  for (const [provider, complete] of [
    ['stripe', true],
    ['cash', false],
    ['transfer', true],
  ] as const)
    await db
      .insert(journalReadings)
      .values({ provider, complete, readTo: null, balance: {}, readAt: 5 })
      .onConflictDoNothing()
  await read()
  await db.update(orders).set({ state: 'pending', holdUntil: 5, origin: 'phone' })
  await db.insert(orders).values({
    ...((await db.select().from(orders)).find((order) => order.id === id) ?? ({} as never)),
    ...{ id: 'other', number: 'J-22222222', cartId: 'other', formKey: 'other' },
    ...{ state: 'processing', sessionId: null, paymentRef: null },
  })
  await read()
  for (const table of [...Object.keys(shopTables), ...Object.keys(siteTables)])
    expect((await owner.get(paths.deskStatisticsFile(table, { period: '7d' }))).status).toBe(200)
  // Sizes as the runtime writes them, and rows of files with their handles.
  const data = /: (\[?[\d,]+% óóƒƒƒ )?[\d,]+ [MG]B\]?$|export\?\S+: [^,]+,(rich|made),/
  expect(whatDidNotComeThrough().filter((text) => !data.test(text))).toEqual([])
})
