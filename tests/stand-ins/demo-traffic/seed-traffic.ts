import { desc, like } from 'drizzle-orm'
import { monthOf, RETAINED_DAYS } from '../../../src/analytics/period-rules.ts'
import { visitDays } from '../../../src/analytics/tables.ts'
import { orders } from '../../../src/orders/tables.ts'
import {
  addDays,
  type CalendarDate,
  todayIn,
  wallClock,
} from '../../../src/platform/calendar-date.ts'
import { now } from '../../../src/platform/clock.ts'
import { readConfig } from '../../../src/platform/config.ts'
import { openDb, runBatch, type Statement } from '../../../src/platform/db.ts'
import { chartNotes } from '../../../src/statistics/tables.ts'
import type { Written } from '../analytics-engine/points.ts'
import type { Shop } from '../desk-orders/seed-orders.ts'
import { closeMonth, closeStatements } from './closed-days.ts'
import { adoptOrders, ordersOn } from './desk-arrivals.ts'
import { type Goods, readGoods } from './goods.ts'
import { cartStatements } from './past-carts.ts'
import { PAST, pastOrder } from './past-orders.ts'
import { pointOf } from './recorded.ts'
import { noteOf } from './rhythm.ts'
import { type Day, visitsOfDay } from './visits-of-day.ts'

/** How far back the demo shop's totals go. */
const DAYS = 400

/** How long the demo shop has orders at its desk, in all stages; older ones are history. */
const DESK_DAYS = 17

/** What is to be written, a few days at a time. */
export type Traffic = {
  /** The latest first. */
  days: CalendarDate[]
  /** Those of which the database knows nothing yet; of the others the engine has no points. */
  missing: CalendarDate[]
  /** The first day whose orders are those of the desk. */
  deskSince: CalendarDate
}

/** What a shop lacks of its demo traffic: always the same for the same days. */
export async function planTraffic(env: CloudflareBindings): Promise<Traffic> {
  const { db, config } = await open(env)
  const timeZone = config.shop.time_zone
  const today = todayIn(timeZone)
  const [latest, closed] = await db.batch([
    db
      .select({ at: orders.placedAt })
      .from(orders)
      .where(like(orders.sessionId, `${PAST}%`))
      .orderBy(desc(orders.placedAt))
      .limit(1),
    db.select({ day: visitDays.day }).from(visitDays),
  ])
  const known = new Set(closed.map(({ day }) => day))
  const all = Array.from({ length: DAYS }, (_, n) => addDays(today, -n))
  const missing = all.filter((day) => !known.has(day))
  return {
    days: all.filter((day) => isRetained(day, today) || !known.has(day)),
    missing,
    deskSince: latest[0]
      ? addDays(wallClock(latest[0].at, timeZone).date, 1)
      : addDays(today, 1 - DESK_DAYS),
  }
}

/**
 * Writes the traffic of some days into the database: orders, carts, notes and totals, where it has
 * none.
 *
 * @returns the points of those days that the engine would still have
 */
export async function seedDays(env: CloudflareBindings, traffic: Traffic): Promise<Written[]> {
  const { days, missing, deskSince } = traffic
  const shop = await open(env)
  const goods = await readGoods(shop.db)
  const today = todayIn(shop.config.shop.time_zone)
  const points: Written[] = []
  for (const day of days) {
    const isMissing = missing.includes(day)
    const made = await dayOf(shop, goods, { day, isMissing, isPast: day < deskSince })
    const visits = made.visits.filter(({ at }) => at <= now())
    if (isRetained(day, today)) points.push(...visits.map(pointOf))
    if (isMissing) await writeMissing(shop, goods, day, { ...made, visits })
  }
  return points
}

const isRetained = (day: CalendarDate, today: CalendarDate) => day > addDays(today, -RETAINED_DAYS)

async function dayOf(
  shop: Shop,
  { catalogue }: Goods,
  { day, isMissing, isPast }: { day: CalendarDate; isMissing: boolean; isPast: boolean },
): Promise<Day> {
  const world = { catalogue, timeZone: shop.config.shop.time_zone }
  if (isPast) return visitsOfDay(day, world)
  if (isMissing) await adoptOrders(shop, day)
  return visitsOfDay(day, world, await ordersOn(shop, day))
}

/** All of a day, or nothing. */
async function writeMissing(shop: Shop, goods: Goods, day: CalendarDate, made: Day): Promise<void> {
  const { db, config } = shop
  const today = todayIn(config.shop.time_zone)
  const note = noteOf(day)
  const rows: Statement[] = [
    ...cartStatements({ db, goods }, day, made),
    ...(note
      ? [db.insert(chartNotes).values({ id: day, day, text: note }).onConflictDoNothing()]
      : []),
    ...(day < today ? closeStatements(shop, day, made.visits) : []),
  ]
  for (const cart of made.bought) rows.push(...(await pastOrder(shop, goods, cart)))
  // Days come from the latest to the first, with which a month is whole.
  const isWhole = day.endsWith('-01') && monthOf(day) < monthOf(today)
  await runBatch(db, [...rows, ...(isWhole ? closeMonth(shop, monthOf(day)) : [])])
}

async function open(env: CloudflareBindings): Promise<Shop> {
  return { db: openDb(env.DB, 'primary'), config: await readConfig(env) }
}
