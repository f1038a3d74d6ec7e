import { once } from 'node:events'
import type { Place } from './local-database.ts'
import { shopLogLines } from './shop-log.ts'
import { startWrangler } from './wrangler.ts'

export type Shop = {
  origin: string
  /** Ends the shop and whatever it started. */
  stop: () => Promise<void>
  /**
   * Ends them amid whatever they do, as when the power goes; only a shop that runs `alone`.
   */
  kill: () => Promise<void>
  /** Resolves when the shop ended by itself. */
  ended: Promise<void>
}

/**
 * Starts the shop's Worker as `wrangler dev` and waits until it answers.
 *
 * @param options `entry`: file of another Worker in the shop's place, which must answer at
 *   `/healthz` as well, or of a bundle of one; `alone`: in a process group of its own; `files`: folder of the static files, `static` if not told; `secrets`: file of secrets, `.dev.vars` if not told; `vars` win over
 *   wrangler.toml and the file; `onLine` gets the shop's log and wrangler's complaints, line by
 *   line
 */
export async function startShop(
  options: Place & {
    port: number
    entry?: string
    alone?: boolean
    files?: string
    secrets?: string
    vars?: Record<string, string>
    onLine?: (line: string) => void
  },
): Promise<Shop> {
  const { port, entry, alone, files, persistTo, secrets, vars = {}, onLine = console.log } = options
  const child = startWrangler(
    [
      'dev',
      ...(entry ? [entry] : []),
      ...['--port', String(port), '--inspector-port', '0'],
      '--show-interactive-dev-session=false',
      ...(entry?.endsWith('.js') ? ['--no-bundle'] : []),
      ...(files ? ['--assets', files] : []),
      ...(persistTo ? ['--persist-to', persistTo] : []),
      ...(secrets ? ['--env-file', secrets] : []),
      ...Object.entries(vars).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
    ],
    alone,
  )
  const show = shopLogLines(onLine)
  child.stdout?.setEncoding('utf8').on('data', show)
  child.stderr?.setEncoding('utf8').on('data', show)
  const ended = once(child, 'close').then(() => undefined)
  const shop: Shop = {
    origin: `http://localhost:${port}`,
    ended,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
    async kill() {
      if (alone && child.pid) process.kill(-child.pid, 'SIGKILL')
      await ended
    },
  }
  const up = await Promise.race([answers(`${shop.origin}/healthz`), ended.then(() => false)])
  if (!up) {
    await shop.stop()
    throw new Error('The shop did not start; the lines above say why.')
  }
  return shop
}

/** Asks until there is an answer; false after a minute without one. */
async function answers(url: string): Promise<boolean> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => null)
    if (response?.ok) return true
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  return false
}
