import type { EventName } from './rules.ts'

/** A page that somebody saw. */
export const viewEvents = [
  ...(['page viewed', 'product viewed', 'searched'] as const),
] as const satisfies readonly EventName[]

/** Calendar days in the shop's time zone, the last one included. */
export type Period = { from: string; to: string }

/** What visits come to. */
export type Figures = {
  /**
   * People who saw a page: different visitor numbers. A number is new every day, so the visitors of
   * several days are the sum of each day's.
   */
  visitors: number
  /** Pages that were seen. */
  views: number
  /** Pages that were reached from another site or directly: each begins a visit. */
  visits: number
  /**
   * Visitors who saw one page on that day, and did nothing else. Of an hour it is not known: 0.
   * Where the engine sampled it is too high, because their other points may be those that are gone.
   */
  onePage: number
}

/** What one key of a dimension comes to. `times`: page views, or how often it happened. */
export type Row = { key: string; visitors: number; times: number; visits: number }

/** How far figures can be trusted: fewer points stored than written, if the engine sampled. */
export type Accuracy = { points: number; stored: number }

/**
 * A number of different visitors in points of which the engine kept a part: as many times more as it
 * stands for. An estimate, too high where visitors have several points.
 */
export const scaled = (visitors: number, points: number, stored: number): number =>
  stored === points || stored === 0 ? visitors : Math.round((visitors * points) / stored)

/** The sum of the figures of days. */
export function sumOf(all: Figures[]): Figures {
  const sum = { visitors: 0, views: 0, visits: 0, onePage: 0 }
  for (const { visitors, views, visits, onePage } of all) {
    sum.visitors += visitors
    sum.views += views
    sum.visits += visits
    sum.onePage += onePage
  }
  return sum
}
