/**
 * What Cloudflare's plans allow, as its documentation said in November 2026:
 * https://developers.cloudflare.com/d1/platform/limits/ and /d1/platform/pricing/,
 * https://developers.cloudflare.com/analytics/analytics-engine/pricing/. A megabyte is taken as a
 * million bytes, the smaller of both.
 */
export const planLimits = {
  free: {
    /** Bytes of one database. */
    database: 500e6,
    /** Points that are written to Analytics Engine. */
    points: { most: 100_000, per: 'day' },
    rowsRead: { most: 5e6, per: 'day' },
    rowsWritten: { most: 100_000, per: 'day' },
  },
  paid: {
    database: 10e9,
    points: { most: 10e6, per: 'month' },
    rowsRead: { most: 25e9, per: 'month' },
    rowsWritten: { most: 50e6, per: 'month' },
  },
} as const
