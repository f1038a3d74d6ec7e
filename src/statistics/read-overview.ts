import type { Figures, Period } from '../analytics/figures.ts'
import { figuresOfHours } from '../analytics/read-totals.ts'
import { type Answer, readVisits } from '../analytics/read-visits.ts'
import { daysOf, hoursOf } from '../analytics/total-queries.ts'
import type { VisitSource } from '../analytics/visit-source.ts'
import type { Shop } from '../platform/config.ts'
import { type Sales, sumSales, type Totals } from './figures.ts'
import { isFiltered, type Look } from './look.ts'
import { readingOf, salesOf } from './order-figures.ts'
import { notesIn, readingsOf, revenueIn, soldIn } from './order-queries.ts'
import { settingOf } from './queries.ts'
import { type Moments, momentsOf } from './steps.ts'
import { isWanted } from './switch-weekly-mail.ts'
import { knownOf, type Seen, sumOrNull, visitsByStep } from './visits-by-step.ts'

/** What a period came to, in all and by step. */
export type Span = { all: Totals; steps: (Totals & { at: string })[] }

export type Overview = Awaited<ReturnType<typeof readOverview>>

/**
 * Reads what a period and the one before came to, with its notes and how far the journal knows it:
 * one round trip to the database, besides that of the visits.
 */
export async function readOverview(source: VisitSource, shop: Shop, look: Look) {
  const { db } = source
  const { period, before, step } = look.chosen
  const now = momentsOf(period, step, shop.time_zone)
  const past = momentsOf(before, step, shop.time_zone)
  const [visits, [sold, moved, readings, notes, [setting], dayBefore, hoursBefore]] =
    await Promise.all([
      step === 'hour' ? readDay(source, look) : readDays(source, look),
      db.batch([
        soldIn(db, [...now, ...past], shop.currency),
        revenueIn(db, [...now, ...past], shop.currency),
        readingsOf(db),
        notesIn(db, period),
        settingOf(db, 'weekly-mail'),
        // Of the day before a day: of more days, visits are read at once.
        daysOf(db, before),
        hoursOf(db, before),
      ]),
    ])
  const sales = salesOf(sold, moved)
  const seenBefore: Visits = visits.before ?? {
    all: dayBefore[0] ?? null,
    known: figuresOfHours(hoursBefore),
  }
  return {
    look,
    now: spanOf(now, step, visits.now, sales),
    before: spanOf(past, step, seenBefore, sales.slice(now.length)),
    answer: visits.answer,
    notes: notes.toReversed(),
    reading: readingOf(readings),
    /** Movements of money in other currencies than the shop's, in the period. */
    elsewhere: moved.slice(0, now.length).reduce((sum, each) => sum + each.elsewhere, 0),
    mailIsOn: isWanted(setting),
  }
}

/** What was seen in a period: in all, and in its days or hours. */
type Visits = { all: Figures | null; known: Seen[] }
type Both = { now: Visits; before: Visits | null; answer: Answer<never> }

/** Visits of several days and of as many before. A day's visitors are its own, so they add up. */
async function readDays(source: VisitSource, { chosen, filters }: Look): Promise<Both> {
  const period = { from: chosen.before.from, to: chosen.period.to }
  const answer = await readVisits(source, { period, filters, series: 'day' })
  const within = ({ from, to }: Period): Visits => {
    const known = knownOf(answer).filter(({ at }) => at >= from && at <= to)
    return { all: sumOrNull(known), known }
  }
  const before = within(chosen.before)
  // Of days that are not all known, no sum can be compared.
  const isWhole = chosen.before.from >= (answer.since ?? answer.begins ?? '')
  return {
    now: within(chosen.period),
    before: isWhole ? before : { ...before, all: null },
    // What is said of how far back visits are known is of the period alone.
    answer: { ...answer, begins: beginsWithin(answer.begins, chosen.period) },
  }
}

const beginsWithin = (begins: string | null, { from }: Period) =>
  begins && begins > from ? begins : null

/** Visits of one day by its hours, whose visitors do not add up. */
async function readDay(source: VisitSource, look: Look): Promise<Both> {
  const { chosen, filters } = look
  const read = (period: Period) => readVisits(source, { period, filters, series: 'hour' })
  const [answer, before] = await Promise.all([
    read(chosen.period),
    isFiltered(look) ? read(chosen.before) : null,
  ])
  const visitsOf = (of: Answer<never>): Visits => {
    const known = knownOf(of)
    return { all: known.length > 0 ? of.figures : null, known }
  }
  return { now: visitsOf(answer), before: before && visitsOf(before), answer }
}

function spanOf(
  steps: Moments[],
  step: Look['chosen']['step'],
  { all, known }: Visits,
  sales: Sales[],
): Span {
  const own = sales.slice(0, steps.length)
  const visits = visitsByStep(steps, step, known)
  return {
    all: { visits: all, sales: sumSales(own) },
    steps: own.map((sales, n) => ({ at: steps[n]?.at ?? '', visits: visits[n] ?? null, sales })),
  }
}
