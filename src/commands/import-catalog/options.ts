import { resolve } from 'node:path'
import { parseArguments, UsageError } from '../command-line/arguments.ts'

/** What the import was asked to do. Paths are absolute. */
export type Options = {
  csv: string
  collections: string | null
  remote: boolean
  dryRun: boolean
  skipBad: boolean
  fetchPictures: boolean
  database: string
  persistTo: string | null
}

export const usage = `npm run catalog:import -- products.csv [options]
  --collections <file.json>  collections with their rules or products
  --remote                   write to the shop on Cloudflare; without it, to the local database
  --dry-run                  check and count, write nothing
  --skip-bad                 leave out products with bad rows and import the others
  --fetch-pictures           download pictures given as URLs
  --database <name>          D1 binding or name; DB by default
  --persist-to <directory>   where the local database is kept`

/** Reads the arguments of the command line. Throws `UsageError`. */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parse(args)
  const [csv, ...others] = positionals
  if (!csv) throw new UsageError('Which file? Name the product CSV.')
  if (others.length > 0)
    throw new UsageError(`One file at a time, please; there is also ${others.join(', ')}.`)
  if (values.remote && values['persist-to'])
    throw new UsageError('--persist-to is for a local database and cannot be used with --remote.')
  return {
    csv: fromCaller(csv),
    collections: values.collections ? fromCaller(values.collections) : null,
    remote: values.remote,
    dryRun: values['dry-run'],
    skipBad: values['skip-bad'],
    fetchPictures: values['fetch-pictures'],
    database: values.database,
    persistTo: values['persist-to'] ? fromCaller(values['persist-to']) : null,
  }
}

const parse = (args: string[]) =>
  parseArguments({
    args,
    allowPositionals: true,
    options: {
      collections: { type: 'string' },
      remote: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      'skip-bad': { type: 'boolean', default: false },
      'fetch-pictures': { type: 'boolean', default: false },
      database: { type: 'string', default: 'DB' },
      'persist-to': { type: 'string' },
    },
  })

// npm runs scripts in the project's folder; paths are meant from where the owner called it.
function fromCaller(path: string): string {
  const byNpm = process.env.npm_lifecycle_event === 'catalog:import'
  return resolve((byNpm && process.env.INIT_CWD) || process.cwd(), path)
}
