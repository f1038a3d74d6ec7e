import type { Sales } from './figures.ts'
import type { revenueIn, soldIn } from './order-queries.ts'

type Rows<Query extends (...args: never[]) => PromiseLike<unknown[]>> = Awaited<ReturnType<Query>>

/** What each step came to, from the rows of `soldIn` and `revenueIn` of the same steps. */
export const salesOf = (sold: Rows<typeof soldIn>, moved: Rows<typeof revenueIn>): Sales[] =>
  sold.map((step, n) => ({ ...step, revenue: moved[n]?.revenue ?? 0 }))

/** How far the journal knows the money of a period. */
export type Reading =
  /** It has all of it, or as of that moment where the period is not over. */
  | { state: 'read'; at: number }
  /** It has been read in part, or never. */
  | { state: 'partly' | 'never' }

/** The reading that is furthest behind counts. */
export function readingOf(readings: { complete: boolean; readAt: number }[]): Reading {
  if (readings.length === 0) return { state: 'never' }
  if (readings.some(({ complete }) => !complete)) return { state: 'partly' }
  return { state: 'read', at: Math.min(...readings.map(({ readAt }) => readAt)) }
}
