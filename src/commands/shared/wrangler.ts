import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { projectFolder } from './project.ts'
import { Stopped } from './stopped.ts'

/** How a run of wrangler ended, and what it printed. */
export type Ran = { code: number; stdout: string; stderr: string }

/** Runs wrangler with these arguments, wherever it runs. */
export type Wrangler = (args: string[]) => Promise<Ran>

/**
 * Wrangler's own program: the `wrangler` command is a second process that ends before this one.
 * @internal
 */
export const wranglerProgram = fileURLToPath(import.meta.resolve('wrangler'))

/**
 * Keeps wrangler from sending statistics and from downloading a sample of `request.cf`.
 * @internal
 */
export const wranglerVariables = {
  WRANGLER_SEND_METRICS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
}

/**
 * Runs wrangler to its end in a folder with a `wrangler.toml`. It sees no terminal there, so it
 * asks nothing and writes no ids into the file.
 */
export async function runWrangler(args: string[], folder: string = projectFolder): Promise<Ran> {
  const child = spawn(process.execPath, ['--no-warnings', wranglerProgram, ...args], {
    cwd: folder,
    env: { ...process.env, ...wranglerVariables, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return {
    // A run that a signal ended has no code.
    code: code ?? 1,
    stdout: stripVTControlCharacters(stdout),
    stderr: stripVTControlCharacters(stderr),
  }
}

/**
 * Runs wrangler for a step that must succeed; returns what it printed. Throws `Stopped` with
 * wrangler's own words.
 *
 * @param purpose completes "Could not …"
 * @param remedy what the owner can do about it
 */
export async function requireWrangler(
  tools: { wrangler: Wrangler },
  args: string[],
  purpose: string,
  remedy: string,
): Promise<string> {
  const ran = await tools.wrangler(args)
  if (ran.code === 0) return ran.stdout
  throw wranglerFailure(ran, purpose, remedy)
}

/** A failed run of wrangler as an error for the owner; parameters as for `requireWrangler`. */
export function wranglerFailure(ran: Ran, purpose: string, remedy: string): Stopped {
  return new Stopped(`Could not ${purpose}.\n${wordsOf(ran.stderr || ran.stdout)}\n${remedy}`)
}

/** What wrangler printed, indented, without its ornaments. */
export function wordsOf(printed: string): string {
  return printed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !/⛅️|^─+$|Logs were written to/.test(line))
    .map((line) => `  ${line}`)
    .join('\n')
}
