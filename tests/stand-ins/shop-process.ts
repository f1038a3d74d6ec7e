import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { shopLogLines } from './shop-log.ts'
import { root, runScript, runWrangler, startWrangler } from './wrangler.ts'

/** Where wrangler keeps its local database and the rest: `.wrangler/state`, unless told. */
export type Place = { persistTo?: string }

const DEMO = 'tests/stand-ins/catalogue'

/**
 * Brings a local database to the newest migration, and imports the demo catalogue where there are no products, or no
 * encoded pictures (they are not in git).
 *
 * @returns what had to be done
 */
export async function prepareDatabase({ persistTo }: Place = {}): Promise<{ imported: boolean }> {
  const place = persistTo ? ['--persist-to', persistTo] : []
  await runWrangler(['d1', 'migrations', 'apply', 'DB', '--local', ...place])
  const empty = (await countProducts(place)) === 0
  if (!empty && hasPictures()) return { imported: false }
  const catalogue = [`${DEMO}/products.csv`, '--collections', `${DEMO}/collections.json`]
  await runScript(['src/commands/import-catalog.ts', ...catalogue, ...place])
  return { imported: true }
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
 * @param options `entry`: file of another Worker in the shop's place, which must answer at `/healthz` as well; `secrets`:
 *   file of secrets, `.dev.vars` if not told; `vars` win over wrangler.toml and the file; `alias`: files
 *   that stand in the place of imports, by how these are written; `onLine` gets the shop's log and
 *   wrangler's complaints, line by line
 */
export async function startShop(
  options: Place & {
    port: number
    entry?: string
    secrets?: string
    vars?: Record<string, string>
    alias?: Record<string, string>
    onLine?: (line: string) => void
  },
): Promise<Shop> {
  const { port, entry, persistTo, secrets, vars = {}, alias = {}, onLine = console.log } = options
  const child = startWrangler([
    'dev',
    ...(entry ? [entry] : []),
    ...['--port', String(port), '--inspector-port', '0'],
    '--show-interactive-dev-session=false',
    ...(persistTo ? ['--persist-to', persistTo] : []),
    ...(secrets ? ['--env-file', secrets] : []),
    ...Object.entries(vars).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
    ...Object.entries(alias).flatMap(([name, file]) => ['--alias', `${name}:${file}`]),
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

/** The local database's file, for whoever wants to look inside. Null before the first migration. */
export function databaseFile({ persistTo = join(root, '.wrangler/state') }: Place = {}) {
  const folder = join(persistTo, 'v3/d1/miniflare-D1DatabaseObject')
  if (!existsSync(folder)) return null
  const file = readdirSync(folder).find((name) => /^[0-9a-f]{64}\.sqlite$/.test(name))
  return file ? join(folder, file) : null
}

async function countProducts(place: string[]): Promise<number> {
  const query = ['--command', 'select count(*) as n from products', '--json']
  const printed = await runWrangler(['d1', 'execute', 'DB', '--local', ...place, ...query])
  const [answer] = JSON.parse(printed) as { results: { n: number }[] }[]
  return answer?.results[0]?.n ?? 0
}

function hasPictures(): boolean {
  const folder = join(root, 'static/pictures')
  return existsSync(folder) && readdirSync(folder).length > 0
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
