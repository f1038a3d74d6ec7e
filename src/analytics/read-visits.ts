import type { Dimension, Filters } from './dimensions.ts'
import type { Accuracy, Figures, Period, Row } from './figures.ts'
import { daysOf, totalsOf } from './total-queries.ts'
import type { VisitSource } from './visit-source.ts'

/** What is asked about a period. */
export type Question<D extends Dimension> = {
  period: Period
  /** Only visits of these; the engine alone can tell, which forgets after three months. */
  filters?: Filters
  /** The figures of each step of the period: an hour of one day, a day or a month. */
  series?: 'hour' | 'day' | 'month'
  /** The most frequent keys of these dimensions, and how many of each. */
  rows?: { [dimension in D]: number }
}

export type Answer<D extends Dimension> = {
  figures: Figures
  /** `at`: `2026-12-01T09`, `2026-12-01` or `2026-12`; every step of the period, empty ones too. */
  series: (Figures & { at: string })[]
  rows: { [dimension in D]: Row[] }
  accuracy: Accuracy
  /** Whether the engine answered: `off` without keys, `silent` if it did not. */
  engine: 'answered' | 'not needed' | 'off' | 'silent'
  /** The first day that could be looked at, where filters reach back less far than asked. */
  since: string | null
  /** Filters with a value that no recorded visit has (a quote, say): nothing was asked. */
  refused: (keyof Filters)[]
}

/**
 * Reads what a period's visits come to: closed days from their totals, the rest from the engine.
 *
 * @returns never throws for an engine that does not answer: figures are then of what is known
 */
export async function readVisits<D extends Dimension>(
  source: VisitSource,
  question: Question<D>,
): Promise<Answer<D>> {
  const { db } = source
  const { period, rows = {} as { [dimension in D]: number } } = question
  const asked = Object.entries(rows) as [D, number][]
  const [days, ...found] = await db.batch([
    daysOf(db, period),
    ...asked.map(([dimension, most]) => totalsOf(db, dimension, period, most)),
  ])
  const sumOf = (name: 'visitors' | 'views' | 'visits' | 'onePage' | 'points' | 'stored') =>
    days.reduce((sum, day) => sum + day[name], 0)
  return {
    figures: {
      visitors: sumOf('visitors'),
      views: sumOf('views'),
      visits: sumOf('visits'),
      onePage: sumOf('onePage'),
    },
    series: days.map((day) => ({ ...day, at: day.day })),
    rows: Object.fromEntries(asked.map(([dimension], n) => [dimension, found[n]])) as {
      [dimension in D]: Row[]
    },
    accuracy: { points: sumOf('points'), stored: sumOf('stored') },
    engine: 'off',
    since: null,
    refused: [],
  }
}
