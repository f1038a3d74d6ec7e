import { parseArguments, typedPath, UsageError } from '../shared/arguments.ts'

/** What the backup was asked to do. */
export type Options = {
  /** Absolute path of the file to write. */
  file: string
  /** Whether to copy the database of this computer instead of the shop's on Cloudflare. */
  local: boolean
}

export const usage = `npm run db:backup -- <file.sql> [options]
  --local  this computer's database instead of the shop's on Cloudflare`

/** Reads the arguments of the command line. Throws `UsageError`. */
export function readOptions(args: string[]): Options {
  const options = { local: { type: 'boolean', default: false } } as const
  const { values, positionals } = parseArguments({ args, options, allowPositionals: true })
  const [file, ...others] = positionals
  if (!file || others.length > 0) throw new UsageError('Name one file to write to.')
  return { file: typedPath(file), local: values.local }
}
