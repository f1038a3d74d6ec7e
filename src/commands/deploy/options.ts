import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** What the deployment was asked to do. */
export type Options = {
  /** Absolute path of a file with secrets. */
  secretsFile: string | null
  /** Where a new database gets its home; Cloudflare's location hint. */
  location: string
  dryRun: boolean
  /** Answers every question with yes, wrangler's about changes from elsewhere included. */
  yes: boolean
}

/** The command was called in a way it does not understand. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** Source: `wrangler d1 create --help`. */
const locations = ['weur', 'eeur', 'wnam', 'enam', 'apac', 'oc']

export const usage = `npm run deploy -- [options]
  --secrets-file <file>  secrets that the Worker does not have yet, NAME="value" lines or JSON
  --location <hint>      where a new database lives: ${locations.join(', ')}; weur unless given
  --dry-run              look at everything, change nothing
  --yes                  ask no questions, and replace what was changed in the dashboard`

/** Reads the arguments of the command line. Throws `UsageError`. */
export function readOptions(args: string[]): Options {
  const values = parse(args)
  if (!locations.includes(values.location))
    throw new UsageError(`--location ${values.location} is not one of ${locations.join(', ')}.`)
  return {
    // npm runs scripts in the project's folder; paths are meant from where the owner called it.
    secretsFile: values['secrets-file']
      ? resolve(process.env.INIT_CWD ?? '.', values['secrets-file'])
      : null,
    location: values.location,
    dryRun: values['dry-run'],
    yes: values.yes,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        'secrets-file': { type: 'string' },
        location: { type: 'string', default: 'weur' },
        'dry-run': { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message)
    throw error
  }
}
