import { enqueueMail, type Outbox, runAct } from '../../mail/outbox.ts'
import { newLink } from '../../orders/links.ts'
import { todayIn, wallClock } from '../../platform/calendar-date.ts'
import { days, now } from '../../platform/clock.ts'
import { brokeConstraint, type Db } from '../../platform/db.ts'
import { untilNoneIsLeft } from '../../platform/in-batches.ts'
import { logFailure } from '../../platform/log.ts'
import { unseal } from '../../platform/sealing.ts'
import { type DueReminder, deleteOver, dueReminders, moveOn } from './queries.ts'
import { anniversariesFrom, anniversaryMailAt } from './rules.ts'

/** Reminders per run of the clock: each is a batch of its own. */
const MOST = 50

/** Claims about a mail that nobody wanted lapse after three years: decision 048. */
const KEPT_DAYS = 3 * 366

/**
 * Sends the mails of reminders that are due, each once: it is put into the outbox in the batch that
 * moves its reminder on, and its cause is unique.
 */
export async function sendReminders(outbox: Outbox): Promise<void> {
  for (const reminder of await dueReminders(outbox.db, now(), MOST))
    try {
      await (reminder.kind === 'anniversary' ? sendAnniversary : sendReplating)(outbox, reminder)
    } catch (error) {
      // Another run was faster.
      if (brokeConstraint(error, 'outbox.cause')) continue
      logFailure('reminder not sent', error, { reminder: reminder.id })
    }
}

/** A day that passed while the clock stood still is not reminded of. */
async function sendAnniversary(outbox: Outbox, reminder: DueReminder): Promise<void> {
  const { db, config } = outbox
  const { time_zone } = config.shop
  const { near, next } = anniversariesFrom(todayIn(time_zone), reminder.day)
  const asked = wallClock(reminder.agreedAt, time_zone).date
  const moved = moveOn(db, reminder, anniversaryMailAt(next, asked, time_zone), now())
  if (!near) return runAct(outbox, [moved])
  const mail = await mailOf(outbox, reminder, near.slice(0, 4), near)
  await runAct(outbox, [mail, moved])
}

async function sendReplating(outbox: Outbox, reminder: DueReminder): Promise<void> {
  const { db, config } = outbox
  const { token, statement } = await newLink(db, reminder.orderId)
  const { date } = wallClock(reminder.dueAt ?? 0, config.shop.time_zone)
  const mail = await mailOf(outbox, reminder, date.slice(0, 4), token)
  await runAct(outbox, [mail, statement, moveOn(db, reminder, null, now())])
}

async function mailOf(outbox: Outbox, reminder: DueReminder, year: string, secret: string) {
  const { id, kind, orderId, email } = reminder
  return enqueueMail(outbox, {
    cause: `reminder:${id}:${year}`,
    kind: `reminder-${kind}`,
    subjectId: id,
    to: await unseal(outbox.config.sealingKeys, `orders.email:${orderId}`, email),
    secret,
  })
}

/** Deletes what was agreed to three years after its last mail. */
export const purgeReminders = (db: Db) =>
  untilNoneIsLeft(
    'reminders',
    100,
    async (most) => (await deleteOver(db, now() - days(KEPT_DAYS), most)).length,
  )
