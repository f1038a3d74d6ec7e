import { redirects } from '../redirects/tables.ts'
import { inChunks } from './in-chunks.ts'
import type { Redirect } from './redirects-file.ts'
import { asInserted, builder, textOf } from './written-queries.ts'

/** Statements that add redirects to the owner's list, or lead them elsewhere. */
export const redirectStatements = (list: Redirect[]): IteratorObject<string> =>
  inChunks(list)
    .map((rows) =>
      builder
        .insert(redirects)
        .values(rows)
        .onConflictDoUpdate({
          target: redirects.fromPath,
          set: asInserted(redirects, ['fromPath']),
        }),
    )
    .map(textOf)
