import { interposed, type Trip } from '../support/interposed-database.ts'

/** What was asked of the database while one request was answered. */
export type Asked = {
  roundTrips: number
  /** Round trips before the first call to anybody else; null: nobody else was called. */
  beforeCall: number | null
  statements: Trip
}

/**
 * A database that notes what it is asked.
 *
 * @param asked where to note it at this moment; undefined: nowhere
 */
export const watchDatabase = (db: D1Database, asked: () => Asked | undefined): D1Database =>
  interposed(db, async (trip, act) => {
    const noted = asked()
    if (noted) {
      noted.roundTrips++
      noted.statements.push(...trip)
    }
    return act()
  })
