import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from './bundle.ts'
import type { Place } from './local-database.ts'
import { completeSecrets, type LocalSecrets, localSecrets } from './local-secrets.ts'
import { freePort } from './ports.ts'
import { prepareDatabase } from './prepare-database.ts'
import { startStandIns } from './server.ts'
import { startShop } from './shop-process.ts'

/**
 * A running shop with secrets and a database of its own, payment provider and mailbox beside it.
 * Close it in the end.
 *
 * @param prepare what is in its database: the demo catalogue, if not told
 * @param how `entry`: file of the Worker that is started in the shop's place, with the same
 *   bindings; `vars`: its variables; `paypal`: it offers PayPal as well; `patience`: of the
 *   payment providers; `withoutFiles`: serves nothing from `static`, where other tests write:
 *   wrangler starts the Worker anew when a file there changes, amid its requests
 */
export async function openOwnShop(
  prepare: (place: Place, secrets: LocalSecrets) => Promise<unknown> = (place) =>
    prepareDatabase(place),
  how: {
    entry?: string
    vars?: Record<string, string>
    paypal?: boolean
    patience?: { never: number; slow: number }
    withoutFiles?: boolean
  } = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'jegem-'))
  const [port, standInPort] = [await freePort(), await freePort()]
  const addresses = {
    shop: `http://localhost:${port}`,
    standIns: `http://localhost:${standInPort}`,
  }
  const lines: string[] = []
  const stops = [() => rm(folder, { recursive: true, force: true })]
  const close = async () => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop()
  }

  try {
    const secretsFile = join(folder, 'secrets')
    const { secrets } = completeSecrets(secretsFile, localSecrets(addresses))
    await prepare({ persistTo: folder }, secrets)
    const standIns = await startStandIns({
      port: standInPort,
      shop: addresses.shop,
      secretKey: secrets.STRIPE_SECRET_KEY,
      webhookSecret: secrets.STRIPE_WEBHOOK_SECRET,
      accessAudience: secrets.ACCESS_AUD,
      ...(how.patience && { patience: how.patience }),
    })
    stops.push(standIns.stop)
    const entry = await bundle(how.entry ?? 'src/index.ts')
    const files = how.withoutFiles && (await mkdtemp(join(folder, 'static-')))
    const start = () =>
      startShop({
        port,
        entry,
        alone: true,
        persistTo: folder,
        secrets: secretsFile,
        onLine: (line) => lines.push(line),
        ...(files && { files }),
        vars: {
          STAND_INS: addresses.standIns,
          ...{ ...standIns.analyticsVars, ...standIns.newsletterVars, ...standIns.stripeVars },
          ...{ ...(how.paypal && standIns.paypalVars), ...how.vars },
        },
      })
    let shop = await start()
    stops.push(() => shop.stop())

    return {
      ...addresses,
      /** Its secrets. */
      keys: Object.entries({
        ...{ ...secrets, ...standIns.analyticsVars, ...standIns.newsletterVars },
        ...standIns.paypalVars,
      })
        .filter(([name]) => /KEY|SECRET|TOKEN/.test(name))
        .map(([, secret]) => secret.replace(/^\w+:/, '')),
      /** Where wrangler keeps the database. */
      place: { persistTo: folder },
      stripe: standIns.stripe,
      paypal: standIns.paypal,
      analytics: standIns.analytics,
      /** The service that sends its newsletters. */
      bulkMail: standIns.bulkMail,
      writePoints: standIns.writePoints,
      /** What the shop has logged. */
      lines,
      /** Lets the shop's clock strike. */
      clockStrikes: () => fetch(`${addresses.shop}/cdn-cgi/local/scheduled`),
      /** Ends it amid whatever it does, and lets its place and the stand-ins be. */
      kill: () => shop.kill(),
      /** Starts it on the same database after it was killed. */
      async startAgain() {
        shop = await start()
      },
      close,
    }
  } catch (error) {
    for (const line of lines) console.error(line)
    await close()
    throw error
  }
}
