import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { dueReminders, endReminder } from '../../../src/aftercare/reminders/queries.ts'
import { purgeReminders, sendReminders } from '../../../src/aftercare/reminders/send-reminders.ts'
import { outbox as mailsInOutbox } from '../../../src/mail/tables.ts'
import { wallClock } from '../../../src/platform/calendar-date.ts'
import { days, now } from '../../../src/platform/clock.ts'
import { isScan } from '../../support/plans.ts'
import { bindings, clockStrikes, config, db, later, stripe, visitor } from '../../support/shop.ts'
import {
  askForDay,
  askForPlating,
  type Bought,
  buy,
  end,
  mailsTo,
  outbox,
  remindersOf,
} from './support.ts'

const { time_zone } = config.shop

/** Goes to when the reminder is due, and so many seconds on. */
async function untilDue(bought: Bought, more = 60) {
  const [reminder] = (await remindersOf(bought)).filter(({ state }) => state === 'runs')
  later((reminder?.dueAt ?? Number.NaN) - now() + more)
  return reminder
}

/** The day, `[day, month]`, that is so many days from now. */
function dayIn(days: number): [string, string] {
  const { date } = wallClock(now() + days * 86_400, time_zone)
  const [, month = '', day = ''] = date.split('-')
  return [String(Number(day)), String(Number(month))]
}

test('an anniversary is written of two weeks before, every year for five years, and then it is over', async () => {
  const bought = await buy()
  await askForDay(bought, ...dayIn(60))
  await sendReminders(outbox)
  expect(await mailsTo(bought)).toEqual([])
  const years = new Set<string>()
  for (let year = 0; year < 5; year++) {
    await untilDue(bought)
    await sendReminders(outbox)
    const [mail, ...more] = await mailsTo(bought)
    expect(more).toEqual([])
    const [, date = ''] = /remind you of this day: (.*)\./.exec(mail?.text ?? '') ?? []
    expect((Date.parse(date) / 1000 - now()) / 86_400).toBeCloseTo(13.6, 0)
    years.add(date.slice(-4))
    for (const part of [mail?.html, mail?.text]) {
      expect(part).toContain(bought.number)
      expect(part).not.toContain(bought.email)
      expect(part).toMatch(/\/orders\/reminders\/end\?token=/)
    }
  }
  expect(years.size).toBe(5)
  expect((await remindersOf(bought))[0]).toMatchObject({ state: 'done', dueAt: null, day: '' })
  later(days(400))
  await sendReminders(outbox)
  expect(await mailsTo(bought)).toEqual([])
})

test('new plating is written of once, a year after the purchase, with a link that opens the order', async () => {
  const bought = await buy({ title: 'Alba ring', plating: 'rhodium' })
  await askForPlating(bought)
  const boughtAt = now()
  const reminder = await untilDue(bought)
  expect(((reminder?.dueAt ?? 0) - boughtAt) / 86_400).toBeGreaterThan(363)
  expect(((reminder?.dueAt ?? 0) - boughtAt) / 86_400).toBeLessThan(367)
  await sendReminders(outbox)
  const [mail, ...more] = await mailsTo(bought)
  expect(more).toEqual([])
  expect(mail?.text).toContain('Alba ring')
  const [link = ''] = /\/orders\/J-\w+\?token=[\w-]+/.exec(mail?.text ?? '') ?? []
  const who = visitor()
  expect((await who.get((await who.get(link)).location)).page).toContain('Alba ring')
  later(days(366))
  await sendReminders(outbox)
  expect(await mailsTo(bought)).toEqual([])
})

test('the clock sends what is due; it strikes twice, late, and two run at once: one mail', async () => {
  const [one, two] = [await buy(), await buy()]
  await askForDay(one, ...dayIn(40))
  await askForPlating(two)
  await untilDue(one, days(9))
  await clockStrikes()
  await clockStrikes()
  expect(await mailsTo(one)).toHaveLength(1)
  await untilDue(two, days(20))
  await Promise.all([sendReminders(outbox), sendReminders(outbox), sendReminders(outbox)])
  expect(await mailsTo(two)).toHaveLength(1)
})

test('a day that passed while the clock stood still is not written of, and the next year is', async () => {
  const bought = await buy()
  await askForDay(bought, ...dayIn(40))
  const before = await untilDue(bought, days(15))
  await sendReminders(outbox)
  expect(await mailsTo(bought)).toEqual([])
  const [after] = await remindersOf(bought)
  expect(Math.abs((after?.dueAt ?? 0) - (before?.dueAt ?? 0) - days(365))).toBeLessThan(days(2))
  await untilDue(bought)
  await sendReminders(outbox)
  expect(await mailsTo(bought)).toHaveLength(1)
})

test('a mail that waits in the outbox until the day has passed is not sent', async () => {
  const bought = await buy()
  await askForDay(bought, ...dayIn(40))
  await untilDue(bought)
  await sendReminders(outbox)
  later(days(15))
  expect(await mailsTo(bought)).toEqual([])
})

test('ended means no mail: before it is due, and while it waits in the outbox', async () => {
  const [early, late] = [await buy(), await buy()]
  for (const bought of [early, late]) await askForDay(bought, ...dayIn(40))
  const [first] = await remindersOf(early)
  expect((await end(early, first?.id)).location).toBe(`/orders/${early.number}#reminders`)
  expect((await remindersOf(early))[0]).toMatchObject({ state: 'ended', day: '', dueAt: null })
  const [waiting] = await remindersOf(late)
  await untilDue(late)
  await sendReminders(outbox)
  await endReminder(db, waiting?.id ?? '', now())
  const [mail] = await db
    .select({ state: mailsInOutbox.state })
    .from(mailsInOutbox)
    .where(eq(mailsInOutbox.subjectId, waiting?.id ?? ''))
  expect(mail?.state).toBe('queued')
  expect(await mailsTo(early, late)).toEqual([])
})

test('the last mail is not sent either when its reminder is ended while it waits', async () => {
  const bought = await buy()
  await askForPlating(bought)
  const reminder = await untilDue(bought)
  await sendReminders(outbox)
  expect((await remindersOf(bought))[0]?.state).toBe('done')
  await endReminder(db, reminder?.id ?? '', now())
  expect(await mailsTo(bought)).toEqual([])
})

test('new plating is not written of once the piece went back, although others stayed', async () => {
  const bought = await buy({ title: 'Alba ring', plating: 'rhodium' })
  await askForPlating(bought)
  await untilDue(bought)
  await sendReminders(outbox)
  await db.run(sql`update order_lines set refunded_units = quantity where order_id = ${bought.id}`)
  expect(await mailsTo(bought)).toEqual([])
})

test('what was refunded is not written of, although its mail waits', async () => {
  const bought = await buy()
  await askForDay(bought, ...dayIn(40))
  await askForPlating(bought)
  await untilDue(bought)
  await sendReminders(outbox)
  await stripe.refund(bought.session)
  later(days(400))
  await sendReminders(outbox)
  expect(await mailsTo(bought)).toEqual([])
})

test('three years after it was over nothing is left of it, its mails in the outbox included', async () => {
  const bought = await buy()
  await askForPlating(bought)
  await askForDay(bought, ...dayIn(40))
  const plating = (await remindersOf(bought)).find(({ kind }) => kind === 'replating')
  later((plating?.dueAt ?? 0) - now() + 60)
  await sendReminders(outbox)
  const left = () => db.$count(mailsInOutbox, eq(mailsInOutbox.subjectId, plating?.id ?? ''))
  later(days(3 * 365))
  await purgeReminders(db)
  expect([(await remindersOf(bought)).length, await left()]).toEqual([2, 1])
  later(days(10))
  await purgeReminders(db)
  expect((await remindersOf(bought)).map(({ kind }) => kind)).toEqual(['anniversary'])
  expect(await left()).toBe(0)
})

test('the clock reads only what is due', async () => {
  const plan = dueReminders(db, now(), 50).toSQL()
  const { results } = await bindings.DB.prepare(`explain query plan ${plan.sql}`)
    .bind(...plan.params)
    .all<{ detail: string }>()
  expect(results.filter(({ detail }) => isScan(detail))).toEqual([])
  expect(results.map(({ detail }) => detail).join()).toContain('reminders_due')
})
