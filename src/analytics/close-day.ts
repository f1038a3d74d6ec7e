import { addDays, type CalendarDate, startOfDay, todayIn } from '../platform/calendar-date.ts'
import { minutes, now } from '../platform/clock.ts'
import { runBatch } from '../platform/db.ts'
import { daysClosed, purgeBefore, sumMonth, writeDay } from './closing-queries.ts'
import { dimensions, KEYS_A_DAY } from './dimensions.ts'
import type { Engine } from './engine/ask.ts'
import { daysIn, firstRetained, monthOf, monthsBefore, spansOf } from './period-rules.ts'
import { readEngine } from './read-engine.ts'
import type { VisitSource } from './visit-source.ts'

/** A day is over so long after its last second: until then points may still arrive. */
const LATE = minutes(15)

/** How long the questions of a day may take: nobody waits, and a day of a large shop has many points. */
const PATIENCE_MS = 60_000

/** How many months totals are kept. */
const MONTHS = 25

/** How long day rows of what people typed are kept. */
const TYPED_DAYS = 90

/**
 * The clock's part: writes the totals of the oldest day that is over and has none, all of it or
 * nothing; of the newest such day, if that fails. Whatever was missed while the engine did not answer
 * is made up for, a day each time, as long as the engine has the points. Does nothing without the
 * engine's keys.
 *
 * @throws EngineSilent for the oldest day, whether the newest could be written or not
 */
export async function closeNextDay(source: VisitSource): Promise<void> {
  const { db, engine, timeZone } = source
  if (!engine) return
  const today = todayIn(timeZone)
  const yesterday = addDays(today, -1)
  const isOver = startOfDay(today, timeZone) + LATE <= now()
  const period = { from: firstRetained(today), to: isOver ? yesterday : addDays(yesterday, -1) }
  const closed = new Set((await daysClosed(db, period)).map(({ day }) => day))
  const missing = daysIn(period).filter((each) => !closed.has(each))
  const [oldest] = missing
  const newest = missing.at(-1)
  if (!oldest || !newest) return
  try {
    await closeDay(source, engine, oldest)
  } catch (error) {
    // A day that the engine never answers must not hold up all that come after it.
    if (newest !== oldest) await closeDay(source, engine, newest)
    throw error
  }
}

async function closeDay(source: VisitSource, engine: Engine, day: CalendarDate): Promise<void> {
  const { db, timeZone } = source
  const spans = spansOf([day], timeZone)
  const question = { spans, filters: {}, hours: false, patience: PATIENCE_MS }
  const { days } = await readEngine(source, engine, { ...question, rows: [] })
  const figures = days.get(day)
  // Of a day without a point, before the shop was there say, nothing more is asked.
  const { rows } = figures
    ? await readEngine(source, engine, {
        ...question,
        rows: dimensions.map((dimension) => [dimension, KEYS_A_DAY]),
      })
    : { rows: new Map() }
  const today = todayIn(timeZone)
  const month = monthOf(day)
  const isMonthOver = month < monthOf(today)
  await runBatch(db, [
    ...writeDay(db, day, figures, rows),
    ...(isMonthOver ? sumMonth(db, month, isTypedKept(month, today)) : []),
  ])
}

/** Whether the rows of what people typed are there for every day of a month. */
const isTypedKept = (month: string, today: CalendarDate) =>
  `${month}-01` >= addDays(today, -TYPED_DAYS)

/** Deletes totals that are too old; what people typed goes by day after 90 days. */
export async function purgeTotals({ db, timeZone }: VisitSource): Promise<void> {
  const today = todayIn(timeZone)
  const month = monthsBefore(monthOf(today), MONTHS)
  await runBatch(db, purgeBefore(db, { month, typed: addDays(today, -TYPED_DAYS) }))
}
