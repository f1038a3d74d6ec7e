import { normalHandle } from '../../import/read-products.ts'
import { parseArguments, typedPath, UsageError } from '../shared/arguments.ts'
import type { Database } from '../shared/database.ts'

/** What the import was asked to do. Paths are absolute. */
export type Options = {
  csv: string
  collections: string | null
  /** Of a CSV that is neither UTF-8 nor UTF-16. */
  encoding: string | undefined
  redirects: string | null
  dryRun: boolean
  skipBad: boolean
  /** Whether each finding is printed, not one of each kind. */
  allFindings: boolean
  fetchPictures: boolean
  encodeLater: boolean
  /** Former handles of products by their new ones. */
  moved: Map<string, string>
  database: Database
}

export const usage = `npm run catalog:import -- products.csv [options]
  --collections <file.json>  collections with their rules or products
  --encoding <name>          how the CSV was saved, if neither UTF-8 nor UTF-16: windows-1252, …
  --redirects <file.csv>     addresses that moved, as Shopify exports them
  --remote                   write to the shop on Cloudflare; without it, to the local database
  --dry-run                  check and show what would change, write nothing
  --moved <old>=<new>        a product's handle has changed; may be given several times
  --skip-bad                 leave out products with bad rows and import the others
  --all-findings             print each note, not one of each kind
  --fetch-pictures           download pictures given as URLs
  --encode-later             leave the encoding of pictures to the next import
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
  if (values.encoding && !isEncoding(values.encoding))
    throw new UsageError(`There is no encoding "${values.encoding}". Write windows-1252, …`)
  return {
    csv: typedPath(csv),
    collections: values.collections ? typedPath(values.collections) : null,
    encoding: values.encoding,
    redirects: values.redirects ? typedPath(values.redirects) : null,
    dryRun: values['dry-run'],
    skipBad: values['skip-bad'],
    allFindings: values['all-findings'],
    fetchPictures: values['fetch-pictures'],
    encodeLater: values['encode-later'],
    moved: new Map((values.moved ?? []).map(readMove)),
    database: {
      name: values.database,
      remote: values.remote,
      persistTo: values['persist-to'] ? typedPath(values['persist-to']) : null,
    },
  }
}

function readMove(text: string): [string, string] {
  const [old, handle, ...others] = text.split('=').map((part) => normalHandle(part.trim()))
  if (!old || !handle || others.length > 0)
    throw new UsageError(`--moved takes the old handle and the new one, like old-name=new-name.`)
  return [handle, old]
}

function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name) !== null
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const parse = (args: string[]) =>
  parseArguments({
    args,
    allowPositionals: true,
    options: {
      collections: { type: 'string' },
      encoding: { type: 'string' },
      redirects: { type: 'string' },
      remote: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      'skip-bad': { type: 'boolean', default: false },
      'all-findings': { type: 'boolean', default: false },
      'fetch-pictures': { type: 'boolean', default: false },
      moved: { type: 'string', multiple: true },
      'encode-later': { type: 'boolean', default: false },
      database: { type: 'string', default: 'DB' },
      'persist-to': { type: 'string' },
    },
  })
