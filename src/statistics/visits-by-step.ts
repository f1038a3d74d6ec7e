import { type Figures, sumOf } from '../analytics/figures.ts'
import type { Answer } from '../analytics/read-visits.ts'
import type { Chosen } from './period.ts'
import { type Moments, stepOf } from './steps.ts'
import { statisticsWords } from './words.ts'

/** Visits of a day or of an hour, as they were read. */
export type Seen = Figures & { at: string }

/** What was seen in the days or hours of a series that were looked at. */
export const knownOf = ({ series, known }: Pick<Answer<never>, 'series' | 'known'>) =>
  series.filter(({ at }) => known.has(at.slice(0, 10)))

/** What stands where a list of visits has no row: of days that nobody looked at nothing is known. */
export function nothingOf({ known }: Pick<Answer<never>, 'known'>, nothing?: string): string {
  const words = statisticsWords().chart
  return known.size > 0 ? (nothing ?? words.nothing) : words.notKnown
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
