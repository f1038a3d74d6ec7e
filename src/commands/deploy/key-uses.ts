import * as z from 'zod'
import { keyUsesSql, presentColumnsSql } from '../../key-rotation/key-queries.ts'
import {
  type Place,
  type Sealed,
  SealingError,
  type SealingKeys,
  unseal,
} from '../../platform/sealing.ts'
import { failure, type Outside } from './outside.ts'

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

/**
 * Asks the database which keys its texts need. What comes here is sealed.
 *
 * @param where the database for `wrangler d1 execute`, with `--remote` or `--local`
 */
export async function readKeyUses(outside: Outside, where: string[]): Promise<KeyUse[]> {
  const present = await query(outside, where, presentColumnsSql())
  const columns = z.array(z.object({ column: z.string() })).parse(present)
  const statements = keyUsesSql(columns.map(({ column }) => column))
  if (statements.length === 0) return []
  return uses.parse(await query(outside, where, statements))
}

/**
 * What is wrong with keys for what a database holds, a line each: every key is there and opens the example. What it opens is
 * thrown away.
 */
export async function faultsOfKeys(keys: SealingKeys, used: KeyUse[]): Promise<string[]> {
  const faults = new Set<string>()
  for (const { column, key, id, text } of used) {
    if (keys.lost.has(key)) continue
    try {
      await unseal(keys, `${column}:${id}` as Place, text as Sealed)
    } catch (error) {
      if (!(error instanceof SealingError)) throw error
      const many = used.filter((use) => use.key === key).reduce((sum, { texts }) => sum + texts, 0)
      faults.add(
        keys.byId.has(key)
          ? `the key "${key}" is not the one that sealed the texts under its name: ${many}`
          : `the key "${key}" is missing; texts that need it: ${many}`,
      )
    }
  }
  return [...faults]
}

async function query(outside: Outside, where: string[], sql: string[]): Promise<unknown[]> {
  const ran = await outside.wrangler([
    'd1',
    'execute',
    ...where,
    '--json',
    '--command',
    sql.join('\n'),
  ])
  if (ran.code !== 0)
    throw failure(
      ran,
      'ask the database which keys its texts need',
      'Nothing was changed. Run the same command again.',
    )
  const answers = z.array(z.object({ results: z.array(z.unknown()) })).parse(JSON.parse(ran.stdout))
  return answers.flatMap(({ results }) => results)
}
