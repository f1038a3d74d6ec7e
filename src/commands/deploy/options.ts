import { parseArguments, typedPath, UsageError } from '../shared/arguments.ts'

/** What the deployment was asked to do. */
export type Options = {
  /** Absolute path of a file with secrets. */
  secretsFile: string | null
  /** Where a new database is created: Cloudflare's location hint. */
  location: string
  dryRun: boolean
  /** Answers every question with yes, wrangler's about changes in the dashboard included. */
  yes: boolean
}

/** Source: `wrangler d1 create --help`. */
const locations = ['weur', 'eeur', 'wnam', 'enam', 'apac', 'oc']

export const usage = `npm run deploy -- [options]
  --secrets-file <file>  secrets that the Worker does not have yet, as NAME="value" lines or JSON
  --location <hint>      where a new database lives: ${locations.join(', ')}; weur by default
  --dry-run              check everything, change nothing
  --yes                  ask no questions, and overwrite what was changed in the dashboard`

/** Reads the arguments of the command line. Throws `UsageError`. */
export function readOptions(args: string[]): Options {
  const { values } = parseArguments({
    args,
    options: {
      'secrets-file': { type: 'string' },
      location: { type: 'string', default: 'weur' },
      'dry-run': { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
    },
  })
  if (!locations.includes(values.location))
    throw new UsageError(`--location ${values.location} is not one of ${locations.join(', ')}.`)
  return {
    secretsFile: values['secrets-file'] ? typedPath(values['secrets-file']) : null,
    location: values.location,
    dryRun: values['dry-run'],
    yes: values.yes,
  }
}
