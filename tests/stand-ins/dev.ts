import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { publishPictures } from '../../src/commands/import-catalog/picture-files.ts'
import { addDemoStaff, demoStaff } from './access/demo-staff.ts'
import { openClickHouse } from './analytics-engine/clickhouse.ts'
import { demoPictures, encodeBehind } from './demo-pictures.ts'
import { fillStatistics } from './demo-traffic/fill-statistics.ts'
import { databaseFile } from './local-database.ts'
import { completeSecrets, localSecrets } from './local-secrets.ts'
import { isFree } from './ports.ts'
import { prepareDatabase } from './prepare-database.ts'
import { startStandIns } from './server.ts'
import { startShop } from './shop-process.ts'
import { root } from './wrangler.ts'

/**
 * `npm run dev`: the shop and everything it talks to, on this computer. `npm run dev -- --port
 * 9000` moves both.
 */
const { values } = parseArgs({ options: { port: { type: 'string' } } })
const port = Number(values.port ?? process.env.JEGEM_PORT ?? 8787)
const addresses = { shop: `http://localhost:${port}`, standIns: `http://localhost:${port + 1}` }

const stops: (() => Promise<void>)[] = []
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0))

try {
  await start()
} catch (error) {
  if (!stopping) console.error(error instanceof Error ? error.message : error)
  await stop(1)
}

async function start(): Promise<void> {
  await checkPorts()
  const wanted = localSecrets(addresses)
  const { secrets, added } = completeSecrets(join(root, '.dev.vars'), wanted)
  if (added.length > 0) console.log(`.dev.vars: added ${added.join(', ')}`)
  await prepareDatabase({}, { encodeLater: true, show: console.log })
  await addDemoStaff({}, secrets)
  await publishPictures()
  const pictures = encodeBehind(demoPictures({}))

  const standIns = await startStandIns({
    port: port + 1,
    shop: addresses.shop,
    secretKey: secrets.STRIPE_SECRET_KEY,
    webhookSecret: secrets.STRIPE_WEBHOOK_SECRET,
    accessAudience: secrets.ACCESS_AUD,
    picture: pictures.read,
  })
  stops.push(standIns.stop)
  console.log('Starting the shop …')
  const isMeasured = await hasClickHouse()
  const { STRIPE_API_BASE, PAYMENT_PAGE_ORIGINS, SHOP_ORIGIN, ACCESS_TEAM } = wanted
  const vars = {
    ...{ STRIPE_API_BASE, PAYMENT_PAGE_ORIGINS, SHOP_ORIGIN, ACCESS_TEAM },
    STAND_INS: addresses.standIns,
    ...standIns.newsletterVars,
    ...{ ...standIns.stripeVars, ...standIns.paypalVars },
    ...(isMeasured && standIns.analyticsVars),
  }
  const shop = await startShop({ port, vars, entry: 'tests/stand-ins/dev-worker.ts' })
  stops.push(shop.stop)
  void shop.ended.then(() => stop(1))

  const seeded = await fetch(`${addresses.shop}/stand-ins/orders`)
  if (!seeded.ok) console.error(`The desk could not be filled: ${await seeded.text()}`)
  console.log(table())
  await fillStatistics(addresses.shop, isMeasured ? standIns.writePoints : null).catch((error) => {
    console.error(`The statistics could not be filled: ${error.message}`)
  })
  const clock = await startClock()
  stops.push(async () => clearInterval(clock))
  pictures.encodeAll(console.log).catch((error) => {
    console.error(`The pictures could not all be encoded: ${error.message}`)
  })
}

/** Without ClickHouse the shop runs as one whose owner has not entered the keys of statistics. */
async function hasClickHouse(): Promise<boolean> {
  try {
    return Boolean(await openClickHouse())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return false
  }
}

/**
 * Cron does not run by itself in `wrangler dev`. Here it does, at once and every minute, so that
 * holds really end.
 */
async function startClock() {
  // Wrangler is large: loaded before, it would keep the shop waiting.
  const { unstable_readConfig } = await import('wrangler')
  const [often = ''] =
    unstable_readConfig({ config: join(root, 'wrangler.toml') }).triggers.crons ?? []
  const url = `${addresses.shop}/cdn-cgi/local/scheduled?${new URLSearchParams({ cron: often })}`
  const fire = () =>
    fetch(url).catch((error) => console.error(`The clock could not be fired: ${error.message}`))
  void fire()
  return setInterval(fire, 60_000)
}

function table(): string {
  const file = databaseFile()
  const rows = {
    Shop: addresses.shop,
    Desk: `${addresses.shop}/admin; one click signs you in as ${demoStaff()
      .map(({ role }) => role)
      .join(', ')}`,
    Payments: `${addresses.standIns}/control, PayPal's ${addresses.standIns}/paypal`,
    Visits: `${addresses.standIns}/visits`,
    Mailbox: `${addresses.standIns}/mail; newsletters too, which can come back there`,
    Clock: `fires every minute; by hand: curl ${addresses.shop}/cdn-cgi/local/scheduled`,
    Database: file ? relative(root, file) : 'not found',
    Stop: 'Ctrl-C',
  }
  const lines = Object.entries(rows).map(([name, value]) => `  ${name.padEnd(10)}${value}`)
  return `\n${lines.join('\n')}\n`
}

async function checkPorts(): Promise<void> {
  for (const wanted of [port, port + 1])
    if (!(await isFree(wanted)))
      throw new Error(
        `Port ${wanted} is taken. Choose another pair of ports: npm run dev -- --port 9000, or JEGEM_PORT=9000.`,
      )
}

async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  await Promise.all(stops.map((end) => end()))
  process.exit(code)
}
