import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { paths } from '../../src/paths.ts'
import { journal, journalReadings } from '../../src/payments/tables.ts'
import { now } from '../../src/platform/clock.ts'
import { db, stripe } from '../support/shop.ts'
import { openGreekCatalogue } from './greek-catalogue.ts'
import { greekDesk } from './greek-desk.ts'
import { whatDidNotComeThrough } from './greek-shop.ts'

const { owner, buy } = await greekDesk()

beforeAll(async () => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()
  await openGreekCatalogue()
})
afterAll(() => vi.restoreAllMocks())

test('every word of the journal, of what a payout brought and of the file came through', async () => {
  const path = paths.deskJournal()
  const empty = await owner.get(path)
  await buy({}, {})
  const by = (provider: string, kind: 'dispute' | 'refund' | 'other') => ({
    ...{
      id: `${provider}-${kind}`,
      at: now(),
      provider,
      kind,
      reference: 'ref_1',
      currency: 'EUR',
    },
    ...{ gross: 100, net: 100, tax: 0, taxRate: 0, charged: 90, chargedCurrency: 'USD' },
  })
  await db
    .insert(journal)
    .values([by('cash', 'dispute'), by('transfer', 'refund'), by('cash', 'other')])
  const payout = await stripe.payOut()
  expect((await owner.submit(path, empty.page)).status).toBe(303)
  for (const done of ['read', 'more', 'silent', 'refused'])
    await owner.get(paths.deskJournal({ done }))
  await db.update(journalReadings).set({ balance: { EUR: 1 } })
  await owner.get(paths.deskJournal({ provider: 'cash' }))
  await db.update(journalReadings).set({ complete: false })
  await owner.get(paths.deskJournal({ month: '2025-02' }))
  await db.update(journalReadings).set({ permitted: false })
  await owner.get(path)
  await owner.get(paths.deskJournal({ payout: payout.id }))
  await db.update(journal).set({ payout: null })
  await owner.get(paths.deskJournal({ payout: payout.id }))
  expect((await owner.post(paths.deskJournalFile(), {})).status).toBe(200)
  await owner.get(paths.deskLog())
  // Rows of the file begin with their date, and have ids in them.
  const data = (text: string) => text.includes(payout.id) || /export: \d{4}-/.test(text)
  expect(whatDidNotComeThrough().filter((text) => !data(text))).toEqual([])
})
