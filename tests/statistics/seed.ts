import { visitDays } from '../../src/analytics/tables.ts'
import { addDays, type CalendarDate } from '../../src/platform/calendar-date.ts'
import { db } from '../support/shop.ts'

/** Writes what days came to, the last first, as the night does; `more` overrides a day's figures. */
export async function closeDays(
  last: CalendarDate,
  count: number,
  more: (n: number) => Partial<typeof visitDays.$inferInsert> = () => ({}),
): Promise<void> {
  for (let n = 0; n < count; n++) {
    const figures = {
      visitors: 100,
      views: 300,
      visits: 120,
      onePage: 40,
      points: 340,
      stored: 340,
    }
    await db.insert(visitDays).values({ day: addDays(last, -n), at: 1, ...figures, ...more(n) })
  }
}

/** What a page says, without its markup. */
export const textOf = (page: string): string =>
  (/<main.*<\/main>/s.exec(page)?.[0] ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
