import { type Db, runBatch } from '../platform/db.ts'
import { logFailure } from '../platform/log.ts'
import { keyIdOf, type SealingKeys, unseal } from '../platform/sealing.ts'
import { oldestAndNewest, type SealedRow, sealedColumns } from './queries.ts'

/** The response of `/healthz` when sealed data cannot be read; `npm run deploy` stops at it. */
export const KEY_MISSING = 'not set up yet: a key is missing or wrong'

/**
 * Opens the oldest and newest text of every sealed column and discards the result. Null if all
 * open, otherwise `KEY_MISSING`; the log names place and key. Costs one round trip and reads at
 * most twenty rows per column.
 */
export async function findKeyFault(db: Db, keys: SealingKeys): Promise<string | null> {
  const ends = sealedColumns.flatMap((column) =>
    oldestAndNewest(db, column).map((query) => ({ column, query })),
  )
  const answers = await runBatch(
    db,
    ends.map(({ query }) => query),
  )
  const opened = ends.flatMap(({ column: { table, name } }, i) =>
    (answers[i] as SealedRow[])
      .filter(({ text }) => !keys.lost.has(keyIdOf(text)))
      .map(({ id, text }) => unseal(keys, `${table}.${name}:${id}`, text)),
  )
  const closed = (await Promise.allSettled(opened)).find(({ status }) => status === 'rejected')
  if (!closed) return null
  logFailure('sealed texts do not open', (closed as PromiseRejectedResult).reason)
  return KEY_MISSING
}
