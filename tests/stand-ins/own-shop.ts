import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { completeSecrets, localSecrets } from './local-secrets.ts'
import { startStandIns } from './server.ts'
import { type Place, prepareDatabase, startShop } from './shop-process.ts'

/**
 * A running shop with secrets and a database of its own, payment provider and mailbox beside it. Close it in the end.
 *
 * @param prepare what is in its database: the demo catalogue, if not told
 */
export async function openOwnShop(prepare: (place: Place) => Promise<unknown> = prepareDatabase) {
  const folder = await mkdtemp(join(tmpdir(), 'jegem-'))
  const [port, standInPort] = [await freePort(), await freePort()]
  const addresses = {
    shop: `http://localhost:${port}`,
    standIns: `http://localhost:${standInPort}`,
  }
  const secretsFile = join(folder, 'secrets')
  const { secrets } = completeSecrets(secretsFile, localSecrets(addresses))
  await prepare({ persistTo: folder })
  const standIns = await startStandIns({
    port: standInPort,
    shop: addresses.shop,
    secretKey: secrets.STRIPE_SECRET_KEY,
    webhookSecret: secrets.STRIPE_WEBHOOK_SECRET,
  })
  const lines: string[] = []
  const onLine = (line: string) => lines.push(line)
  const shop = await startShop({ port, persistTo: folder, secrets: secretsFile, onLine })

  return {
    ...addresses,
    /** Where wrangler keeps the database. */
    place: { persistTo: folder },
    stripe: standIns.stripe,
    /** What the shop has logged. */
    lines,
    /** Lets the shop's clock strike. */
    clockStrikes: () => fetch(`${addresses.shop}/cdn-cgi/local/scheduled`),
    async close() {
      await shop.stop()
      await standIns.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, 'localhost')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
