import { wordingOf } from '../../newsletter/consent-wording.ts'
import { type CalendarDate, todayIn, wallClock } from '../../platform/calendar-date.ts'
import { now, type Seconds } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import { brokeConstraint, type Db, runBatch } from '../../platform/db.ts'
import { insertReminder } from './queries.ts'
import {
  anniversariesFrom,
  anniversaryMailAt,
  type DayOfYear,
  mailTime,
  replatingDate,
} from './rules.ts'
import { reminderWords } from './words.ts'

/** What is asked for. `bought`: when the order was paid. */
export type Wanted =
  | { kind: 'anniversary'; day: DayOfYear }
  | { kind: 'replating'; bought: Seconds }

/**
 * Stores a reminder of a paid order, with the words that were agreed to. Asked for twice, it is
 * stored once.
 *
 * @returns whether it runs; false: the order has as many as it may, was not paid, or a year has gone
 */
export async function askReminder(
  { db, config }: { db: Db; config: Config },
  orderId: string,
  wanted: Wanted,
): Promise<boolean> {
  const at = now()
  const { time_zone } = config.shop
  const dueAt = firstMailAt(wanted, todayIn(time_zone), time_zone)
  if (dueAt === null || dueAt <= at) return false
  const { kind } = wanted
  const reminder = {
    ...{ id: crypto.randomUUID(), orderId, kind, dueAt, agreedAt: at },
    day: wanted.kind === 'anniversary' ? wanted.day : '',
  }
  const wording = { ...(await wordingOf(reminderWords().consent[kind])), at }
  try {
    await runBatch(db, insertReminder(db, reminder, wording))
  } catch (error) {
    // Runs already, or this batch was executed and only its answer was lost.
    if (brokeConstraint(error, 'reminders.')) return true
    if (brokeConstraint(error, 'reminders_of_order')) return false
    throw error
  }
  return true
}

function firstMailAt(wanted: Wanted, today: CalendarDate, timeZone: string): Seconds | null {
  if (wanted.kind === 'replating') return replatingMailAt(wanted.bought, timeZone)
  return anniversaryMailAt(anniversariesFrom(today, wanted.day).next, today, timeZone)
}

/** When the mail about replating goes, for what was paid at `bought`. */
export const replatingMailAt = (bought: Seconds, timeZone: string): Seconds =>
  mailTime(replatingDate(wallClock(bought, timeZone).date), timeZone)
