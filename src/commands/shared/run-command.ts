import { UsageError } from './arguments.ts'
import { Stopped } from './stopped.ts'
import { openTools, type Tools } from './tools.ts'

/**
 * Runs a command. Its exit code is 0 when it is done, 1 when it stopped, 2 for wrong usage.
 * Expected errors are reported by their message alone; any other is a mistake in the program and
 * keeps its stack.
 *
 * @param read turns the arguments into options; throws `UsageError`
 * @param run does the work; throws `Stopped`
 */
export async function runCommand<Options>(
  usage: string,
  read: (args: string[]) => Options,
  run: (options: Options, tools: Tools) => void | Promise<void>,
): Promise<void> {
  try {
    await run(read(process.argv.slice(2)), openTools())
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
