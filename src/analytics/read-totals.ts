import type { Db } from '../platform/db.ts'
import type { Dimension } from './dimensions.ts'
import type { Period } from './figures.ts'
import type { Found } from './read-engine.ts'
import { daysOf, hoursOf, totalsOf } from './total-queries.ts'

type Asked = {
  period: Period
  hours: boolean
  /** How many keys of each dimension. */
  rows: [Dimension, number][]
}

/** What the totals of closed days say of a period, in one round trip. */
export async function readTotals(db: Db, { period, hours, rows }: Asked): Promise<Found> {
  const [days, ofHours, ...ofRows] = await db.batch([
    daysOf(db, period),
    hoursOf(db, hours ? period : NONE),
    ...rows.map(([dimension, most]) => totalsOf(db, { dimension, period, most })),
  ])
  return {
    days: new Map(days.map(({ day, at, ...figures }) => [day, figures])),
    hours: new Map(figuresOfHours(ofHours).map(({ at, ...figures }) => [at, figures])),
    rows: new Map(rows.map(([dimension], n) => [dimension, ofRows[n] ?? []])),
  }
}

const NONE: Period = { from: '1', to: '0' }

/** The figures of closed hours, from the rows of `hoursOf`; who saw one page only is not kept of them. */
export const figuresOfHours = (rows: Awaited<ReturnType<typeof hoursOf>>) =>
  rows.map(({ day, hour, ...figures }) => ({ ...figures, onePage: 0, at: `${day}T${hour}` }))
