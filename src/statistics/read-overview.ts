import { readVisits } from '../analytics/read-visits.ts'
import { daysOf } from '../analytics/total-queries.ts'
import type { VisitSource } from '../analytics/visit-source.ts'
import type { Shop } from '../platform/config.ts'
import { sumFigures, sumSales, type Totals } from './figures.ts'
import type { Look } from './look.ts'
import { readingOf, salesOf } from './order-figures.ts'
import { notesIn, readingsOf, revenueIn, settingsOf, soldIn } from './order-queries.ts'
import { momentsOf } from './steps.ts'
import { visitsByStep } from './visits-by-step.ts'

/** What a period came to, in all and by step. */
export type Span = { all: Totals; steps: (Totals & { at: string })[] }

export type Overview = Awaited<ReturnType<typeof readOverview>>

/** Reads what a period and the one before came to: one round trip, besides that of the visits. */
export async function readOverview(source: VisitSource, shop: Shop, { chosen, filters }: Look) {
  const { db } = source
  const { step } = chosen
  const now = momentsOf(chosen.period, step, shop.time_zone)
  const before = momentsOf(chosen.before, step, shop.time_zone)
  const [answer, [sold, moved, readings, notes, settings, daysBefore]] = await Promise.all([
    // Both periods at once, but for the hours of a day.
    step === 'hour'
      ? readVisits(source, { period: chosen.period, filters, series: 'hour' })
      : readVisits(source, {
          period: { from: chosen.before.from, to: chosen.period.to },
          filters,
          series: 'day',
        }),
    db.batch([
      soldIn(db, [...now, ...before], shop.currency),
      revenueIn(db, [...now, ...before], shop.currency),
      readingsOf(db),
      notesIn(db, chosen.period),
      settingsOf(db),
      daysOf(db, chosen.before),
    ]),
  ])
  const sales = salesOf(sold, moved)
  const filtered = Object.keys(filters).length > 0
  const spanOf = (period: typeof chosen.period, steps: typeof now, first: number): Span => {
    const series = answer.series.filter(
      ({ at }) => at.slice(0, 10) >= period.from && at.slice(0, 10) <= period.to,
    )
    const seen = visitsByStep(steps, step, { ...answer, series })
    const own = sales.slice(first, first + steps.length)
    // A closed day before has no hours here.
    const all = series.length === 0 && !filtered ? sumFigures(daysBefore) : seen.all
    return {
      all: { visits: all, sales: sumSales(own) },
      steps: steps.flatMap(({ at }, n) => {
        const sold = own[n]
        return sold ? [{ at, visits: seen.steps[n] ?? null, sales: sold }] : []
      }),
    }
  }
  return {
    now: spanOf(chosen.period, now, 0),
    before: spanOf(chosen.before, before, now.length),
    answer,
    filtered,
    notes,
    reading: readingOf(readings),
    /** Movements of money in other currencies, in the period. */
    elsewhere: moved.slice(0, now.length).reduce((sum, each) => sum + each.elsewhere, 0),
    mailIsOn: settings.every(({ name, value }) => name !== 'weekly-mail' || value !== 'off'),
  }
}
