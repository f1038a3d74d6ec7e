import { KEYS_A_DAY } from '../analytics/dimensions.ts'
import type { Period } from '../analytics/figures.ts'
import { readVisits } from '../analytics/read-visits.ts'
import type { VisitSource } from '../analytics/visit-source.ts'
import type { CalendarDate } from '../platform/calendar-date.ts'
import type { Shop } from '../platform/config.ts'
import { type Mover, moversOf } from './mover-rules.ts'
import { type OverviewValues, valuesOf } from './overview-values.ts'
import { readPeriod } from './period.ts'
import { titlesOf } from './queries.ts'
import { type Overview, readOverview } from './read-overview.ts'

/** The figures of the weekly mail. */
const weeklyFigures = ['visitors', 'visits', 'orders', 'revenue', 'conversion'] as const

/** What can have grown or fallen: of each the three that did so most. */
const moving = ['page', 'previous-site', 'product-viewed'] as const
const MOST = 3

/** A week against the one before. */
export type Week = {
  period: Period
  figures: ({ name: (typeof weeklyFigures)[number] } & Pick<OverviewValues, 'now' | 'before'>)[]
  movers: { [kind in (typeof moving)[number]]: { grew: Mover[]; fell: Mover[] } }
  reading: Overview['reading']
  engine: Overview['answer']['engine']
}

/**
 * Reads what a week came to and what changed.
 *
 * @param today in the shop's time zone, after the week
 * @returns null where there was no visit and no order in it and in the one before
 */
export async function readWeek(
  source: VisitSource,
  shop: Shop,
  period: Period,
  today: CalendarDate,
): Promise<Week | null> {
  const chosen = readPeriod(period, today)
  const rows = { page: KEYS_A_DAY, 'previous-site': KEYS_A_DAY, 'product-viewed': KEYS_A_DAY }
  const [overview, now, before] = await Promise.all([
    readOverview(source, shop, { chosen, filters: {} }),
    readVisits(source, { period: chosen.period, rows }),
    readVisits(source, { period: chosen.before, rows }),
  ])
  const spans = [overview.now.all, overview.before.all]
  if (spans.every(({ visits, sales }) => !visits?.views && sales.orders === 0)) return null
  const movers = Object.fromEntries(
    moving.map((kind) => [kind, moversOf(now.rows[kind], before.rows[kind], MOST)]),
  ) as Week['movers']
  await nameProducts(source, movers['product-viewed'])
  return {
    period: chosen.period,
    figures: weeklyFigures.map((name) => ({ name, ...valuesOf(overview, name) })),
    movers,
    reading: overview.reading,
    engine: overview.answer.engine,
  }
}

/** Calls products by their titles; one that was deleted keeps its handle. */
async function nameProducts({ db }: VisitSource, { grew, fell }: Record<'grew' | 'fell', Mover[]>) {
  const all = [...grew, ...fell]
  if (all.length === 0) return
  const found = await titlesOf(
    db,
    all.map(({ key }) => key),
  )
  const titles = new Map(found.map(({ handle, title }) => [handle, title]))
  for (const mover of all) mover.key = titles.get(mover.key) ?? mover.key
}
