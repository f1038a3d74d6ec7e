import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { completeSecrets, localSecrets } from '../stand-ins/local-secrets.ts'
import { freePort } from '../stand-ins/own-shop.ts'
import { startStandIns } from '../stand-ins/server.ts'
import { shopLogLines } from '../stand-ins/shop-log.ts'
import { prepareDatabase } from '../stand-ins/shop-process.ts'
import { startWrangler } from '../stand-ins/wrangler.ts'
import { generatedPieces } from './generated-pieces.ts'
import type { Asked } from './watched-database.ts'

export type Shop = Awaited<ReturnType<typeof openShop>>

/**
 * A shop with the demo catalogue, 10,000 generated pieces behind it and a database of its own, the payment provider beside
 * it. Close it in the end.
 */
export async function openShop() {
  const folder = await mkdtemp(join(tmpdir(), 'jegem-bench-'))
  const [port, standInPort] = [await freePort(), await freePort()]
  const addresses = {
    shop: `http://localhost:${port}`,
    standIns: `http://localhost:${standInPort}`,
  }
  const secretsFile = join(folder, 'secrets')
  const { secrets } = completeSecrets(secretsFile, localSecrets(addresses))
  await prepareDatabase({ persistTo: folder })
  const standIns = await startStandIns({
    port: standInPort,
    shop: addresses.shop,
    secretKey: secrets.STRIPE_SECRET_KEY,
    webhookSecret: secrets.STRIPE_WEBHOOK_SECRET,
  })
  const lines: string[] = []
  const stopWorker = await startWorker(port, folder, secretsFile, lines)
  const origin = addresses.shop

  /** Executes statements in one batch, in the shop's own database. Returns the rows of each. */
  async function sql<Row>(statements: Asked['statements']): Promise<Row[][]> {
    const body = JSON.stringify(statements)
    const answer = await fetch(`${origin}/bench/sql`, { method: 'POST', body })
    if (!answer.ok) throw new Error(`The database refused: ${await answer.text()}`)
    return (await answer.json()) as Row[][]
  }
  await sql(generatedPieces.map((statement) => ({ sql: statement, params: [] })))

  return {
    origin,
    sql,
    /** What the shop has logged. */
    lines,
    async close() {
      await stopWorker()
      await standIns.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Starts the watched Worker and waits until it answers. Returns what stops it. */
async function startWorker(port: number, folder: string, secretsFile: string, lines: string[]) {
  // Recording what the Worker does would cost more than most of what it does.
  process.env.X_LOCAL_OBSERVABILITY = 'false'
  const child = startWrangler([
    ...['dev', fileURLToPath(import.meta.resolve('./worker.ts'))],
    ...['--port', String(port), '--inspector-port', '0', '--show-interactive-dev-session=false'],
    ...['--persist-to', folder, '--env-file', secretsFile],
  ])
  const show = shopLogLines((line) => lines.push(line))
  child.stdout?.setEncoding('utf8').on('data', show)
  child.stderr?.setEncoding('utf8').on('data', show)
  const ended = once(child, 'close')
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  for (const end = Date.now() + 60_000; Date.now() < end && child.exitCode === null; ) {
    const answer = await fetch(`http://localhost:${port}/bench/hello`).catch(() => null)
    if (answer?.ok) return stop
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  await stop()
  throw new Error(`The shop did not start:\n${lines.join('\n')}`)
}
