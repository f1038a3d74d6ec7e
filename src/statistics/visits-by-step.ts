import { type Figures, sumOf } from '../analytics/figures.ts'
import type { Answer } from '../analytics/read-visits.ts'
import type { Chosen } from './period.ts'
import { type Moments, stepOf } from './steps.ts'

/** Visits of a day or of an hour, as they were read. */
export type Seen = Figures & { at: string }

/**
 * What was seen in the days or hours of a series. Where the engine was not heard, or neither its
 * memory nor totals reach, nothing seen is nothing known.
 */
export function knownOf({
  series,
  engine,
  since,
  begins,
  few,
}: Pick<Answer<never>, 'series' | 'engine' | 'since' | 'begins' | 'few'>) {
  const heard = !few && (engine === 'answered' || engine === 'not needed')
  return series.filter(({ at, views }) => views > 0 || (heard && at >= (since ?? begins ?? '')))
}

/** Visits of each step of a chart, from those of its days, or hours; null where none is known. */
export const visitsByStep = (
  steps: Moments[],
  step: Chosen['step'],
  known: Seen[],
): (Figures | null)[] => {
  const found = Map.groupBy(known, ({ at }) => stepOf(at, step))
  return steps.map(({ at }) => sumOrNull(found.get(at) ?? []))
}

/** The sum of what is known; null where that is nothing. */
export const sumOrNull = (known: Figures[]): Figures | null =>
  known.length === 0 ? null : sumOf(known)
