import { resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'

/** The command was called in a way it does not understand. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** Reads the arguments of a command line as `node:util` does. Throws `UsageError`. */
export function parseArguments<T extends ParseArgsConfig>(
  config: T,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message)
    throw error
  }
}

/** A path as the owner meant it: npm runs scripts in the project's folder, from wherever it was called. */
export const fromCaller = (path: string): string => resolve(process.env.INIT_CWD ?? '.', path)
