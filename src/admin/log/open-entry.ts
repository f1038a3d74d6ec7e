import type { Config } from '../../platform/config.ts'
import { type Sealed, SealingError, unseal } from '../../platform/sealing.ts'
import type { LogRow } from './queries.ts'

/** One field that an act changed; undefined: there was none. */
export type Change = { field: string; before: unknown; after: unknown }

/** An entry that can be read; `null` is what no key opens any more. */
export type Entry = Pick<LogRow, 'id' | 'at' | 'act' | 'subject' | 'subjectId' | 'called'> & {
  who: string | null
  changes: Change[] | null
}

/** Opens an entry of the log. What a lost key had sealed does not keep the others from being read. */
export async function openEntry(config: Config, row: LogRow): Promise<Entry> {
  const { id, at, act, subject, subjectId, called } = row
  const open = (column: 'who' | 'before' | 'after', sealed: Sealed) =>
    unseal(config.sealingKeys, `audit_log.${column}:${id}`, sealed)
  const values = async (column: 'before' | 'after'): Promise<Record<string, unknown>> => {
    const sealed = row[column]
    return sealed === null ? {} : JSON.parse(await open(column, sealed))
  }
  return {
    ...{ id, at, act, subject, subjectId, called },
    who: await unlessLost(open('who', row.who)),
    changes: await unlessLost(
      Promise.all([values('before'), values('after')]).then(([before, after]) =>
        [...new Set([before, after].flatMap(Object.keys))].map((field) => ({
          field,
          before: before[field],
          after: after[field],
        })),
      ),
    ),
  }
}

const unlessLost = <T>(opening: Promise<T>): Promise<T | null> =>
  opening.catch((error) => {
    if (error instanceof SealingError) return null
    throw error
  })
