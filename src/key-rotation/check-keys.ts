import { type Db, runBatch } from '../platform/db.ts'
import { logFailure } from '../platform/log.ts'
import { keyIdOf, type SealingKeys, unseal } from '../platform/sealing.ts'
import { oldestAndNewest, type SealedRow, sealedColumns } from './queries.ts'

/**
 * What `/healthz` says when the shop cannot read what it has sealed; `npm run deploy` stops at it.
 */
export const KEY_MISSING = 'not set up yet: a key is missing or wrong'

/**
 * Opens the oldest and the newest text of every sealed column, and throws away what it reads. Null
 * when all open, else `KEY_MISSING`, with place and key in the log. Costs one round trip, and
 * twenty rows of each column at most.
 */
export async function faultOfKeys(db: Db, keys: SealingKeys): Promise<string | null> {
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
