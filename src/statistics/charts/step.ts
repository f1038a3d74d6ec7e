import type { Format } from '../format.ts'

/** One step of a line: a moment, its value, the value a period before, and what was noted of it. */
export type Step = {
  /** `2026-12-01T09`, `2026-12-01` or `2026-12` */
  at: string
  /** Null where nothing is known. */
  value: number | null
  before?: number | null
  notes?: string[]
}

export type LineChartProps = {
  /** Names it in the page. */
  id: string
  title: string
  steps: Step[]
  format: Format
  /** Of people and orders there are no halves. */
  whole?: boolean
  step: 'hour' | 'day' | 'month'
  /** How the period before is called; none: nothing is compared. */
  beforeName?: string
  locale: string
}

/** The steps that have notes, by their places: the first of them is number 1 of the chart. */
export const notedOf = (steps: Pick<Step, 'notes'>[]): number[] =>
  steps.flatMap(({ notes = [] }, n) => (notes.length > 0 ? [n] : []))
