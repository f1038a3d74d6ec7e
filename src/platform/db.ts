import { type Column, fillPlaceholders, is, type Query } from 'drizzle-orm'
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { customType, SQLiteCustomColumn } from 'drizzle-orm/sqlite-core'
import { retrying } from './retrying-session.ts'
import type { Sealed } from './sealing.ts'

export type Db = DrizzleD1Database & { $client: D1Database }

/**
 * Opens the database for one request.
 *
 * `anywhere` may answer from a replica that is a moment behind: for the public catalogue. `primary`
 * sees every write: for cart, checkout, orders and every decision about money or stock.
 *
 * D1 has no interactive transactions; statements that belong together go into one
 * `db.batch([...])`. In a batch D1 returns rows as objects, so two columns of the same name
 * (`carts.id`, `cart_lines.id`) collapse into one and shift the rest: a select with a join must not
 * pick both.
 *
 * A statement or batch that got lost is sent again, although it may have run the first time. So
 * every write must be repeatable: it sets the same values again, or violates a key that the first
 * run inserted.
 */
export function openDb(d1: D1Database, consistency: 'primary' | 'anywhere'): Db {
  // Only sessions read from replicas, and a session that begins at the primary may continue at a
  // replica that lags behind other requests.
  const connection = consistency === 'primary' ? d1 : d1.withSession('first-unconstrained')
  // drizzle only uses prepare() and batch(), which a session has too.
  return drizzle(retrying(connection) as unknown as D1Database, { casing: 'snake_case' })
}

/**
 * A write that is part of a larger act and has not run yet.
 *
 * Awaiting it runs it, and an `async` function that returns one awaits it: so pass it around inside
 * an array or an object.
 */
export type Statement = BatchItem<'sqlite'>

/** Runs the statements of one act, all or none, in one round trip. */
export async function runBatch(db: Db, statements: Statement[]): Promise<unknown[]> {
  const [first, ...rest] = statements
  return first ? db.batch([first, ...rest]) : []
}

/** A statement whose SQL can be built ahead: what drizzle's `select()` and the like return. */
type Preparable = BatchItem<'sqlite'> & {
  prepare(): {
    getQuery(): Query
    mapResult(response: unknown, isFromBatch: boolean): unknown
  }
}

/**
 * A batch whose SQL is the same for each request: it is built the first time and kept by the
 * isolate. Building six statements took a third of a page's time (docs/decisions/022).
 *
 * @param build the statements, with `sql.placeholder('name')` for each value of a request
 * @returns runs the batch with these values, in one round trip. Throws if one is missing
 */
export function preparedBatch<T extends readonly [Preparable, ...Preparable[]]>(
  build: (db: Db) => T,
) {
  let prepared: ReturnType<Preparable['prepare']>[] | undefined
  return async (db: Db, values: Record<string, unknown>): Promise<BatchResponse<T>> => {
    prepared ??= build(openDb(unconnected, 'primary')).map((statement) => statement.prepare())
    return (await runPrepared(db, prepared, values)).rows as BatchResponse<T>
  }
}

/** The same as `db.batch`, with the size of the database in bytes, which D1 says of each answer. */
export const sizedBatch = async <T extends readonly [Preparable, ...Preparable[]]>(
  db: Db,
  statements: T,
): Promise<{ rows: BatchResponse<T>; bytes: number }> => {
  const prepared = statements.map((statement) => statement.prepare())
  const { rows, answers } = await runPrepared(db, prepared, {})
  return { rows: rows as BatchResponse<T>, bytes: answers.at(-1)?.meta.size_after ?? 0 }
}

async function runPrepared(
  db: Db,
  prepared: ReturnType<Preparable['prepare']>[],
  values: Record<string, unknown>,
) {
  const answers = await db.$client.batch(
    prepared.map((statement) => {
      const { sql, params } = statement.getQuery()
      return db.$client.prepare(sql).bind(...fillPlaceholders(params, values))
    }),
  )
  const rows = prepared.map((statement, n) => statement.mapResult(answers[n], true))
  return { rows, answers }
}

/** The SQL outlives the request that built it, whose database must not. */
const unconnected = { prepare: () => ({}) } as unknown as D1Database

/** A column for personal data: it only accepts what `seal()` returned. */
export const sealedText = customType<{ data: Sealed; driverData: string }>({
  dataType: () => 'text',
})

/** Whether a column comes from `sealedText`, the only type of column that is the shop's own. */
export const isSealed = (column: Column): boolean => is(column, SQLiteCustomColumn)

/**
 * Whether `error` reports a violation of the named constraint, or of a key on the named columns
 * (`table.column`).
 */
export const brokeConstraint = (error: unknown, name: string): boolean =>
  messages(error).some((text) => text.includes('constraint failed') && text.includes(name))

/**
 * Whether `error` means that the database did not answer properly. A statement that SQLite rejects
 * is a bug instead.
 */
export const isDatabaseDown = (error: unknown): boolean =>
  messages(error).some((text) => fromD1.test(text) && !/SQLITE_|D1_TYPE_ERROR/.test(text))

const fromD1 = /^(D1_|internal error|network connection lost)/i

function messages(error: unknown): string[] {
  const found = []
  for (let e = error; e instanceof Error; e = e.cause) found.push(e.message)
  return found
}
