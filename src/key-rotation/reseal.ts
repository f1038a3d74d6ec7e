import type { Db } from '../platform/db.ts'
import { log, logFailure } from '../platform/log.ts'
import {
  keyIdOf,
  type Sealed,
  SealingError,
  type SealingKeys,
  seal,
  unseal,
} from '../platform/sealing.ts'
import {
  replaceTexts,
  type SealedColumn,
  type SealedRow,
  sealedColumns,
  textsToReseal,
} from './queries.ts'

/** Texts of one column that are sealed again in one run of the clock. */
export const TEXTS_PER_RUN = 250

/**
 * A parameter of D1 holds 2 MB; the longest text, two addresses and a gift message, takes 30 KB
 * before and 30 KB after.
 */
const TEXTS_PER_STATEMENT = 25

/**
 * The clock's part while sealing keys change: texts of older keys are sealed anew with the newest,
 * at most `limit` of each column. It can be stopped anywhere, because each text is whole, in the
 * old way or the new; a text that is written meanwhile stays as it was written. One that does not
 * open is left alone and told to the log. With one key there is nothing to do.
 *
 * @returns how many texts were sealed anew
 */
export async function reseal(db: Db, keys: SealingKeys, limit = TEXTS_PER_RUN): Promise<number> {
  if (keys.byId.size < 2) return 0
  let count = 0
  for (const column of sealedColumns)
    try {
      count += await resealColumn(db, keys, column, limit)
    } catch (error) {
      logFailure('column not sealed anew', error, { column: `${column.table}.${column.name}` })
    }
  if (count > 0) log('info', 'sealed anew', { texts: count, key: keys.newest })
  return count
}

async function resealColumn(db: Db, keys: SealingKeys, column: SealedColumn, limit: number) {
  const rows = await textsToReseal(db, column, [keys.newest, ...keys.lost], limit)
  const closed: Closed[] = []
  let count = 0
  // Written as they are made: what was done when the platform stops the clock for want of time is
  // done.
  for (let done = 0; done < rows.length; done += TEXTS_PER_STATEMENT) {
    const some = rows.slice(done, done + TEXTS_PER_STATEMENT)
    const texts = await Promise.all(some.map((row) => resealRow(keys, column, row)))
    closed.push(...texts.filter((text) => 'fault' in text))
    const fresh = texts.filter((text) => 'becomes' in text)
    if (fresh.length > 0) count += (await replaceTexts(db, column, fresh)).length
  }
  logClosed(column, closed)
  return count
}

type Fresh = { id: string; was: Sealed; becomes: Sealed }
type Closed = { was: Sealed; fault: string }

async function resealRow(
  keys: SealingKeys,
  { table, name }: SealedColumn,
  row: SealedRow,
): Promise<Fresh | Closed> {
  const { id, text: was } = row
  const place = `${table}.${name}:${id}` as const
  try {
    return { id, was, becomes: await seal(keys, place, await unseal(keys, place, was)) }
  } catch (error) {
    if (error instanceof SealingError) return { was, fault: error.message }
    throw error
  }
}

/** One line for each key of which texts do not open, with one of them as an example. */
function logClosed({ table, name }: SealedColumn, texts: Closed[]): void {
  for (const [key, some] of Map.groupBy(texts, ({ was }) => keyIdOf(was)))
    log('error', 'sealed texts do not open', {
      column: `${table}.${name}`,
      key,
      texts: some.length,
      fault: some[0]?.fault ?? '',
    })
}
