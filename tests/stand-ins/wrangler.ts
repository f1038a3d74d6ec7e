import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = join(import.meta.dirname, '../..')
// Its own script: the `wrangler` command is a second process that would end before the first.
const cli = fileURLToPath(import.meta.resolve('wrangler'))
const endWithParent = import.meta.resolve('./end-with-parent.ts')

/** Starts wrangler in the project, to run until it is stopped or this process ends. */
export function startWrangler(args: string[]): ChildProcess {
  return startNode(['--no-warnings', '--import', endWithParent, cli, ...args], 'ipc')
}

/** Runs wrangler to its end and returns what it printed. Throws with that text when it fails. */
export function runWrangler(args: string[]): Promise<string> {
  return finish(startNode(['--no-warnings', cli, ...args]), `wrangler ${args.join(' ')}`)
}

/** Runs a script of the project to its end; as `runWrangler`. */
export function runScript(args: string[]): Promise<string> {
  return finish(startNode(args), `node ${args.join(' ')}`)
}

/** With the Node that runs this. Wrangler works offline then, and sends no statistics. */
function startNode(args: string[], channel: 'ipc' | 'ignore' = 'ignore'): ChildProcess {
  return spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', channel],
    env: { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false' },
  })
}

async function finish(child: ChildProcess, name: string): Promise<string> {
  let printed = ''
  let output = ''
  child.stdout?.on('data', (text) => {
    output += text
    printed += text
  })
  child.stderr?.on('data', (text) => {
    printed += text
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${name} failed:\n${printed}`)
  return output
}
