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

/** Texts of one column to reseal per scheduled run. */
export const TEXTS_PER_RUN = 250

/**
 * A D1 parameter holds 2 MB; the longest text, two addresses and a gift message, takes 30 KB before
 * and 30 KB after resealing.
 */
const TEXTS_PER_STATEMENT = 25

/**
 * Scheduled work while sealing keys change: reseals texts of older keys with the newest, at most
 * `limit` per column. It may stop anywhere, because each text is complete under its old or new key;
 * a text changed in the meantime stays as it is. One that does not open is left alone and logged.
 * With a single key there is nothing to do.
 *
 * @returns the number of texts resealed
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
  const unreadable: Unreadable[] = []
  let count = 0
  // Written batch by batch: if the platform runs out of time, finished batches are kept.
  for (let done = 0; done < rows.length; done += TEXTS_PER_STATEMENT) {
    const some = rows.slice(done, done + TEXTS_PER_STATEMENT)
    const texts = await Promise.all(some.map((row) => resealRow(keys, column, row)))
    unreadable.push(...texts.filter((text) => 'fault' in text))
    const fresh = texts.filter((text) => 'after' in text)
    if (fresh.length > 0) count += (await replaceTexts(db, column, fresh)).length
  }
  logUnreadable(column, unreadable)
  return count
}

type Fresh = { id: string; before: Sealed; after: Sealed }
type Unreadable = { before: Sealed; fault: string }

async function resealRow(
  keys: SealingKeys,
  { table, name }: SealedColumn,
  row: SealedRow,
): Promise<Fresh | Unreadable> {
  const { id, text: before } = row
  const place = `${table}.${name}:${id}` as const
  try {
    return { id, before, after: await seal(keys, place, await unseal(keys, place, before)) }
  } catch (error) {
    if (error instanceof SealingError) return { before, fault: error.message }
    throw error
  }
}

/** Logs one line per key whose texts do not open, with one of them as an example. */
function logUnreadable({ table, name }: SealedColumn, texts: Unreadable[]): void {
  for (const [key, some] of Map.groupBy(texts, ({ before }) => keyIdOf(before)))
    log('error', 'sealed texts do not open', {
      column: `${table}.${name}`,
      key,
      texts: some.length,
      fault: some[0]?.fault ?? '',
    })
}
