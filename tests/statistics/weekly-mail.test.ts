import { eq } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import { visitDays, visitTotals } from '../../src/analytics/tables.ts'
import { openOutbox } from '../../src/mail/outbox.ts'
import { outbox } from '../../src/mail/tables.ts'
import { journal } from '../../src/payments/tables.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openDb } from '../../src/platform/db.ts'
import { sendWeeklyStatistics } from '../../src/statistics/send-weekly.ts'
import { statisticsSettings } from '../../src/statistics/tables.ts'
import { writeStatisticsMail } from '../../src/statistics/write-mail.ts'
import { openAnalytics } from '../support/analytics.ts'
import { offerRing } from '../support/catalogue.ts'
import { createExecution } from '../support/execution.ts'
import { losingOneAnswer, sellAndPay } from '../support/fulfilment.ts'
import { mailInMemory } from '../support/mail-in-memory.ts'
import { bindings, config, db, travelTo } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { closeDays } from './seed.ts'

for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue()
vi.setConfig({ testTimeout: 60_000 })

const weeklies = () => db.select().from(outbox).where(eq(outbox.kind, 'weekly-statistics'))

afterEach(async () => {
  await db.delete(outbox)
  await db.delete(visitDays)
  await db.delete(visitTotals)
  await db.delete(statisticsSettings)
})

/** The clock's part alone. */
const strike = (d1?: D1Database) =>
  sendWeeklyStatistics(
    openOutbox(d1 ? openDb(d1, 'primary') : db, config, bindings.OUTBOX, createExecution().context),
  )

const write = (week: string) =>
  writeStatisticsMail(
    { db, config },
    { kind: 'weekly-statistics', subjectId: week, detail: null, secret: null },
  )

/** What came how often, in the week before and in the one before that. */
const seen = (
  dimension: 'page' | 'previous-site' | 'product-viewed',
  key: string,
  now: number,
  before: number,
) =>
  db.insert(visitTotals).values(
    [
      { period: '2027-01-20', times: now },
      { period: '2027-01-13', times: before },
    ].map((each) => ({ dimension, key, visitors: 9, visits: 9, ...each })),
  )

test('on Monday morning the owner gets one mail, whatever runs at once or gets lost', async () => {
  travelTo('2027-01-18T10:00+01:00')
  await sellAndPay([{ price: 30_000 }])
  await db.delete(outbox)
  travelTo('2027-01-25T06:55+01:00')
  await closeDays('2027-01-24', 14)
  const mail = mailInMemory()
  const shop = shopWith(mail.bindings)
  await shop.clockStrikes()
  expect(await weeklies()).toEqual([])
  travelTo('2027-01-25T07:01+01:00')
  await Promise.all([shop.clockStrikes(), shop.clockStrikes(), strike()])
  await shop.clockStrikes()
  const [row, ...more] = await weeklies()
  expect([row?.cause, row?.subjectId, more]).toEqual([
    ...['weekly-statistics:2027-W03', '2027-W03'],
    [],
  ])
  for (const id of mail.waiting) await shop.consume(id)
  const sent = mail.sent.filter(({ subject }) => subject.startsWith('Your shop last week'))
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({
    to: config.OWNER_MAIL,
    subject: expect.stringMatching(/^Your shop last week: 1 order, €[1-9]/),
  })
  for (const later of ['2027-01-25T11:30+01:00', '2027-01-26T08:00+01:00']) {
    travelTo(later)
    await shop.clockStrikes()
  }
  expect(await weeklies()).toHaveLength(1)
})

test('if the clock stood still on Monday, the mail comes on Tuesday', async () => {
  travelTo('2027-01-26T07:05+01:00')
  await closeDays('2027-01-25', 15)
  await strike()
  expect((await weeklies()).map(({ subjectId }) => subjectId)).toEqual(['2027-W03'])
})

test('a batch whose answer gets lost is no second mail', async () => {
  travelTo('2027-01-25T08:00+01:00')
  await closeDays('2027-01-24', 14)
  const { d1, sent } = losingOneAnswer('outbox')
  await strike(d1)
  expect(sent()).toBe(2)
  expect(await weeklies()).toHaveLength(1)
})

test('it holds the five figures, what changed, and how to switch it off, as text and HTML', async () => {
  travelTo('2027-01-25T08:00+01:00')
  await closeDays('2027-01-24', 14, (n) => (n < 7 ? { visitors: 120, visits: 150 } : {}))
  const ring = await offerRing({ title: 'Aurelia <Solitaire>' })
  await seen('page', '/collections/rings', 90, 30)
  await seen('page', '/policies/returns', 40, 42)
  await seen('previous-site', 'forum.example', 0, 25)
  await seen('product-viewed', ring.handle, 60, 12)
  await seen('product-viewed', 'sold-long-ago', 3, 33)
  const mail = await write('2027-W03')
  expect(mail?.text).toContain('What Mon, 18 Jan – Sun, 24 Jan came to')
  expect(mail?.text).toContain('Visitors: 840 (20% more, before: 700)')
  expect(mail?.text).toContain('Visits: 1,050 (25% more, before: 840)')
  expect(mail?.text).toMatch(/Orders: \d+ \(/)
  expect(mail?.text).toMatch(/Revenue: €[\d,.]+ \(/)
  expect(mail?.text).toMatch(/Conversion: [\d.]+% \(/)
  expect(mail?.text).toContain('Pages seen more\n- /collections/rings: 90 times, before 30')
  expect(mail?.text).toContain('Sites that sent less\n- forum.example: 0 times, before 25')
  expect(mail?.text).toContain('Products seen more\n- Aurelia <Solitaire>: 60 times, before 12')
  expect(mail?.text).toContain('Products seen less\n- sold-long-ago: 3 times, before 33')
  expect(mail?.text).not.toContain('/policies/returns')
  expect(mail?.html).toContain('Aurelia &lt;Solitaire&gt;')
  const link = `${config.shop.origin}/admin/statistics?from=2027-01-18&to=2027-01-24`
  for (const text of [mail?.text, mail?.html?.replaceAll('&amp;', '&')]) {
    expect(text).toContain(link)
    expect(text).toContain(`${link}#weekly-mail`)
    expect(text).toContain('840')
  }
})

test('without keys it says what is missing, and has what came in', async () => {
  travelTo('2027-03-10T10:00+01:00')
  await db.insert(journal).values({
    ...{ id: 'txn_weekly', at: Date.parse('2027-03-10T10:00+01:00') / 1000, provider: 'stripe' },
    ...{ kind: 'sale', gross: 12_300, net: 12_300, tax: 0, taxRate: 0 },
    ...{ currency: 'EUR', reference: 'ch_weekly' },
  })
  await sellAndPay([{ price: 30_000 }])
  travelTo('2027-03-15T08:00+01:00')
  await db.delete(outbox)
  await strike()
  expect(await weeklies()).toHaveLength(1)
  const mail = await write('2027-W10')
  expect(mail?.subject).toBe('Your shop last week: 1 order, €123')
  expect(mail?.text).toContain('Visitors: not known (not known)')
  expect(mail?.text).toContain('two keys of Cloudflare are missing')
})

test('switched off, on other days and where nothing happened, nothing goes', async () => {
  travelTo('2028-05-15T08:00+02:00')
  await strike()
  expect(await weeklies()).toEqual([])
  // Days without anybody are nothing either.
  await closeDays('2028-05-14', 14, () => ({ visitors: 0, views: 0, visits: 0, onePage: 0 }))
  await strike()
  expect(await weeklies()).toEqual([])
  expect(await write('2028-W19')).toBeNull()
  await db.delete(visitDays)
  await closeDays('2028-05-14', 14)
  await db.insert(statisticsSettings).values({ name: 'weekly-mail', value: 'off' })
  await strike()
  expect(await weeklies()).toEqual([])
  await db.delete(statisticsSettings)
  travelTo('2028-05-17T08:00+02:00')
  await strike()
  expect(await weeklies()).toEqual([])
  travelTo('2028-05-15T09:00+02:00')
  await strike()
  expect(await weeklies()).toHaveLength(1)
})

test('where the engine is read, it waits for the totals of Sunday, but not for ever', async () => {
  const analytics = await openAnalytics()
  const visit = { event: 'page viewed', page: '/', visitor: 'a', channel: 'direct' } as const
  await analytics.record([{ at: '2029-03-04T10:00+01:00', ...visit }])
  const shop = shopWith(analytics.bindings)
  travelTo('2029-03-05T07:30+01:00')
  await closeDays('2029-03-03', 100)
  const known = await readConfig({ ...bindings, ...analytics.bindings })
  const context = () => openOutbox(db, known, bindings.OUTBOX, createExecution().context)
  await sendWeeklyStatistics(context())
  expect(await weeklies()).toEqual([])
  // The shop's own clock writes them, and the mail goes.
  await shop.clockStrikes()
  await shop.clockStrikes()
  expect(await weeklies()).toHaveLength(1)
  await db.delete(outbox)
  await db.delete(visitDays).where(eq(visitDays.day, '2029-03-04'))
  travelTo('2029-03-05T11:00+01:00')
  await sendWeeklyStatistics(context())
  expect(await weeklies()).toHaveLength(1)
})

test('mails of other kinds, and of a week that is none, are not its own', async () => {
  const other = { kind: 'order-new', subjectId: 'x', detail: null, secret: null }
  expect(await writeStatisticsMail({ db, config }, other)).toBeUndefined()
  expect(await write('2027-W99')).toBeNull()
})
