import { wallClock } from '../../platform/calendar-date.ts'
import type { Shop } from '../../platform/config.ts'
import { formatDate, formatDayOfYear } from '../../platform/format-date.ts'
import type { ReminderOfOrder } from './queries.ts'
import { reminderWords } from './words.ts'

/** A reminder as it is listed: what it is about, and when its next mail comes. */
export type ReminderListed = { id: string; what: string; next: string }

/** Reminders in the words of the request. */
export const listReminders = (
  { locale, time_zone }: Shop,
  reminders: ReminderOfOrder[],
): ReminderListed[] =>
  reminders.map(({ id, kind, day, dueAt }) => {
    const w = reminderWords()
    const { date } = wallClock(dueAt ?? 0, time_zone)
    return {
      id,
      what: kind === 'anniversary' ? w.anniversary(formatDayOfYear(day, locale)) : w.replating,
      next: w.next(formatDate(date, locale, true)),
    }
  })
