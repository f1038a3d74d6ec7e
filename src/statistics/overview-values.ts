import { type FigureName, figureOf, type Totals } from './figures.ts'
import { isFiltered } from './look.ts'
import type { Overview } from './read-overview.ts'

/** A figure of a period, and of each step of it, with those before. */
export type OverviewValues = {
  now: number | null
  before: number | null
  steps: { at: string; value: number | null; before: number | null }[]
}

/**
 * A figure as the overview shows it. Orders are not known by a part of the visits, so there is no
 * conversion of one; who saw one page only is known of a day, and not of an hour.
 */
export function valuesOf(overview: Overview, name: FigureName): OverviewValues {
  const { look, now, before } = overview
  const never = name === 'conversion' && isFiltered(look)
  const ofDaysOnly = name === 'bounce' && look.chosen.step === 'hour'
  const ofAll = (totals: Totals | undefined) => (totals && !never ? figureOf(name, totals) : null)
  const ofStep = (totals: Totals | undefined) => (ofDaysOnly ? null : ofAll(totals))
  return {
    now: ofAll(now.all),
    before: ofAll(before.all),
    steps: now.steps.map((step, n) => ({
      at: step.at,
      value: ofStep(step),
      before: ofStep(before.steps[n]),
    })),
  }
}
