import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { projectFolder } from '../../src/commands/shared/project.ts'
import {
  runWrangler as run,
  wranglerProgram,
  wranglerVariables,
} from '../../src/commands/shared/wrangler.ts'

/** The project's folder. */
export const root = projectFolder
const endWithParent = import.meta.resolve('./end-with-parent.ts')

/**
 * Starts wrangler in the project, to run until it is stopped or this process ends.
 *
 * @param alone it leads a process group of its own, of it and whatever it starts
 */
export function startWrangler(args: string[], alone = false): ChildProcess {
  return spawn(
    process.execPath,
    ['--no-warnings', '--import', endWithParent, wranglerProgram, ...args],
    {
      cwd: root,
      detached: alone,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...wranglerVariables },
    },
  )
}

/** Runs wrangler to its end and returns what it printed. Throws with its output when it fails. */
export async function runWrangler(args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(args)
  if (code !== 0) throw new Error(`wrangler ${args.join(' ')} failed:\n${stdout}${stderr}`)
  return stdout
}

/** Runs a script of the project to its end. Throws with its output when it fails. */
export async function runScript(args: string[]): Promise<void> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  if (code !== 0) throw new Error(`node ${args.join(' ')} failed:\n${stdout}${stderr}`)
}
