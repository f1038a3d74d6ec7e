import { resolve } from 'node:path'
import { type Outside, openOutside, Stopped } from '../deploy/outside.ts'
import { UsageError } from './arguments.ts'

/**
 * Runs a command of the owner's in this project, and ends the program with 0 when it is done, 1 when it stopped with a
 * reason, 2 when it was called in a way it does not understand.
 */
export async function runCommand(
  usage: string,
  act: (args: string[], project: string, outside: Outside) => Promise<void>,
): Promise<void> {
  const project = resolve(import.meta.dirname, '../../..')
  try {
    await act(process.argv.slice(2), project, openOutside(project))
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${usage}`)
      process.exitCode = 2
    } else if (error instanceof Stopped) {
      console.error(`\n${error.message}`)
      process.exitCode = 1
    } else throw error
  }
}
