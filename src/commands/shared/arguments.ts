import { resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'

/** The command was called with arguments that it does not accept. */
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

/** Reads the arguments of a command that takes none. Throws `UsageError`. */
export function noArguments(args: string[]): void {
  parseArguments({ args })
}

/**
 * Absolute path of a file that somebody typed: a relative path starts where that person stands. npm
 * runs scripts in the project's folder and says in `INIT_CWD` from where it was called.
 */
export const typedPath = (path: string): string => resolve(process.env.INIT_CWD ?? '.', path)
