import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { stripVTControlCharacters as plain } from 'node:util'

/** What a run of wrangler left behind. */
export type Ran = { code: number; stdout: string; stderr: string }

/** Everything outside this folder that deploying touches. The tests put a fake account here. */
export type Outside = {
  wrangler(args: string[]): Promise<Ran>
  /** Asks an address without following redirects. Rejects where nobody answers. */
  fetch(url: string): Promise<{ status: number; text: string }>
  /** Asks the owner a question; null where there is no terminal. */
  ask(question: string): Promise<boolean | null>
  say(line: string): void
  wait(seconds: number): Promise<void>
}

/** The deployment ended before its goal. The message says why and what to do. */
export class Stopped extends Error {
  override name = 'Stopped'
}

/**
 * Runs wrangler for a step that must succeed; returns what it printed. Throws `Stopped` with wrangler's own words.
 *
 * @param purpose completes "could not …"
 * @param remedy what the owner can do about it
 */
export async function run(
  outside: Outside,
  args: string[],
  purpose: string,
  remedy: string,
): Promise<string> {
  const ran = await outside.wrangler(args)
  if (ran.code === 0) return ran.stdout
  throw failure(ran, purpose, remedy)
}

/** A failed run of wrangler as an error for the owner. */
export function failure(ran: Ran, purpose: string, remedy: string): Stopped {
  const words = (ran.stderr || ran.stdout)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !/⛅️|^─+$|Logs were written to/.test(line))
  return new Stopped(`Could not ${purpose}.\n  ${words.join('\n  ')}\n${remedy}`)
}

/** The real world, seen from the project's folder. */
export function openOutside(project: string): Outside {
  return {
    wrangler: (args) => runWrangler(project, args),
    async fetch(url) {
      const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) })
      return { status: answer.status, text: await answer.text() }
    },
    async ask(question) {
      if (!process.stdin.isTTY) return null
      const terminal = createInterface({ input: process.stdin, output: process.stdout })
      const answer = await terminal.question(`${question} [y/N] `)
      terminal.close()
      return /^y(es)?$/i.test(answer.trim())
    },
    say: (line) => console.log(line),
    wait: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
  }
}

/** Wrangler sees no terminal here, so it asks nothing and rewrites no configuration. */
function runWrangler(project: string, args: string[]): Promise<Ran> {
  const program = join(project, 'node_modules/wrangler/bin/wrangler.js')
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', NO_COLOR: '1' }
  return new Promise((resolve, reject) => {
    const options = { cwd: project, env, maxBuffer: 64 * 1024 * 1024 }
    const child = execFile(
      process.execPath,
      [program, ...args],
      options,
      (error, stdout, stderr) =>
        error && typeof error.code !== 'number'
          ? reject(error)
          : resolve({
              code: Number(error?.code ?? 0),
              stdout: plain(stdout),
              stderr: plain(stderr),
            }),
    )
    child.stdin?.end()
  })
}
