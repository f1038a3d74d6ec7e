import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { visitDays, visitTotals } from '../../src/analytics/tables.ts'
import { paths } from '../../src/paths.ts'
import { journal, journalReadings } from '../../src/payments/tables.ts'
import { addDays, todayIn } from '../../src/platform/calendar-date.ts'
import { now } from '../../src/platform/clock.ts'
import { figureNames } from '../../src/statistics/figures.ts'
import { db } from '../support/shop.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import { greekDesk } from './greek-desk.ts'
import { whatDidNotComeThrough } from './greek-shop.ts'

const { owner, buy } = await greekDesk()
const today = todayIn('Europe/Amsterdam')

beforeAll(async () => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()
  await openGreekCatalogue()
})
afterAll(() => vi.restoreAllMocks())

test('every word of the overview, of its notes and of the switch came through', async () => {
  const path = paths.deskStatistics()
  await owner.get(path)
  await buy({})
  await db.insert(journal).values({
    ...{ id: 'other', at: now(), provider: 'cash', kind: 'sale', reference: 'r', currency: 'USD' },
    ...{ gross: 100, net: 100, tax: 0, taxRate: 0 },
  })
  for (let n = 0; n < 90; n++)
    await db.insert(visitDays).values({
      ...{ day: addDays(today, -n - 1), visitors: 20 + n, views: 70 - (n % 9), visits: 20 },
      ...{ onePage: 3, points: 90, stored: 45, at: 0 },
    })
  const hour = { dimension: 'hour', period: addDays(today, -1), key: '09' } as const
  await db.insert(visitTotals).values({ ...hour, visitors: 2, times: 5, visits: 2 })
  const reading = { provider: 'stripe', readTo: null, balance: {}, readAt: now(), complete: true }
  await db.insert(journalReadings).values(reading).onConflictDoNothing()
  const typed = { day: addDays(today, -2), text: 'Γιορτή' }
  const act = () => crypto.randomUUID()
  const once = act()
  for (const form of [
    { act: act(), day: '', text: '' },
    { act: once, ...typed },
  ])
    await owner.post(paths.deskChartNotes(), form)
  await owner.post(paths.deskChartNotes(), { act: once, ...typed, text: 'Άλλο' })
  await owner.post(paths.deskChartNotes(), { act: act(), ...typed, text: 'α'.repeat(81) })
  for (const figure of figureNames)
    await owner.get(paths.deskStatistics({ figure, period: figure === 'views' ? '12m' : '7d' }))
  for (const period of ['today', 'yesterday', '90d'])
    await owner.get(paths.deskStatistics({ period, figure: 'orders' }))
  await owner.get(paths.deskStatistics({ country: 'CY', page: "δ'", channel: 'search' }))
  await db.update(journalReadings).set({ complete: false })
  await owner.get(path)
  for (const weekly of ['off', 'on']) {
    const { location } = await owner.post(paths.deskWeeklyMail(), { act: act(), weekly })
    await owner.get(location)
  }
  const { location } = await owner.post(paths.deskChartNoteRemove(once), { act: act() })
  await owner.get(location)
  await owner.get(paths.deskLog())
  expect(whatDidNotComeThrough()).toEqual([])
})
