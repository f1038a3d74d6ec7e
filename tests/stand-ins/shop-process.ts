import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Place, readDatabase } from './local-database.ts'
import { shopLogLines } from './shop-log.ts'
import { root, runScript, runWrangler, startWrangler } from './wrangler.ts'

/** Folder of the demo catalogue. */
export const demo = join(root, 'tests/stand-ins/catalogue')

/**
 * Brings a local database to the newest migration, and imports the demo catalogue where there are
 * no products.
 *
 * @param how `encodeLater`: without encoding its pictures; `show` gets a line before each step that
 *   takes time
 */
export async function prepareDatabase(
  place: Place = {},
  how: { encodeLater?: boolean; show?: (line: string) => void } = {},
): Promise<void> {
  const where = place.persistTo ? ['--persist-to', place.persistTo] : []
  if (!isMigrated(place)) {
    how.show?.('Preparing the local database …')
    await runWrangler(['d1', 'migrations', 'apply', 'DB', '--local', ...where])
  }
  if (readDatabase('SELECT 1 FROM products LIMIT 1', place).length > 0) return
  how.show?.('Importing the demo catalogue …')
  const catalogue = [join(demo, 'products.csv'), '--collections', join(demo, 'collections.json')]
  const later = how.encodeLater ? ['--encode-later'] : []
  await runScript(['src/commands/import-catalog.ts', ...catalogue, ...later, ...where])
}

export type Shop = {
  origin: string
  /** Ends the shop and whatever it started. */
  stop: () => Promise<void>
  /** Resolves when the shop ended by itself. */
  ended: Promise<void>
}

/**
 * Starts the shop's Worker as `wrangler dev` and waits until it answers.
 *
 * @param options `entry`: file of another Worker in the shop's place, which must answer at
 *   `/healthz` as well; `files`: folder of the static files, `static` if not told; `secrets`: file of secrets, `.dev.vars` if not told; `vars` win over
 *   wrangler.toml and the file; `onLine` gets the shop's log and wrangler's complaints, line by
 *   line
 */
export async function startShop(
  options: Place & {
    port: number
    entry?: string
    files?: string
    secrets?: string
    vars?: Record<string, string>
    onLine?: (line: string) => void
  },
): Promise<Shop> {
  const { port, entry, files, persistTo, secrets, vars = {}, onLine = console.log } = options
  const child = startWrangler([
    'dev',
    ...(entry ? [entry] : []),
    ...['--port', String(port), '--inspector-port', '0'],
    '--show-interactive-dev-session=false',
    ...(files ? ['--assets', files] : []),
    ...(persistTo ? ['--persist-to', persistTo] : []),
    ...(secrets ? ['--env-file', secrets] : []),
    ...Object.entries(vars).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
  ])
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
  }
  const up = await Promise.race([answers(`${shop.origin}/healthz`), ended.then(() => false)])
  if (!up) {
    await shop.stop()
    throw new Error('The shop did not start; the lines above say why.')
  }
  return shop
}

function isMigrated(place: Place): boolean {
  const applied = readDatabase<{ name: string }>('SELECT name FROM d1_migrations', place)
  const names = new Set(applied.map(({ name }) => name))
  const files = readdirSync(join(root, 'migrations')).filter((name) => name.endsWith('.sql'))
  return files.every((name) => names.has(name))
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
