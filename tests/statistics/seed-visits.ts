import type { Dimension } from '../../src/analytics/dimensions.ts'
import { visitDays, visitTotals } from '../../src/analytics/tables.ts'
import { addDays, type CalendarDate, todayIn } from '../../src/platform/calendar-date.ts'
import { config, db } from '../support/shop.ts'

export const daysAgo = (days: number): CalendarDate =>
  addDays(todayIn(config.shop.time_zone), -days)

/** Writes that some visitors came on a day, two views and a visit each, and by which keys. */
export async function seedDay(
  day: CalendarDate,
  keys: { [dimension in Dimension]?: Record<string, number> },
  visitors = 10,
): Promise<void> {
  const all = { visitors, views: 2 * visitors, visits: visitors, onePage: 1 }
  await db
    .insert(visitDays)
    .values({ day, ...all, points: 2 * visitors, stored: 2 * visitors, at: 0 })
    .onConflictDoNothing()
  const rows = Object.entries(keys).flatMap(([dimension, counts]) =>
    Object.entries(counts).map(([key, count]) => ({
      dimension: dimension as Dimension,
      period: day,
      ...{ key, visitors: count, times: 2 * count, visits: count },
    })),
  )
  for (let n = 0; n < rows.length; n += 10)
    await db.insert(visitTotals).values(rows.slice(n, n + 10))
}

/** Forgets all visits. */
export const forgetVisits = () => db.batch([db.delete(visitDays), db.delete(visitTotals)])
