import { interposed, type Trip } from '../support/interposed-database.ts'

/** What was asked of the database while one request was answered. */
export type Asked = {
  roundTrips: number
  /** How often the request waited for it: round trips at the same time are one wait. */
  waits: number
  /** Round trips that have not come back. */
  underWay: number
  /** Round trips before the first call to anybody else; null: nobody else was called. */
  beforeCall: number | null
  statements: Trip
}

/** Nothing yet. */
export const nothingAsked = (): Asked => ({
  ...{ roundTrips: 0, waits: 0, underWay: 0 },
  ...{ beforeCall: null, statements: [] },
})

/**
 * A database that notes what it is asked.
 *
 * @param asked where to note it at this moment; undefined: nowhere
 */
export const watchDatabase = (db: D1Database, asked: () => Asked | undefined): D1Database =>
  interposed(db, async (trip, act) => {
    const noted = asked()
    if (!noted) return act()
    noted.roundTrips++
    noted.statements.push(...trip)
    if (noted.underWay++ === 0) noted.waits++
    try {
      return await act()
    } finally {
      noted.underWay--
    }
  })
