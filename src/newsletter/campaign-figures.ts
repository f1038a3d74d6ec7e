import { KEYS_A_DAY } from '../analytics/dimensions.ts'
import { readVisits } from '../analytics/read-visits.ts'
import { openVisitSource } from '../analytics/visit-source.ts'
import { addDays, type CalendarDate, todayIn, wallClock } from '../platform/calendar-date.ts'
import type { Seconds } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import type { Minor } from '../platform/money.ts'
import { type Reading, readingOf } from '../statistics/order-figures.ts'
import { readingsOf } from '../statistics/order-queries.ts'
import { paidByArrival, revenueByArrival } from '../statistics/shop-queries.ts'
import { arrivalsBy } from '../statistics/shop-rules.ts'
import { spanOf } from '../statistics/span.ts'

/** Calendar days, that of the first mail included, in which visits and orders count as a campaign's. */
const DAYS_COUNTED = 30

/** What came of a campaign in the shop; amounts in minor units of its currency. */
export type CampaignFigures = {
  /** The last day whose visits and orders count; it may be still to come. */
  until: CalendarDate
  /** Null: not known, because the engine is not set up, does not answer, or has forgotten the days. */
  visits: number | null
  orders: number
  revenue: Minor
  /** How far the journal knows the revenue. */
  reading: Reading
}

/**
 * Reads the visits and orders that came by the address in a campaign's links (`utm_campaign`) within
 * `DAYS_COUNTED` days, without knowing who opened or followed anything. Two round trips to the
 * database, at once.
 *
 * @param startedAt when its first mail was sent
 */
export async function campaignFigures(
  db: Db,
  config: Config,
  { slug, startedAt }: { slug: string; startedAt: Seconds },
): Promise<CampaignFigures> {
  const { currency, time_zone } = config.shop
  const from = wallClock(startedAt, time_zone).date
  const until = addDays(from, DAYS_COUNTED - 1)
  const today = todayIn(time_zone)
  const isOver = until < today
  const period = { from, to: isOver ? until : today }
  const span = spanOf(period, time_zone)
  const [{ rows, known }, [paid, revenue, readings]] = await Promise.all([
    readVisits(openVisitSource(config, db), { period, rows: { campaign: KEYS_A_DAY } }),
    db.batch([paidByArrival(db, span), revenueByArrival(db, span, currency), readingsOf(db)]),
  ])
  const came = arrivalsBy('campaign', paid, revenue, rows.campaign).find(
    ({ name }) => name === slug,
  )
  return {
    until,
    visits: known.size > 0 ? (came?.visits ?? 0) : null,
    orders: came?.orders ?? 0,
    revenue: came?.revenue ?? 0,
    reading: readingOf(readings),
  }
}
