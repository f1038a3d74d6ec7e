import { type Column, is } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { customType, SQLiteCustomColumn } from 'drizzle-orm/sqlite-core'
import { retrying } from './retrying-session.ts'
import type { Sealed } from './sealing.ts'

export type Db = DrizzleD1Database

/**
 * Opens the database for one request.
 *
 * `anywhere` may answer from a replica that is a moment behind: for the public catalogue. `primary`
 * sees every write: for cart, checkout, orders and whatever decides about money or stock.
 *
 * There are no interactive transactions on D1; what belongs together goes into one
 * `db.batch([...])`. In a batch D1 returns rows as objects, so two columns of the same name
 * (`carts.id`, `cart_lines.id`) become one and shift the rest: a select that joins must not pick
 * both.
 *
 * A statement or batch that was lost on the way is sent again, and may have been carried out the
 * first time. So every write is one that can be repeated: it sets what it set before, or breaks the
 * key that the first one has written.
 */
export function openDb(d1: D1Database, consistency: 'primary' | 'anywhere'): Db {
  // Only sessions ask replicas, and one that begins at the primary may go on at a replica that lags
  // behind other requests.
  const asked = consistency === 'primary' ? d1 : d1.withSession('first-unconstrained')
  // drizzle uses only prepare() and batch(), which a session has as well.
  return drizzle(retrying(asked) as unknown as D1Database, { casing: 'snake_case' })
}

/**
 * A write that belongs to a larger act and is not executed yet.
 *
 * It is executed by whatever awaits it, and an `async` function that returns one awaits it. So it
 * travels inside an array or an object.
 */
export type Statement = BatchItem<'sqlite'>

/** Executes the statements of one act, all or none, in one round trip. */
export async function runBatch(db: Db, statements: Statement[]): Promise<unknown[]> {
  const [first, ...rest] = statements
  return first ? db.batch([first, ...rest]) : []
}

/** A column for personal data: only what `seal()` returned fits in. */
export const sealedText = customType<{ data: Sealed; driverData: string }>({
  dataType: () => 'text',
})

/** Whether a column was made by `sealedText`, the only type of column that is the shop's own. */
export const isSealed = (column: Column): boolean => is(column, SQLiteCustomColumn)

/**
 * True where `error` was thrown because of the named constraint, or of a key of the named columns
 * (`table.column`).
 */
export const brokeConstraint = (error: unknown, name: string): boolean =>
  messages(error).some((text) => text.includes('constraint failed') && text.includes(name))

/**
 * True where `error` was thrown because the database did not answer, or not as a database does. A
 * statement that SQLite refuses is a fault of ours.
 */
export const isDatabaseDown = (error: unknown): boolean =>
  messages(error).some((text) => fromD1.test(text) && !/SQLITE_|D1_TYPE_ERROR/.test(text))

const fromD1 = /^(D1_|internal error|network connection lost)/i

function messages(error: unknown): string[] {
  const found = []
  for (let e = error; e instanceof Error; e = e.cause) found.push(e.message)
  return found
}
