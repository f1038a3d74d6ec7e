import * as z from 'zod'
import { keyUsesSql, presentColumnsSql } from '../../key-rotation/key-queries.ts'
import {
  type Place,
  type Sealed,
  SealingError,
  type SealingKeys,
  unseal,
} from '../../platform/sealing.ts'
import { type Database, queryDatabase } from '../shared/database.ts'
import type { Tools } from '../shared/tools.ts'
import { wranglerFailure } from '../shared/wrangler.ts'

const uses = z.array(
  z.object({
    column: z.string(),
    key: z.string(),
    texts: z.number(),
    id: z.string(),
    text: z.string(),
  }),
)

/** How many texts of which column a key sealed, and one of them. */
export type KeyUse = z.output<typeof uses>[number]

/** Asks the database which keys its texts need. It answers with sealed texts. Throws `Stopped`. */
export async function readKeyUses(tools: Tools, database: Database): Promise<KeyUse[]> {
  const present = await query(tools, database, presentColumnsSql())
  const columns = z.array(z.object({ column: z.string() })).parse(present)
  const statements = keyUsesSql(columns.map(({ column }) => column))
  if (statements.length === 0) return []
  return uses.parse(await query(tools, database, statements))
}

/**
 * What is wrong with keys for what a database holds, a line each: every key must be there and open
 * the example. What it opens is thrown away.
 */
export async function faultsOfKeys(keys: SealingKeys, used: KeyUse[]): Promise<string[]> {
  const faults = new Set<string>()
  for (const { column, key, id, text } of used) {
    if (keys.lost.has(key)) continue
    try {
      await unseal(keys, `${column}:${id}` as Place, text as Sealed)
    } catch (error) {
      if (!(error instanceof SealingError)) throw error
      const count = used.filter((use) => use.key === key).reduce((sum, { texts }) => sum + texts, 0)
      faults.add(
        keys.byId.has(key)
          ? `the key "${key}" is not the one that sealed the texts under its name: ${count}`
          : `the key "${key}" is missing; texts that need it: ${count}`,
      )
    }
  }
  return [...faults]
}

async function query(tools: Tools, database: Database, statements: string[]): Promise<unknown[]> {
  const rows = await queryDatabase(tools, database, statements, (ran) =>
    wranglerFailure(
      ran,
      'ask the database which keys its texts need',
      'Nothing was changed. Run the same command again.',
    ),
  )
  return rows.flat()
}
