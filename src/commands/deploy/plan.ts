import { Stopped } from '../shared/stopped.ts'
import type { Tools } from '../shared/tools.ts'
import type { Account } from './account.ts'
import type { Site } from './health.ts'
import type { Options } from './options.ts'
import { howToRestoreKeys } from './sealing-keys.ts'
import type { Shop } from './shop.ts'

/** Prints what a deployment would do now. */
export function sayPlan(shop: Shop, account: Account, options: Options, tools: Tools): void {
  const { database } = shop
  const created = [
    ...(account.hasDatabase ? [] : [`the database ${database.name} near ${options.location}`]),
    ...account.missingQueues.map((queue) => `the queue ${queue}`),
    ...(account.secrets ? [] : [`the Worker ${shop.worker}, with its queues and its KV namespace`]),
  ]
  tools.say(`Would create: ${created.join(', ') || 'nothing'}`)
  tools.say(`Would then migrate ${database.name} and upload ${shop.worker}. Nothing was changed.`)
}

/**
 * Asks about a first deployment, and about one that takes an address from another site. Throws
 * `Stopped` on a no, and while the shop cannot open what it has sealed: a new version would not
 * repair that.
 */
export async function confirm(
  shop: Shop,
  account: Account,
  site: Site,
  { location, yes }: Options,
  tools: Tools,
): Promise<void> {
  if (site === 'the shop, short of a key')
    throw new Stopped(
      `${shop.origin}/healthz says that a key is missing or wrong; ` +
        `\`npx wrangler tail\` shows which.\n${howToRestoreKeys}\n` +
        'Give them to the Worker with `npx wrangler secret put SEALING_KEYS`.',
    )
  const taken = site === 'another site'
  if (yes || (account.secrets && !taken)) return
  const takeover =
    `Another site answers at ${shop.origin}. ` +
    'The shop would take its place, DNS record included.'
  const { name } = shop.database
  const database = account.hasDatabase
    ? `with the existing database ${name} (its orders open only with the keys that sealed them)`
    : `its database near ${location} (it cannot be moved)`
  const answer = await tools.ask(
    taken
      ? `${takeover} Continue?`
      : `New: ${shop.worker} in ${account.name}, at ${shop.origin}, ${database}. Continue?`,
  )
  if (answer) return
  if (answer === false) throw new Stopped('Nothing was changed.')
  if (taken)
    throw new Stopped(
      `${takeover} Nothing was changed. If that is what you want: npm run deploy -- --yes`,
    )
}
