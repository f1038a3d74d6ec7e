/** Calendar days in the shop's time zone, the last one included. */
export type Period = { from: string; to: string }

/** What visits come to. */
export type Figures = {
  /**
   * People: different visitor numbers. A number is new every day, so the visitors of several days
   * are the sum of each day's.
   */
  visitors: number
  /** Pages that were seen. */
  views: number
  /** Pages that were reached from another site or directly: each begins a visit. */
  visits: number
  /** Visitors who saw one page on that day, and did nothing else. */
  onePage: number
}

/** What one key of a dimension comes to. `times`: page views, or how often it happened. */
export type Row = { key: string; visitors: number; times: number; visits: number }

/** How far figures can be trusted: fewer points stored than written, if the engine sampled. */
export type Accuracy = { points: number; stored: number }
