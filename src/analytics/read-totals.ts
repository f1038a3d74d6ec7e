import type { Db } from '../platform/db.ts'
import type { Dimension } from './dimensions.ts'
import type { Period } from './figures.ts'
import type { Found } from './read-engine.ts'
import { daysOf, hoursOf, totalsOf } from './total-queries.ts'
import type { VisitSource } from './visit-source.ts'

/** What is asked of the totals of closed days. */
export type TotalsAsked = {
  period: Period
  hours: boolean
  /** How many keys of each dimension. */
  rows: [Dimension, number][]
}

/** What is read of the database for a question, in one batch. */
export const totalStatements = (db: Db, { period, hours, rows }: TotalsAsked) =>
  [
    daysOf(db, period),
    hoursOf(db, hours ? period : NONE),
    ...rows.map(([dimension, most]) => totalsOf(db, { dimension, period, most })),
  ] as const

/** Names a question: `what` of a source. */
export const nameOf = (asked: TotalsAsked): string => JSON.stringify(asked)

/** What the totals of closed days say of a period: one round trip, none if it was made already. */
export async function readTotals({ db, ahead }: VisitSource, asked: TotalsAsked): Promise<Found> {
  const read = () => db.batch(totalStatements(db, asked))
  const there = ahead?.what === nameOf(asked) ? ahead.rows : undefined
  const [days, ofHours, ...ofRows] = (there ?? (await read())) as Awaited<ReturnType<typeof read>>
  return {
    days: new Map(days.map(({ day, at, ...figures }) => [day, figures])),
    hours: new Map(
      ofHours.map(({ day, hour, ...figures }) => [`${day}T${hour}`, { ...figures, onePage: 0 }]),
    ),
    rows: new Map(asked.rows.map(([dimension], n) => [dimension, ofRows[n] ?? []])),
  }
}

const NONE: Period = { from: '1', to: '0' }
