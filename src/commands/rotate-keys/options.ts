import { resolve } from 'node:path'
import { parseArguments, typedPath, UsageError } from '../shared/arguments.ts'

/** What the rotation was asked to do. Paths are absolute. */
export type Options = {
  secretsFile: string
  /** Take the older keys off the Worker, now that no text needs them. */
  retire: boolean
  /** Use the database and the keys of this computer. */
  local: boolean
  /** Folder of the local database; null for wrangler's own. */
  persistTo: string | null
}

export const usage = `npm run keys:rotate -- --secrets-file <file> [options]
  --secrets-file <file>     your copy of the shop's secrets: the new key is written to it
  --retire                  the last step: take the older keys off the Worker
  --local                   the keys in .dev.vars and this computer's database
  --persist-to <directory>  where the local database is kept`

/** Reads the arguments of the command line. Throws `UsageError`. */
export function readOptions(args: string[], project: string): Options {
  const { values } = parseArguments({
    args,
    options: {
      'secrets-file': { type: 'string' },
      retire: { type: 'boolean', default: false },
      local: { type: 'boolean', default: false },
      'persist-to': { type: 'string' },
    },
  })
  const file = values['secrets-file'] ?? (values.local ? resolve(project, '.dev.vars') : undefined)
  if (!file)
    throw new UsageError('Which keys? Name your copy of the secrets: --secrets-file <file>.')
  if (values['persist-to'] && !values.local)
    throw new UsageError('--persist-to is for a local database: use it with --local.')
  return {
    secretsFile: typedPath(file),
    retire: values.retire,
    local: values.local,
    persistTo: values['persist-to'] ? typedPath(values['persist-to']) : null,
  }
}
