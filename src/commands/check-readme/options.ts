import { parseArguments } from '../shared/arguments.ts'

export const usage = `npm run check:readme -- [options]
  --write  draw the diagram of the slices anew first`

/** Reads the arguments of the command line. Throws `UsageError`. */
export function readOptions(args: string[]): { write: boolean } {
  const options = { write: { type: 'boolean', default: false } } as const
  return { write: parseArguments({ args, options }).values.write }
}
