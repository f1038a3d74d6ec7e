import type { Figures } from '../analytics/figures.ts'
import type { Answer } from '../analytics/read-visits.ts'
import { sumFigures } from './figures.ts'
import type { Chosen } from './period.ts'
import { type Moments, stepOf } from './steps.ts'

/** Visits of some steps, and of all of them together; null where nobody knows. */
export type Seen = { all: Figures | null; steps: (Figures | null)[] }

/** A step, a day or an hour, as it was read. */
type Read = Figures & { at: string }

/**
 * Visits by the steps of a chart, from those of days, or of the hours of one day. Where the engine
 * was not heard, or its memory does not reach, nothing seen is nothing known.
 *
 * @param answer whose series has days, or hours
 */
export function visitsByStep(
  steps: Moments[],
  step: Chosen['step'],
  answer: Pick<Answer<never>, 'figures' | 'series' | 'engine' | 'since'>,
): Seen {
  const { engine, since } = answer
  const isKnown = ({ at, views }: Read) =>
    views > 0 || ((engine === 'answered' || engine === 'not needed') && at >= (since ?? ''))
  const known = answer.series.filter(isKnown)
  const byStep = steps.map(({ at }) =>
    sumFigures(known.filter((read) => (step === 'hour' ? read.at : stepOf(read.at, step)) === at)),
  )
  const all = step === 'hour' ? known.length > 0 && answer.figures : sumFigures(known)
  return { all: all || null, steps: byStep }
}
